import { useCallback, useSyncExternalStore } from 'react'

/** What a person chose for herself on this machine: columns, views, theme. Never personal data. */
const listeners = new Set<() => void>()
let owner = 'anyone'

/** Whose preferences these are from now on: the account id. */
export function preferOf(accountId: string): void {
  owner = accountId
  for (const listener of listeners) listener()
}

function keyOf(name: string): string {
  return `tiexin.prefer.${owner}.${name}`
}

export function usePreference<T>(name: string, otherwise: T): [T, (next: T) => void] {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(keyOf(name)))
  const set = useCallback(
    (next: T) => {
      localStorage.setItem(keyOf(name), JSON.stringify(next))
      for (const listener of listeners) listener()
    },
    [name],
  )
  return [parsed(text, otherwise), set]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function parsed<T>(text: string | null, otherwise: T): T {
  if (text === null) return otherwise
  try {
    return JSON.parse(text) as T
  } catch {
    return otherwise
  }
}

export type Theme = 'system' | 'light' | 'dark'

const themeStore = 'tiexin.theme'

export function chosenTheme(): Theme {
  const stored = localStorage.getItem(themeStore)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Light, dark, or as the machine says. Chosen per machine: before anybody signs in it holds too. */
export function wear(theme: Theme): void {
  localStorage.setItem(themeStore, theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
