import type { Actor } from '#platform/access/actor.ts'
import { systemActor } from '#platform/access/actor.ts'
import { refuse } from '#platform/access/decision.ts'
import { SessionCache } from '#platform/auth/session-cache.ts'
import { isSightStale } from '#platform/auth/session-state.ts'
import type { Database } from '#platform/db/database.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import type { Authenticate } from '#platform/http/server.ts'
import { actorOf } from './account.policy.ts'
import type { OpenAccount, Rights } from './account.schema.ts'
import {
  findAccount,
  findActiveAccounts,
  findActiveOf,
  findNames,
  insertAccountRows,
} from './account.store.ts'
import { insertCredentials } from './credential.store.ts'
import { isPasswordOnly, stateOfFile } from './me.store.ts'
import { findSessionFile, markSeen, type SessionFile } from './session.store.ts'

/**
 * How the server finds out who asks. What was read is trusted for two seconds (`SessionCache`), so a
 * revocation in another process takes at most that long; one in this process is seen at once.
 */
export function authenticatorOf({ db, clock, config }: Runtime): Authenticate {
  const system = systemActor(config.region)
  // Two memories: what a poll has found must not hide the next use from being written down.
  const [uses, polls] = [cacheThat({ marks: true }), cacheThat({ marks: false })]
  return async (token, isUse) => {
    const file = await (isUse ? uses : polls).get(token)
    if (file === undefined) return undefined
    const now = clock.now()
    switch (stateOfFile(file, now)) {
      case 'ended':
        return undefined
      case 'locked':
        return refuse('session-locked')
      case 'open':
        return {
          actor: actorOf({ ...file, id: file.accountId }, config.region),
          passwordOnly: isPasswordOnly(file, now),
        }
    }
  }

  function cacheThat({ marks }: { marks: boolean }): SessionCache<SessionFile> {
    return new SessionCache<SessionFile>(clock, (hash) =>
      db.within(system, async (tx) => {
        const file = await findSessionFile(tx, hash)
        const isOpen = file !== undefined && stateOfFile(file, tx.now) === 'open'
        if (marks && isOpen && isSightStale(file.lastSeenAt, tx.now)) markSeen(tx, file.sessionId)
        return file
      }),
    )
  }
}

/** Who an account is now; `undefined` when it may no longer act. For work that outlives its request. */
export async function actorOfAccount(
  db: Database,
  region: string,
  accountId: string,
): Promise<Actor | undefined> {
  const account = await db.within(systemActor(region), (tx) => findAccount(tx, accountId))
  return account?.status === 'active' ? actorOf(account, region) : undefined
}

/**
 * Who may act now for these organisations, and who of these accounts may: as actors, so that a job can
 * ask policies for many people at once. As the system.
 */
export async function findActors(
  tx: Tx,
  wanted: { readonly orgs: readonly string[]; readonly accounts: readonly string[] },
): Promise<Actor[]> {
  const found = await findActiveAccounts(tx, wanted)
  return found.map((account) => actorOf(account, tx.actor.region))
}

/** An account as the simulated city makes it, with a password that is already hashed. */
export type NewAccount = OpenAccount &
  Rights & { readonly id: string; readonly passwordHash: string; readonly mustChange: boolean }

/** Many accounts in three statements, as the system. */
export function insertAccounts(tx: Tx, accounts: readonly NewAccount[]): void {
  const standing = { status: 'active', endedAt: null, version: 1 } as const
  const createdAt = tx.now.toISOString()
  const rows = accounts.map((account) => ({ ...account, ...standing, createdAt }))
  insertAccountRows(tx, rows)
  insertCredentials(tx, accounts)
}

/** Names to show beside ids, as far as the actor may see them. */
export async function accountNames(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { name: string; orgId: string }>> {
  const found = await findNames(tx, ids)
  return new Map(found.map(({ id, name, orgId }) => [id, { name, orgId }]))
}

export { accountStands } from './account.store.ts'

/** Who in the actor's own organisations may take something on. */
export function findColleagues(tx: Tx): Promise<{ id: string; name: string }[]> {
  return findActiveOf(tx, tx.actor.orgs)
}
