import { insertInto, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { CalendarLink } from './calendar-link.schema.ts'

export type StoredLink = CalendarLink & {
  readonly region: string
  readonly accountId: string
  readonly tokenHash: Buffer
  readonly revokedAt: string | null
}

const columns = sql`region, id, account_id, token_hash, created_at, used_at, revoked_at, version`

export function findOwnLink(tx: Tx): Promise<StoredLink | undefined> {
  const { region, id } = tx.actor
  return tx.maybe<StoredLink>(
    sql`select ${columns} from calendar_links
        where region = ${region} and account_id = ${id} and revoked_at is null`,
  )
}

export function findLinkByHash(tx: Tx, hash: Buffer): Promise<StoredLink | undefined> {
  return tx.maybe<StoredLink>(
    sql`select ${columns} from calendar_links
        where region = ${tx.actor.region} and token_hash = ${hash} and revoked_at is null`,
  )
}

export function lockOwnLink(tx: Tx, id: string): Promise<StoredLink | undefined> {
  const { region, id: accountId } = tx.actor
  return tx.maybe<StoredLink>(
    sql`select ${columns} from calendar_links
        where region = ${region} and id = ${id} and account_id = ${accountId} for update`,
  )
}

/** The link before ends with it. */
export function insertLink(tx: Tx, link: StoredLink): void {
  tx.send(
    sql`update calendar_links set revoked_at = ${link.createdAt}, version = version + 1
        where region = ${link.region} and account_id = ${link.accountId} and revoked_at is null`,
  )
  tx.send(insertInto('calendar_links', link))
}

export function saveRevocation(tx: Tx, { region, id, revokedAt, version }: StoredLink): void {
  tx.send(updateIn('calendar_links', { region, id, revokedAt, version }))
}

/** Once an hour is enough to tell a link that is used from a forgotten one. */
export function markUsed(tx: Tx, { region, id, usedAt }: StoredLink): void {
  const isFresh = usedAt !== null && tx.now.getTime() - Date.parse(usedAt) < 3_600_000
  if (!isFresh) tx.send(updateIn('calendar_links', { region, id, usedAt: tx.now.toISOString() }))
}
