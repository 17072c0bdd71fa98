import { identifier, join, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { nobody } from '#platform/access/actor.ts'
import { erasures, type Belonging, type Erased } from './erasure.table.ts'
import { erasedWord, redacted } from './redact.transition.ts'

type Row = { readonly id: string } & Readonly<Record<string, Buffer | string | null>>

/**
 * Erases what the matters tell, and what everything beside them tells. The transaction acts as the
 * system. Repeating it changes nothing more.
 * @param matterIds with those that were merged into them
 */
export async function eraseMatters(tx: Tx, matterIds: readonly string[]): Promise<void> {
  const owners: Record<Belonging, readonly string[]> = {
    matter: matterIds,
    referral: await idsOf(
      tx,
      sql`select id from referrals where matter_id = any (${[...matterIds]}::uuid[])`,
    ),
    visit: await idsOf(
      tx,
      sql`select source_id as id from leads
          where matter_id = any (${[...matterIds]}::uuid[]) and channel = 'visit'`,
    ),
    attached: [],
  }
  const requests = await idsOf(
    tx,
    sql`select id from help_requests where matter_id = any (${[...matterIds]}::uuid[])`,
  )
  const orders = await idsOf(
    tx,
    sql`select id from supervision_orders where matter_id = any (${[...matterIds]}::uuid[])`,
  )
  owners.attached = [...matterIds, ...owners.visit, ...requests, ...orders]
  removeAttachments(tx, owners.attached)
  for (const erased of erasures) {
    const ids = owners[erased.belonging]
    if (ids.length > 0) await eraseIn(tx, erased, ids)
  }
}

async function idsOf(tx: Tx, statement: Sql): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from (${statement}) found where ${tx.actor.region} <> ''`,
  )
  return rows.map(({ id }) => id)
}

/** The night's sweep deletes the files of what is removed. */
function removeAttachments(tx: Tx, subjects: readonly string[]): void {
  tx.send(
    sql`update attachments set removed_at = coalesce(removed_at, ${tx.now.toISOString()}),
          removed_by = coalesce(removed_by, ${nobody}), version = version + 1
        where region = ${tx.actor.region} and subject_id = any (${[...subjects]}::uuid[])
          and subject_kind in ('matter', 'visit', 'help-request')`,
  )
}

async function eraseIn(tx: Tx, erased: Erased, owners: readonly string[]): Promise<void> {
  const { table, by, words = [], records = [], emptied = [] } = erased
  const where = sql`where region = ${tx.actor.region} and ${identifier(by)} = any (${[...owners]}::uuid[])`
  if (emptied.length > 0) {
    const nothing = join(emptied.map((column) => sql`${identifier(column)} = null`))
    tx.send(sql`update ${identifier(table)} set ${nothing} ${where}`)
  }
  if (words.length + records.length === 0) return
  const columns = join(['id', ...words, ...records].map((column) => identifier(column)))
  const rows = await tx.rows<Row>(sql`select ${columns} from ${identifier(table)} ${where}`)
  for (const row of rows) {
    const sets = [...words, ...records].flatMap((column): Sql[] => {
      const sealed = row[camelOf(column)]
      if (!Buffer.isBuffer(sealed)) return []
      const at = { table, field: column, id: row.id }
      const said = records.includes(column)
        ? JSON.stringify(redacted(JSON.parse(tx.keyring.open(sealed, at))))
        : erasedWord
      return [sql`${identifier(column)} = ${tx.keyring.seal(said, at)}`]
    })
    if (sets.length === 0) continue
    tx.send(
      sql`update ${identifier(table)} set ${join(sets)}
          where region = ${tx.actor.region} and id = ${row.id}`,
    )
  }
}

function camelOf(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
