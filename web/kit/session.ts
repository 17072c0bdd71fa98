import { useSyncExternalStore } from 'react'
import type { Role } from '#platform/access/actor.ts'

/** Who sits here. The shell fills it after signing in; pages only read it. */
export type SignedIn = {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly orgId: string
  readonly orgName: string
  readonly roles: readonly Role[]
  readonly divisions: readonly string[]
}

let signedIn: SignedIn | null = null
const listeners = new Set<() => void>()

export function setSignedIn(next: SignedIn | null): void {
  signedIn = next
  for (const listener of listeners) listener()
}

export function useSignedIn(): SignedIn | null {
  return useSyncExternalStore(subscribe, () => signedIn)
}

/** True when the person has one of the roles: decides what is shown, never what is allowed. */
export function useHasRole(...anyOf: readonly Role[]): boolean {
  const me = useSignedIn()
  return me !== null && anyOf.some((role) => me.roles.includes(role))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
