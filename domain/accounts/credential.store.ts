import { insertMany, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { authSettings } from '#platform/auth/auth-settings.ts'
import { hashPassword } from '#platform/auth/password-hash.ts'
import type { Account } from './account.schema.ts'

/** What proves who somebody is. Read and written by the system alone. */
export type Credentials = {
  readonly passwordHash: string
  readonly passwordHistory: readonly string[]
  readonly passwordChangedAt: string
  readonly mustChange: boolean
  readonly totpSecret: Buffer | null
  readonly totpPending: Buffer | null
}

/** An account with its credentials. */
export type Keeper = Account & Credentials

export function findKeeper(tx: Tx, username: string): Promise<Keeper | undefined> {
  return tx.maybe<Keeper>(
    sql`select a.id, a.username, a.name, a.org_id, a.status, a.created_at, a.ended_at, a.version,
          r.roles, r.divisions, r.clearance, c.password_hash, c.password_history,
          c.password_changed_at, c.must_change, c.totp_secret, c.totp_pending
        from accounts a
        join account_rights r on r.region = a.region and r.account_id = a.id
        join credentials c on c.region = a.region and c.account_id = a.id
        where a.region = ${tx.actor.region} and a.username = ${username}`,
  )
}

export type FirstPassword = {
  readonly id: string
  readonly passwordHash: string
  readonly mustChange: boolean
}

const columns = {
  ...{ region: 'text', accountId: 'uuid', passwordHash: 'text', passwordHistory: 'text[]' },
  ...{ passwordChangedAt: 'timestamptz', mustChange: 'boolean' },
}

export function insertCredentials(tx: Tx, firsts: readonly FirstPassword[]): void {
  const rows = firsts.map(({ id, passwordHash, mustChange }) => ({
    ...{ region: tx.actor.region, accountId: id, passwordHash, passwordHistory: [passwordHash] },
    ...{ passwordChangedAt: tx.now.toISOString(), mustChange },
  }))
  tx.send(insertMany('credentials', columns, rows))
}

/** Sets a password; the last few hashes are kept so that none of them comes back. */
export function savePassword(
  tx: Tx,
  accountId: string,
  { passwordHash, mustChange }: { passwordHash: string; mustChange: boolean },
): void {
  tx.send(
    sql`update credentials set password_hash = ${passwordHash}, must_change = ${mustChange},
          password_changed_at = ${tx.now.toISOString()},
          password_history = (array[${passwordHash}]::text[] || password_history)[1:${authSettings.passwordsRemembered}::int]
        where region = ${tx.actor.region} and account_id = ${accountId}`,
  )
}

export function savePendingFactor(tx: Tx, accountId: string, secret: string): void {
  const sealed = tx.keyring.seal(secret, pendingContext(accountId))
  tx.send(
    sql`update credentials set totp_pending = ${sealed}
        where region = ${tx.actor.region} and account_id = ${accountId}`,
  )
}

/** @param step the time step of the code that confirmed it: that code is used up */
export function saveFactor(
  tx: Tx,
  accountId: string,
  { secret, step, recoveryHashes }: { secret: string; step: number; recoveryHashes: string[] },
): void {
  const sealed = tx.keyring.seal(secret, secretContext(accountId))
  tx.send(
    sql`update credentials set totp_secret = ${sealed}, totp_pending = null,
          totp_last_step = ${step}, recovery_hashes = ${recoveryHashes}::text[]
        where region = ${tx.actor.region} and account_id = ${accountId}`,
  )
}

export function removeFactor(tx: Tx, accountId: string): void {
  tx.send(
    sql`update credentials set totp_secret = null, totp_pending = null, totp_last_step = null,
          recovery_hashes = '{}'
        where region = ${tx.actor.region} and account_id = ${accountId}`,
  )
}

export function openPendingFactor(tx: Tx, keeper: Keeper): string | undefined {
  return keeper.totpPending === null
    ? undefined
    : tx.keyring.open(keeper.totpPending, pendingContext(keeper.id))
}

export function openFactor(tx: Tx, keeper: Keeper): string | undefined {
  return keeper.totpSecret === null
    ? undefined
    : tx.keyring.open(keeper.totpSecret, secretContext(keeper.id))
}

/** @returns whether the step was still unused: of two equal codes at once only one gets through */
export async function useStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const used = await tx.maybe(
    sql`update credentials set totp_last_step = ${step}
        where region = ${tx.actor.region} and account_id = ${accountId}
          and (totp_last_step is null or totp_last_step < ${step})
        returning account_id`,
  )
  return used !== undefined
}

/** @returns whether the recovery code was there; it is used up */
export async function useRecoveryHash(tx: Tx, accountId: string, hash: string): Promise<boolean> {
  const used = await tx.maybe(
    sql`update credentials set recovery_hashes = array_remove(recovery_hashes, ${hash})
        where region = ${tx.actor.region} and account_id = ${accountId}
          and ${hash} = any (recovery_hashes)
        returning account_id`,
  )
  return used !== undefined
}

export async function withSecondFactor(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ accountId: string }>(
    sql`select account_id from credentials where region = ${tx.actor.region}
          and account_id = any (${[...ids]}::uuid[]) and totp_secret is not null`,
  )
  return new Set(rows.map(({ accountId }) => accountId))
}

function secretContext(id: string): { table: string; field: string; id: string } {
  return { table: 'credentials', field: 'totpSecret', id }
}

function pendingContext(id: string): { table: string; field: string; id: string } {
  return { table: 'credentials', field: 'totpPending', id }
}

/** From here on the transaction is the system's: nobody else writes credentials. */
export async function saveFirstPassword(tx: Tx, id: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  tx.asSystem()
  insertCredentials(tx, [{ id, passwordHash, mustChange: true }])
}

/** A one-time password: it must be changed before anything else is done with it. */
export async function saveResetPassword(tx: Tx, id: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  tx.asSystem()
  savePassword(tx, id, { passwordHash, mustChange: true })
}
