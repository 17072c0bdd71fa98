import type { Place } from '#platform/access/place.ts'
import { insertInto, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Reporter } from './duty-report.schema.ts'
import type { MandatoryReport } from './mandatory-report.schema.ts'

const table = 'mandatory_reporters'

/** Who told it, for whom: the unit's name says it as much as the person's own. */
export type ReporterFile = Reporter & { readonly unit: string }

/** Open to nobody until somebody takes the report on. */
export function insertReporter(
  tx: Tx,
  report: MandatoryReport,
  file: ReporterFile,
  receipt: string,
): void {
  const { region, id, division, orgId, sensitivity, barred, matterId } = report
  const content = tx.keyring.seal(JSON.stringify(file), { table, field: 'content', id })
  const receiptHash = receiptHashOf(tx, receipt)
  const place = { division, orgId, audience: [], sensitivity, named: [], barred }
  tx.send(insertInto(table, { region, id, ...place, matterId, content, receiptHash }))
}

/** 16 digits, kept as a keyed hash alone. */
export function receiptHashOf(tx: Tx, receipt: string): Buffer {
  return tx.keyring.blindIndex('duty-receipt', receipt)
}

/** Under the reader's own sight: the handler's, or nobody's. */
export async function findReporter(tx: Tx, id: string): Promise<ReporterFile | undefined> {
  const row = await tx.maybe<{ content: Buffer }>(
    sql`select content from mandatory_reporters where region = ${tx.actor.region} and id = ${id}`,
  )
  if (row === undefined) return undefined
  return JSON.parse(tx.keyring.open(row.content, { table, field: 'content', id })) as ReporterFile
}

/** As the system. */
export async function findByReceipt(tx: Tx, receipt: string): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(
    sql`select id from mandatory_reporters
        where region = ${tx.actor.region} and receipt_hash = ${receiptHashOf(tx, receipt)}`,
  )
  return row?.id
}

/** Named on it is the handler, and nobody else. As the system. */
export function placeReporter(
  tx: Tx,
  { id, division, handlerId, barred }: Place & Pick<MandatoryReport, 'id' | 'handlerId'>,
): void {
  const named = handlerId === undefined ? [] : [handlerId]
  tx.send(
    sql`update mandatory_reporters set division = ${division}, named = ${named}::uuid[],
          barred = ${[...barred]}::uuid[]
        where region = ${tx.actor.region} and id = ${id}`,
  )
}
