import { findOrganisation, organisationNames } from '#domain/organisations/organisation.public.ts'
import { has } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { AccountView } from './account.contract.ts'
import { accountOf, type Account } from './account.schema.ts'
import { findAccount, lockAccountRow } from './account.store.ts'
import { withSecondFactor } from './credential.store.ts'
import { findLocks } from './sign-in-try.store.ts'

/**
 * For a command. Row-level security locks only what the actor may change, so whoever may not is shown
 * what she can see, for the policy to name the reason.
 */
export function loadAccount(tx: Tx, id: string): Promise<Account | undefined> {
  const mayChange = has(tx.actor, 'system-admin', 'security-admin') && id !== tx.actor.id
  return mayChange ? lockAccountRow(tx, id) : findAccount(tx, id)
}

/** An account whose rights are about to be set: they may not reach beyond its organisation's. */
export type AccountInOrganisation = Account & { readonly administers: readonly string[] }

export async function loadAccountInOrganisation(
  tx: Tx,
  id: string,
): Promise<AccountInOrganisation | undefined> {
  const account = await loadAccount(tx, id)
  if (account === undefined) return undefined
  const organisation = await findOrganisation(tx, account.orgId)
  return { ...account, administers: organisation?.administers ?? [] }
}

/** What the administrators see. From here on the transaction is the system's: credentials are its own. */
export async function accountViews(tx: Tx, accounts: readonly Account[]): Promise<AccountView[]> {
  tx.asSystem()
  const [names, protectedIds, locks] = await Promise.all([
    organisationNames(
      tx,
      accounts.map(({ orgId }) => orgId),
    ),
    withSecondFactor(
      tx,
      accounts.map(({ id }) => id),
    ),
    findLocks(
      tx,
      accounts.map(({ username }) => username),
    ),
  ])
  const lockedUntil = new Map(locks.map((lock) => [lock.username, lock.lockedUntil]))
  return accounts.map((account) => ({
    ...accountOf(account),
    orgName: names.get(account.orgId) ?? '',
    hasSecondFactor: protectedIds.has(account.id),
    lockedUntil: lockedUntil.get(account.username) ?? null,
  }))
}

export async function accountView(tx: Tx, account: Account): Promise<AccountView> {
  const [view] = await accountViews(tx, [account])
  if (view === undefined) throw new Error('one account has one view')
  return view
}
