import type { Tx } from '#platform/db/tx.ts'
import type { Kin } from './kinship.schema.ts'
import { findKin, shutOut } from './kinship.store.ts'

/**
 * Accounts that are recorded kin of these persons: declared by themselves or by the security
 * administrator, or one recorded relation away from an account's own file. Files of the same person
 * count as one. Found beyond the actor's scope; never to be shown to whoever asked.
 */
export function kinOf(tx: Tx, personIds: readonly string[]): Promise<Kin[]> {
  return findKin(tx, personIds)
}

/** 利益冲突: the accounts to be shut out of whatever concerns these persons, each once. */
export async function barredAccountsFor(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const kin = await kinOf(tx, personIds)
  return [...new Set(kin.map(({ accountId }) => accountId))].toSorted()
}

/**
 * Closes files, and all that hangs on them, to accounts: for subscribers that act as the system, when
 * a matter shuts somebody out who would still find the other party's address in her file.
 */
export function shutOutOfFiles(
  tx: Tx,
  personIds: readonly string[],
  accountIds: readonly string[],
): void {
  if (personIds.length > 0 && accountIds.length > 0) shutOut(tx, personIds, accountIds)
}
