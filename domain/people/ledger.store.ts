import { insertInto, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Ledger } from './ledger.schema.ts'

const columns = raw(
  `id, region, account_id, org_id, name, query, columns, sharing, created_at, updated_at, version`,
)

export function insertLedger(tx: Tx, ledger: Ledger): void {
  tx.send(insertInto('ledgers', { ...ledger, query: JSON.stringify(ledger.query) }))
}

export function saveLedger(tx: Tx, ledger: Ledger): void {
  const { id, name, query, sharing, updatedAt, version } = ledger
  tx.send(
    sql`update ledgers set name = ${name}, query = ${JSON.stringify(query)},
          columns = ${[...ledger.columns]}::text[], sharing = ${sharing}, updated_at = ${updatedAt},
          version = ${version}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function deleteLedger(tx: Tx, id: string): void {
  tx.send(sql`delete from ledgers where region = ${tx.actor.region} and id = ${id}`)
}

/** Not locked: a colleague may read a shared ledger without being able to change it. */
export function findLedger(tx: Tx, id: string): Promise<Ledger | undefined> {
  return tx.maybe<Ledger>(
    sql`select ${columns} from ledgers where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function findLedgers(tx: Tx): Promise<Ledger[]> {
  return tx.rows<Ledger>(
    sql`select ${columns} from ledgers where region = ${tx.actor.region}
        order by updated_at desc, id desc limit 200`,
  )
}
