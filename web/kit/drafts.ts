import { serverNow } from './time.ts'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** Something begun and not sent. `title` and `path` let the desk lead back to it. */
export type Draft<T = unknown> = {
  readonly name: string
  readonly title: string
  readonly path: string
  readonly savedAt: string
  readonly value: T
}

/**
 * Drafts survive a lost connection, an expired session and a closed window. They hold what people
 * tell, so they lie in the browser only sealed under a key that the server gives to the signed-in
 * account. Where the browser offers no sealing (plain http) they live as long as the tab.
 */
type Home = { readonly prefix: string; readonly storage: Storage; readonly key: CryptoKey | null }

const mark = 'tiexin.draft.'
const pause = 400
const keptDays = 30

let home: Home | null = null
let drafts: ReadonlyMap<string, Draft> = new Map()
const listeners = new Set<() => void>()

function set(next: ReadonlyMap<string, Draft>): void {
  drafts = next
  for (const listener of listeners) listener()
}

/** Opens the drafts of the account that has signed in. @param draftKey base64, 32 bytes */
export async function openDrafts(accountId: string, draftKey: string | undefined): Promise<void> {
  const prefix = `${mark}${accountId}.`
  if (home?.prefix === prefix) return
  const key = await keyFrom(draftKey)
  home = { prefix, key, storage: key === null ? sessionStorage : localStorage }
  const found = new Map<string, Draft>()
  const oldest = serverNow() - keptDays * 86_400_000
  for (const address of stored(home.storage, prefix)) {
    const draft = await unseal(home.storage.getItem(address) ?? '', key)
    if (draft === undefined || Date.parse(draft.savedAt) < oldest) home.storage.removeItem(address)
    else found.set(draft.name, draft)
  }
  set(found)
}

/** On signing out: what is sealed stays for its owner, what could not be sealed goes. */
export function closeDrafts(): void {
  if (home !== null && home.key === null) {
    for (const address of stored(home.storage, home.prefix)) home.storage.removeItem(address)
  }
  home = null
  set(new Map())
}

/** How many drafts wait on this machine; their owner is not known before signing in. */
export function countOfDrafts(): number {
  return [localStorage, sessionStorage].flatMap((storage) => stored(storage, mark)).length
}

export function useDrafts(): readonly Draft[] {
  const map = useSyncExternalStore(subscribe, () => drafts)
  return [...map.values()]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export type DraftHandle<T> = {
  readonly value: T
  readonly savedAt: string | undefined
  /** true when the page began with what was left here earlier */
  readonly isContinued: boolean
  readonly change: (part: Partial<T>) => void
  readonly clear: () => void
}

/**
 * A form's content that saves itself.
 * @param title what the desk calls it: no name, no address, only the kind and a number
 */
export function useDraft<T extends object>(name: string, title: string, empty: T): DraftHandle<T> {
  const [kept] = useState(() => drafts.get(name) as Draft<T> | undefined)
  const [value, setValue] = useState<T>(() => ({ ...empty, ...kept?.value }))
  const [savedAt, setSavedAt] = useState(kept?.savedAt)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pending = useRef<(() => void) | null>(null)

  const change = useCallback(
    (part: Partial<T>) => {
      setValue((before) => {
        const next = { ...before, ...part }
        pending.current = () => {
          pending.current = null
          const at = new Date(serverNow()).toISOString()
          const path = window.location.pathname + window.location.search
          void keep({ name, title, path, savedAt: at, value: next })
          setSavedAt(at)
        }
        return next
      })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => pending.current?.(), pause)
    },
    [name, title],
  )
  const clear = useCallback(() => {
    clearTimeout(timer.current)
    pending.current = null
    forget(name)
    setSavedAt(undefined)
    setValue(empty)
  }, [name, empty])

  // What was typed in the last moment before leaving is kept too.
  useEffect(() => () => pending.current?.(), [])
  return { value, savedAt, isContinued: kept !== undefined, change, clear }
}

async function keep(draft: Draft): Promise<void> {
  if (home === null) return
  set(new Map(drafts).set(draft.name, draft))
  home.storage.setItem(home.prefix + draft.name, await seal(draft, home.key))
}

export function forget(name: string): void {
  if (home === null) return
  const next = new Map(drafts)
  next.delete(name)
  home.storage.removeItem(home.prefix + name)
  set(next)
}

function stored(storage: Storage, prefix: string): string[] {
  return Object.keys(storage).filter((address) => address.startsWith(prefix))
}

async function keyFrom(draftKey: string | undefined): Promise<CryptoKey | null> {
  if (draftKey === undefined || !window.isSecureContext) return null
  return crypto.subtle.importKey('raw', bytesOf(draftKey), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function seal(draft: Draft, key: CryptoKey | null): Promise<string> {
  const text = JSON.stringify(draft)
  if (key === null) return text
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(text),
  )
  return `${textOf(iv)}.${textOf(new Uint8Array(body))}`
}

async function unseal(text: string, key: CryptoKey | null): Promise<Draft | undefined> {
  try {
    if (key === null) return JSON.parse(text) as Draft
    const [iv = '', body = ''] = text.split('.')
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytesOf(iv) },
      key,
      bytesOf(body),
    )
    return JSON.parse(new TextDecoder().decode(opened)) as Draft
  } catch {
    return undefined
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
}

function textOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCodePoint(byte)
  return btoa(text)
}
