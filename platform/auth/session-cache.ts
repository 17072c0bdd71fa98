import type { Clock } from '../time/clock.ts'
import { tokenHash } from './token.ts'

/** How long a process trusts what it read: the longest that a revocation elsewhere can be overlooked. */
export const cacheMilliseconds = 2_000

const capacity = 10_000

/**
 * Accounts whose rights or sessions were just changed in this process, and until when the database
 * is asked about them every time. Marked before the change commits, hence for as long as anything
 * read before the commit could still be remembered. One list for the process: commands that change
 * an account know nothing of the caches.
 */
const doubtfulUntil = new Map<string, number>()

/** To be called by every command that changes what a session of the account may do. */
export function forgetSessionsOf(accountId: string, now: Date): void {
  if (doubtfulUntil.size >= capacity) dropSettled(now.getTime())
  doubtfulUntil.set(accountId, now.getTime() + cacheMilliseconds)
}

function dropSettled(now: number): void {
  for (const [account, until] of doubtfulUntil) if (until < now) doubtfulUntil.delete(account)
}

type Entry<Found> = { readonly at: number; readonly found: Promise<Found | undefined> }

/**
 * Remembers, for two seconds, whom a token belongs to, so that a page's burst of calls asks the
 * database once. Calls that arrive together share one question.
 */
export class SessionCache<Found extends { readonly accountId: string }> {
  readonly #clock: Clock
  readonly #find: (hash: Buffer) => Promise<Found | undefined>
  readonly #entries = new Map<string, Entry<Found>>()

  constructor(clock: Clock, find: (hash: Buffer) => Promise<Found | undefined>) {
    this.#clock = clock
    this.#find = find
  }

  async get(token: string): Promise<Found | undefined> {
    const hash = tokenHash(token)
    const key = hash.toString('base64')
    const now = this.#clock.now().getTime()
    const known = this.#entries.get(key)
    if (known !== undefined && Math.abs(now - known.at) < cacheMilliseconds) {
      const found = await known.found
      if (found !== undefined && !isDoubtful(found, now)) return found
    }
    return this.#ask(key, hash, now)
  }

  async #ask(key: string, hash: Buffer, now: number): Promise<Found | undefined> {
    const entry = { at: now, found: this.#find(hash) }
    if (this.#entries.size >= capacity) this.#entries.clear()
    this.#entries.set(key, entry)
    try {
      const found = await entry.found
      if (found === undefined) this.#drop(key, entry)
      return found
    } catch (error) {
      this.#drop(key, entry)
      throw error
    }
  }

  /** Only what this call put there: a later question may stand in its place. */
  #drop(key: string, entry: Entry<Found>): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key)
  }
}

function isDoubtful({ accountId }: { accountId: string }, now: number): boolean {
  const until = doubtfulUntil.get(accountId)
  return until !== undefined && now <= until
}
