import { isInDivisions } from '#domain/divisions/division.public.ts'
import { pageOf, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { Period } from '#platform/time/period.ts'
import type { OutcomeCode, OutcomeGroup } from './outcome.schema.ts'
import { outcomes, type Span } from './outcome.table.ts'

/** Amounts by division and month; a year of a city is some ten thousand numbers. */
export function findOutcomeGroups(
  tx: Tx,
  code: OutcomeCode,
  scope: readonly string[],
  period: Period,
): Promise<OutcomeGroup[]> {
  const records = outcomes[code].records(tx.actor.region, spanOf(tx, period))
  return tx.rows<OutcomeGroup>(
    sql`select division, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
          array_agg(amount) as amounts
        from (${records}) as record
        where ${isInDivisions(sql`division`, scope)} group by 1, 2`,
  )
}

type FoundRecord = {
  readonly id: string
  readonly matterId: string
  readonly number: string
  readonly division: string
  readonly at: string
  readonly amount: number
}

/** The records under the reader's own sight, the latest first. */
export async function findOutcomeRecords(
  tx: Tx,
  code: OutcomeCode,
  scope: readonly string[],
  period: Period,
  { page, size }: { page: number; size: number },
): Promise<{ items: FoundRecord[]; total: number; totalIsCapped: boolean }> {
  const { region } = tx.actor
  const records = outcomes[code].records(region, spanOf(tx, period))
  const seen = sql`(${records}) as record
    join matters as matter on matter.region = ${region} and matter.id = record.matter_id
    where ${isInDivisions(sql`record.division`, scope)}`
  const [items, counted] = await Promise.all([
    tx.rows<FoundRecord>(
      sql`select record.id, record.matter_id, matter.number, record.division, record.at,
            record.amount
          from ${seen} order by record.at desc, record.id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from ${seen} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function spanOf({ now }: Tx, { from, to }: Period): Span {
  return {
    from: startOfDay(from).toISOString(),
    to: startOfDay(addDays(to, 1)).toISOString(),
    now: now.toISOString(),
  }
}
