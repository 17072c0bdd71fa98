import { findActors } from '#domain/accounts/account.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { mayReadNotice } from './notice.policy.ts'
import type { Notice } from './notice.schema.ts'

/**
 * Whom a notice is told to outside the platform, by the notice's id: the account it names, or the
 * organisation's active accounts, of these only who may read it in the platform. Whoever is shut out
 * is never among them. As the system.
 */
export async function recipientsOf(
  tx: Tx,
  notices: readonly Notice[],
): Promise<ReadonlyMap<string, readonly Actor[]>> {
  const orgs = given(notices.map(({ orgId }) => orgId))
  const accounts = given(notices.map(({ accountId }) => accountId))
  if (orgs.length + accounts.length === 0) return new Map()
  const actors = await findActors(tx, { orgs, accounts })
  return new Map(
    notices.map((notice) => [
      notice.id,
      actors.filter((actor) => !isRefusal(mayReadNotice(actor, notice))),
    ]),
  )
}

function given(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
