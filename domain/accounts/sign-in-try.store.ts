import { authSettings, minute, shifted } from '#platform/auth/auth-settings.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Left after this one, or until when no try is taken. */
export type Try = { readonly left: number } | { readonly lockedUntil: string }

const lockTime = authSettings.lockMinutes * minute

/**
 * Takes one of the tries that a name has, *before* the password is looked at: however many guesses
 * run at once, no more than five are ever compared. A right password gives them back.
 */
export async function takeTry(tx: Tx, username: string): Promise<Try> {
  const { region } = tx.actor
  const index = indexOf(tx, username)
  const settled = shifted(tx.now, -lockTime)
  const taken = await tx.maybe<{ failed: number }>(
    sql`insert into sign_in_tries as t (region, name_index, failed, last_at)
        values (${region}, ${index}, 1, ${tx.now.toISOString()})
        on conflict (region, name_index) do update set
          failed = case when t.last_at <= ${settled} then 1 else t.failed + 1 end,
          last_at = excluded.last_at
        where t.failed < ${authSettings.tries} or t.last_at <= ${settled}
        returning failed`,
  )
  if (taken !== undefined) return { left: authSettings.tries - taken.failed }
  const [standing] = await findLocks(tx, [username])
  return { lockedUntil: standing?.lockedUntil ?? shifted(tx.now, lockTime) }
}

/** The password was right, and only something else is still missing. */
export function giveTryBack(tx: Tx, username: string): void {
  tx.send(
    sql`update sign_in_tries set failed = failed - 1
        where region = ${tx.actor.region} and name_index = ${indexOf(tx, username)} and failed > 0`,
  )
}

export function clearTries(tx: Tx, username: string): void {
  tx.send(
    sql`delete from sign_in_tries
        where region = ${tx.actor.region} and name_index = ${indexOf(tx, username)}`,
  )
}

/** Which of the names are locked after failures, and until when. */
export async function findLocks(
  tx: Tx,
  usernames: readonly string[],
): Promise<{ username: string; lockedUntil: string }[]> {
  const names = new Map(usernames.map((name) => [indexOf(tx, name).toString('hex'), name]))
  const rows = await tx.rows<{ nameIndex: Buffer; lastAt: string }>(
    sql`select name_index, last_at from sign_in_tries
        where region = ${tx.actor.region} and failed >= ${authSettings.tries}
          and last_at > ${shifted(tx.now, -lockTime)}
          and name_index = any (${[...names.keys()].map((hex) => Buffer.from(hex, 'hex'))}::bytea[])`,
  )
  return rows.map(({ nameIndex, lastAt }) => ({
    username: names.get(nameIndex.toString('hex')) ?? '',
    lockedUntil: shifted(lastAt, lockTime),
  }))
}

/** Forgets what no longer counts. */
export function dropSettledTries(tx: Tx): void {
  tx.send(
    sql`delete from sign_in_tries
        where region = ${tx.actor.region} and last_at <= ${shifted(tx.now, -lockTime)}`,
  )
}

/** Not in clear: people type their password into the wrong field. */
function indexOf(tx: Tx, username: string): Buffer {
  return tx.keyring.blindIndex('username', username)
}
