import { insertMany, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { MessageState, OutsideMessageRow } from './outside-message.schema.ts'

const columns = sql`region, id, account_id, channel, urgency, notices, state, attempts, next_at,
  reason, created_at, settled_at, version`

const types = {
  ...{ region: 'text', id: 'uuid', accountId: 'uuid', channel: 'text', urgency: 'text' },
  ...{ notices: 'int', state: 'text', attempts: 'int', nextAt: 'timestamptz' },
  ...{ reason: 'text', createdAt: 'timestamptz', settledAt: 'timestamptz', version: 'int' },
}

export function insertMessages(tx: Tx, messages: readonly OutsideMessageRow[]): void {
  if (messages.length > 0) tx.send(insertMany('outside_messages', types, messages))
}

/**
 * Takes messages whose time has come, the pressing ones first. The attempt is counted and the next
 * one set before anything is sent, so that a crash in between costs a pause and loses nothing.
 */
export function claimMessages(
  tx: Tx,
  { limit, leaseUntil }: { limit: number; leaseUntil: string },
): Promise<OutsideMessageRow[]> {
  const { region } = tx.actor
  return tx.rows(
    sql`update outside_messages set attempts = attempts + 1, next_at = ${leaseUntil}
        where region = ${region} and id in (
          select id from outside_messages
          where region = ${region} and state = 'waiting' and next_at <= ${tx.now.toISOString()}
          order by (urgency = 'danger') desc, next_at limit ${limit} for update skip locked
        ) returning ${columns}`,
  )
}

export function saveMessage(tx: Tx, message: OutsideMessageRow): void {
  const { region, id, state, attempts, nextAt, reason, settledAt, version } = message
  tx.send(
    updateIn('outside_messages', {
      ...{ region, id, state, attempts, nextAt, reason, settledAt, version },
    }),
  )
}

export function lockMessage(tx: Tx, id: string): Promise<OutsideMessageRow | undefined> {
  return tx.maybe(
    sql`select ${columns} from outside_messages
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

export async function findMessages(
  tx: Tx,
  { state, page, size }: { state: MessageState | 'all'; page: number; size: number },
): Promise<{ items: OutsideMessageRow[]; count: number }> {
  const which = sql`region = ${tx.actor.region}
    ${state === 'all' ? sql`` : state === 'failed' ? sql`and state = 'failed'` : sql`and state = ${state}`}`
  const [items, counted] = await Promise.all([
    tx.rows<OutsideMessageRow>(
      sql`select ${columns} from outside_messages where ${which}
          order by created_at desc, id desc limit ${size} offset ${(page - 1) * size}`,
    ),
    tx.maybe<{ count: number }>(
      sql`select count(*)::int as count from (
            select 1 from outside_messages where ${which} limit ${countCap + 1}) capped`,
    ),
  ])
  return { items, count: counted?.count ?? 0 }
}

export function forgetMessages(tx: Tx, before: string): void {
  tx.send(
    sql`delete from outside_messages where region = ${tx.actor.region}
        and state <> 'waiting' and created_at < ${before}`,
  )
}
