import type { Sensitivity } from '#platform/access/place.ts'
import { isInDivisions } from '#domain/divisions/division.public.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, startOfDay, type Day } from '#platform/time/day.ts'
import type { Grain, Period } from '#platform/time/period.ts'
import type { CategorySum } from './breakdown.transition.ts'
import type { MetricCode } from './metric.schema.ts'
import type { CategoryMonthSum } from './official.transition.ts'

/** Prefixes of the divisions that a figure covers. */
export type Scope = readonly string[]

/** A sum of cells; `period` is null for what came before the first month asked for. */
export type CellSum = {
  readonly metric: MetricCode
  readonly period: Day | null
  readonly sensitivity: Sensitivity
  readonly value: number
}

/** Sums by month. With `isCumulative` the months before `from` come as one sum without a month. */
export function sumMonths(
  tx: Tx,
  scope: Scope,
  codes: readonly MetricCode[],
  { from, to }: { from: Day; to: Day },
  isCumulative = false,
): Promise<CellSum[]> {
  const month = isCumulative ? sql`case when period >= ${from}::date then period end` : sql`period`
  const since = isCumulative ? sql`` : sql`and period >= ${from}`
  return tx.rows<CellSum>(
    sql`select metric, ${month} as period, sensitivity, sum(value) as value
        from metric_cells
        where region = ${tx.actor.region} and metric = any (${codes}::text[]) and grain = 'month'
          and period <= ${to} ${since} and ${isInDivisions(sql`division`, scope)}
        group by 1, 2, 3`,
  )
}

/** Distinct members of each of the periods, all of one grain. */
export function sumDistinct(
  tx: Tx,
  scope: Scope,
  grain: Grain,
  periods: readonly Period[],
): Promise<CellSum[]> {
  return tx.rows<CellSum>(
    sql`select metric, period, sensitivity, sum(value) as value
        from metric_cells
        where region = ${tx.actor.region} and metric = 'executives' and grain = ${grain}
          and period = any (${periods.map(({ from }) => from)}::date[])
          and ${isInDivisions(sql`division`, scope)}
        group by 1, 2, 3`,
  )
}

/** How many organisations of a kind stood in the register at the end of each day. */
export async function countRegister(
  tx: Tx,
  scope: Scope,
  kind: string,
  days: readonly Day[],
): Promise<Map<Day, number>> {
  const ends = days.map((day) => startOfDay(addDays(day, 1)).toISOString())
  const counted = await tx.rows<{ day: Day; value: number }>(
    sql`select at.day, count(*) as value
        from unnest(${days}::date[], ${ends}::timestamptz[]) as at (day, until)
        join organisations organisation on organisation.region = ${tx.actor.region}
          and organisation.kind = ${kind} and ${isInDivisions(sql`organisation.division`, scope)}
          and (organisation.ended_at is null or organisation.ended_at >= at.until)
        group by at.day`,
  )
  return new Map(counted.map(({ day, value }) => [day, value]))
}

export function sumCategories(
  tx: Tx,
  scope: Scope,
  codes: readonly MetricCode[],
  { from, to }: Period,
): Promise<CategorySum[]> {
  return tx.rows<CategorySum>(
    sql`select metric, category, sensitivity, sum(value) as value
        from metric_cells
        where region = ${tx.actor.region} and metric = any (${codes}::text[]) and grain = 'month'
          and period between ${from} and ${to} and ${isInDivisions(sql`division`, scope)}
        group by metric, category, sensitivity`,
  )
}

/** The same by month, for tables that are cut into parts of a period. */
export function sumCategoryMonths(
  tx: Tx,
  scope: Scope,
  codes: readonly MetricCode[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<CategoryMonthSum[]> {
  return tx.rows<CategoryMonthSum>(
    sql`select metric, category, period, sensitivity, sum(value) as value
        from metric_cells
        where region = ${tx.actor.region} and metric = any (${codes}::text[]) and grain = 'month'
          and period between ${from} and ${to} and ${isInDivisions(sql`division`, scope)}
        group by metric, category, period, sensitivity`,
  )
}
