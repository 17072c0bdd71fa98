import { newId } from '#platform/db/id.ts'
import { insertInto } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { OutsideMessageRow } from './outside-message.schema.ts'

/** One notice on its way to somebody, unless told otherwise. */
export function aMessage(change: Partial<OutsideMessageRow> = {}): OutsideMessageRow {
  return {
    ...{ region: '420200', id: newId(), accountId: newId(), channel: 'webhook', urgency: 'usual' },
    ...{ notices: 1, state: 'waiting', attempts: 0, nextAt: '2023-05-10T02:00:00.000Z' },
    ...{ reason: null, createdAt: '2023-05-10T02:00:00.000Z', settledAt: null, version: 1 },
    ...change,
  }
}

export function insertMessage(tx: Tx, message: OutsideMessageRow): void {
  tx.send(insertInto('outside_messages', message))
}
