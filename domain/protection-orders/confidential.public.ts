import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { Confidential } from './application.schema.ts'

/** Phones and addresses that the orders of a matter keep on the sheet for the court alone. */
export async function confidentialOf(tx: Tx, matterId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string; confidential: Buffer }>(
    sql`select id, confidential from protection_orders
        where region = ${tx.actor.region} and matter_id = ${matterId}`,
  )
  return rows.flatMap(({ id, confidential }) => {
    const at = { table: 'protection_orders', field: 'confidential', id }
    const { phone, address } = Confidential.parse(JSON.parse(tx.keyring.open(confidential, at)))
    return [phone, address]
  })
}
