import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Sql } from './sql.ts'
import type { Tx } from './tx.ts'

/** Rows of one statement: long enough that asking costs nothing, short enough to be made meanwhile. */
const partSize = 250

/**
 * One write of many records as several statements: the next one's rows are made, sealed and written
 * out while the database runs the one before, so that neither waits for the other.
 * @returns what they return, in the order of the records
 */
export async function inParts<Item, Row>(
  tx: Tx,
  items: readonly Item[],
  statementOf: (some: readonly Item[]) => Sql,
): Promise<Row[]> {
  const asked: Promise<Row[]>[] = []
  for (let at = 0; at < items.length; at += partSize) {
    asked.push(tx.rows<Row>(statementOf(items.slice(at, at + partSize))))
    // What was asked leaves at the end of this turn.
    if (at + partSize < items.length) await nextTurn()
  }
  return (await Promise.all(asked)).flat()
}
