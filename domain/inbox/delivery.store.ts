import { insertMany, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Urgency } from './notice-subject.schema.ts'
import type { Channel } from './preference.schema.ts'

/** One notice to one account by one way. Its key is what makes it happen once. */
export type DeliveryRow = {
  readonly accountId: string
  readonly channel: Channel
  readonly noticeId: string
  readonly urgency: Urgency
  readonly dueAt: string
}

const types = {
  ...{ region: 'text', accountId: 'uuid', channel: 'text', noticeId: 'uuid' },
  ...{ urgency: 'text', dueAt: 'timestamptz' },
}

export function insertDeliveries(tx: Tx, rows: readonly DeliveryRow[]): void {
  if (rows.length === 0) return
  const { region } = tx.actor
  tx.send(
    sql`${insertMany(
      'notice_deliveries',
      types,
      rows.map((row) => ({ region, ...row })),
    )} on conflict do nothing`,
  )
}

/** What is due and in no message yet, locked: two workers never gather the same. */
export function lockDueDeliveries(tx: Tx, limit: number): Promise<DeliveryRow[]> {
  return tx.rows(
    sql`select account_id, channel, notice_id, urgency, due_at from notice_deliveries
        where region = ${tx.actor.region} and message_id is null
          and due_at <= ${tx.now.toISOString()}
        order by due_at limit ${limit} for update skip locked`,
  )
}

/** @param gathered with the message that tells them */
export function markGathered(
  tx: Tx,
  gathered: readonly { readonly delivery: DeliveryRow; readonly messageId: string }[],
): void {
  if (gathered.length === 0) return
  tx.send(
    sql`update notice_deliveries set message_id = gathered.message_id
        from unnest(${gathered.map(({ delivery }) => delivery.accountId)}::uuid[],
          ${gathered.map(({ delivery }) => delivery.channel)}::text[],
          ${gathered.map(({ delivery }) => delivery.noticeId)}::uuid[],
          ${gathered.map(({ messageId }) => messageId)}::uuid[])
          as gathered (account_id, channel, notice_id, message_id)
        where notice_deliveries.region = ${tx.actor.region}
          and notice_deliveries.account_id = gathered.account_id
          and notice_deliveries.channel = gathered.channel
          and notice_deliveries.notice_id = gathered.notice_id`,
  )
}

/** What needs no telling any more: read meanwhile, withdrawn, or closed to the account. */
export function dropDeliveries(tx: Tx, dropped: readonly DeliveryRow[]): void {
  if (dropped.length === 0) return
  tx.send(
    sql`delete from notice_deliveries
        using unnest(${dropped.map(({ accountId }) => accountId)}::uuid[],
          ${dropped.map(({ channel }) => channel)}::text[],
          ${dropped.map(({ noticeId }) => noticeId)}::uuid[])
          as dropped (account_id, channel, notice_id)
        where notice_deliveries.region = ${tx.actor.region}
          and notice_deliveries.account_id = dropped.account_id
          and notice_deliveries.channel = dropped.channel
          and notice_deliveries.notice_id = dropped.notice_id`,
  )
}

export function forgetDeliveries(tx: Tx, before: string): void {
  tx.send(
    sql`delete from notice_deliveries where region = ${tx.actor.region} and due_at < ${before}`,
  )
}
