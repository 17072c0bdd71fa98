import { raw, sql, type Sql } from '#platform/db/sql.ts'
import type { OutcomeCode, OutcomeUnit } from './outcome.schema.ts'

/** A stretch of time in the city, the end not included, and the moment it is asked at. */
export type Span = { readonly from: string; readonly to: string; readonly now: string }

type Definition = {
  readonly unit: OutcomeUnit
  /** selects id, matter_id, division, at and amount, `region` first in every condition */
  readonly records: (region: string, span: Span) => Sql
}

function matters(on: string, amount: string, where = ''): Definition['records'] {
  return (region, { from, to }) =>
    sql`select id, id as matter_id, division, ${raw(on)} as at, ${raw(amount)} as amount
        from matters
        where region = ${region} and status <> 'merged'
          and ${raw(on)} >= ${from} and ${raw(on)} < ${to} ${raw(where)}`
}

const hoursBetween = (from: string, to: string): string =>
  `greatest(0, extract(epoch from ${to} - ${from}) / 3600)::float8`

/** Orders that the court made in the time, from one of their moments to the making. */
function ordersFrom(begun: string): Definition['records'] {
  return (region, { from, to }) =>
    sql`select id, matter_id, division, decided_at as at,
          ${raw(hoursBetween(begun, 'decided_at'))} as amount
        from protection_orders
        where region = ${region} and status in ('issued', 'revoked')
          and decided_at >= ${from} and decided_at < ${to} and ${raw(begun)} is not null`
}

/** Each outcome's one definition. What is merged counts once; what did not happen yet, not at all. */
export const outcomes: Readonly<Record<OutcomeCode, Definition>> = {
  'time-to-accept': {
    unit: 'hours',
    records: matters(
      'opened_at',
      hoursBetween('opened_at', 'accepted_at'),
      'and accepted_at is not null',
    ),
  },
  // The day it was found is a day, so what is counted is days.
  'found-to-contact': {
    unit: 'days',
    records: matters(
      'opened_at',
      `greatest(0, (contacted_at at time zone 'Asia/Shanghai')::date - found_on)::float8`,
      'and contacted_at is not null',
    ),
  },
  'alarm-answered': {
    unit: 'minutes',
    records: (region, { from, to }) =>
      sql`select id, matter_id, division, due_at as at,
            greatest(0, extract(epoch from done_at - started_at) / 60)::float8 as amount
          from due_steps
          where region = ${region} and subject_kind = 'matter' and kind = 'acknowledge'
            and ended = 'done' and due_at >= ${from} and due_at < ${to}`,
  },
  'order-applied-to-issued': { unit: 'hours', records: ordersFrom('submitted_at') },
  'order-accepted-to-issued': { unit: 'hours', records: ordersFrom('accepted_at') },
  'warning-begun-to-issued': {
    unit: 'hours',
    records: (region, { from, to }) =>
      sql`select id, matter_id, division, issued_at as at,
            ${raw(hoursBetween('created_at', 'issued_at'))} as amount
          from warnings
          where region = ${region} and issued_at >= ${from} and issued_at < ${to}`,
  },
  overdue: {
    unit: 'percent',
    records: (region, { from, to, now }) =>
      sql`select id, matter_id, division, due_at as at,
            (coalesce(done_at, ${now}) > due_at)::int::float8 as amount
          from due_steps
          where region = ${region} and subject_kind = 'matter' and ended is distinct from 'lapsed'
            and due_at >= ${from} and due_at < least(${to}::timestamptz, ${now}::timestamptz)`,
  },
  returned: {
    unit: 'percent',
    records: (region, { from, to }) =>
      sql`select id, matter_id, division, sent_at as at, (status = 'returned')::int::float8 as amount
          from referrals
          where region = ${region} and sent_at >= ${from} and sent_at < ${to}`,
  },
  recurrence: {
    unit: 'percent',
    records: matters('revisited_at', `(revisit_result = 'recurring')::int::float8`),
  },
  confirmed: {
    unit: 'percent',
    records: matters(
      'closed_at',
      `coalesce(revisit_result = 'settled', false)::int::float8`,
      `and closed_outcome = 'resolved'`,
    ),
  },
  'not-reached': {
    unit: 'percent',
    records: (region, { from, to }) =>
      sql`select id, matter_id, division, at,
            coalesce(detail ->> 'result' = 'not-reached', false)::int::float8 as amount
          from matter_entries
          where region = ${region} and kind in ('contact', 'follow-up')
            and at >= ${from} and at < ${to}`,
  },
}
