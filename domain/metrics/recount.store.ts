import { isInDivisions } from '#domain/divisions/division.public.ts'
import { join, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { yearOf, type Day } from '#platform/time/day.ts'
import type { Period } from '#platform/time/period.ts'
import { countedCells, isRowMetric, rowsBehind } from './counting.store.ts'
import { metrics } from './definition.table.ts'
import { countedMembers } from './member.store.ts'
import type { MetricCode } from './metric.schema.ts'
import { countRegister, standingOn } from './register.store.ts'
import { lockSettling } from './settling.store.ts'
import { addToSums, sumsOfDays, sumsOfMembers } from './spread.store.ts'
import type { Scope } from './sum.store.ts'
import { sourceNames } from './source.schema.ts'

/** A cell as it stands and as the records say it should. */
export type Drift = {
  readonly metric: MetricCode
  readonly grain: string
  readonly period: string
  /** the division of a day, the area of a sum */
  readonly area: string
  readonly stands: number
  readonly counted: number
}

/** SQL: every day cell, counted from all records. Reads every row: for verification only. */
function countedDays(region: string): Sql {
  return join(
    sourceNames.map((source) => countedCells(region, source)),
    ' union all ',
  )
}

const sumsOfAll = sql`${sumsOfDays('days')} union all ${sumsOfMembers('members')}`

/** Whole years, so that every sum of them can be counted. */
type Years = Pick<Period, 'from' | 'to'>

/**
 * Cells and sums that differ from a full recount; none, once all marks are settled.
 * @param years left out: all there are
 */
export function findDrift(
  tx: Tx,
  { metric, years }: { readonly metric?: MetricCode; readonly years?: Years } = {},
): Promise<Drift[]> {
  const { region } = tx.actor
  const only = metric === undefined ? sql`` : sql`and metric = ${metric}`
  const within = (column: Sql): Sql =>
    years === undefined ? sql`true` : sql`${column} between ${years.from} and ${years.to}`
  return tx.rows<Drift>(
    sql`with days as materialized (
          select * from (${countedDays(region)}) counted where ${within(sql`day`)}),
        members as materialized (
          select grain, period, division, count(*)::int as value
          from (${countedMembers(region)}) member where ${within(sql`period`)} group by 1, 2, 3),
        again as (
          select 'day' as grain, division as area, day as period, metric, category, sensitivity, value
          from days
          union all
          select grain, area, period, metric, category, sensitivity, value from (${sumsOfAll}) sums),
        stands as (
          select 'day' as grain, division as area, day as period, metric, category, sensitivity, value
          from metric_cells where region = ${region} and ${within(sql`day`)}
          union all
          select grain, area, period, metric, category, sensitivity, value
          from metric_sums where region = ${region} and ${within(sql`period`)})
        select metric, grain, period, area, coalesce(stands.value, 0) as stands,
          coalesce(again.value, 0) as counted
        from stands full join again using (metric, grain, period, area, category, sensitivity)
        where coalesce(stands.value, 0) <> coalesce(again.value, 0) ${only}
        order by metric, grain, period, area limit 1000`,
  )
}

/** The first year that the city has a sum of; none while it has none. */
export async function findFirstYear(tx: Tx): Promise<number | undefined> {
  const { region } = tx.actor
  const found = await tx.maybe<{ first: Day | null }>(
    sql`select min(period) as first from metric_sums
        where region = ${region} and area = ${region.slice(0, 4)} and grain = 'year'`,
  )
  const first = found?.first ?? undefined
  return first === undefined ? undefined : yearOf(first)
}

/** Counts everything anew from the records: after a bulk load, or when a verification found a drift. */
export function rebuildCells(tx: Tx): void {
  const { region } = tx.actor
  lockSettling(tx)
  tx.send(sql`delete from metric_marks where region = ${region}`)
  tx.send(sql`delete from metric_members where region = ${region}`)
  tx.send(sql`delete from metric_cells where region = ${region}`)
  tx.send(sql`delete from metric_sums where region = ${region}`)
  tx.send(
    sql`insert into metric_members (region, metric, grain, period, member, division)
        select ${region}, 'executives', counted.* from (${countedMembers(region)}) counted`,
  )
  tx.send(
    sql`insert into metric_cells (region, metric, day, division, category, sensitivity, value)
        select ${region}, counted.* from (${countedDays(region)}) counted`,
  )
  tx.send(
    sql`with days as (select * from metric_cells where region = ${region}),
        members as (
          select grain, period, division, count(*)::int as value
          from metric_members where region = ${region} group by 1, 2, 3)
        ${addToSums(tx, sumsOfAll)}`,
  )
}

/** How many records stand behind a figure, counted from the records and not from the cells. */
export async function countRecords(
  tx: Tx,
  code: MetricCode,
  scope: Scope,
  period: Period,
): Promise<number> {
  const metric = metrics[code]
  const { region } = tx.actor
  if (metric.counting.kind === 'register') {
    const { organisationKind } = metric.counting
    return standingOn(await countRegister(tx, scope), organisationKind, period.to)
  }
  const counted = isRowMetric(metric)
    ? rowsIn(region, rowsBehind(metric, since(metric.windowKind, period), period.to), scope)
    : executivesIn(region, scope, period)
  const found = await tx.maybe<{ records: number }>(counted)
  return found?.records ?? 0
}

function since(windowKind: 'during' | 'at-end', period: Period): string | undefined {
  return windowKind === 'during' ? period.from : undefined
}

function rowsIn(region: string, { from, where }: { from: Sql; where: Sql }, scope: Scope): Sql {
  return sql`select count(*) as records from ${from}
    where record.region = ${region} and ${where} and ${isInDivisions(sql`record.division`, scope)}`
}

function executivesIn(region: string, scope: Scope, { from, to }: Period): Sql {
  return sql`select count(*) as records from (
      select distinct on (executive_id) executive_division from visits
      where region = ${region} and status = 'recorded' and date between ${from} and ${to}
      order by executive_id, date desc, id desc) executive
    where ${isInDivisions(sql`executive_division`, scope)}`
}
