import { isInDivisions } from '#domain/divisions/division.public.ts'
import { join, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Period } from '#platform/time/period.ts'
import { countRegister, type Scope } from './cell.store.ts'
import { countedCells, isRowMetric, rowsBehind } from './counting.store.ts'
import { metrics } from './definition.table.ts'
import { countedMembers } from './member.store.ts'
import type { MetricCode } from './metric.schema.ts'
import { lockSettling } from './settling.store.ts'
import { sourceNames } from './source.schema.ts'

/** A cell as it stands and as the records say it should. */
export type Drift = {
  readonly metric: MetricCode
  readonly grain: string
  readonly period: string
  readonly division: string
  readonly stands: number
  readonly counted: number
}

/** All cells of all metrics, counted from all records. Reads every row: for verification only. */
function recounted(region: string): Sql {
  const days = join(
    sourceNames.map((source) => countedCells(region, source)),
    ' union all ',
  )
  return sql`
    with days as materialized (${days}), members as materialized (${countedMembers(region)})
    select metric, 'day' as grain, division, day as period, category, sensitivity, value from days
    union all
    select metric, 'month', division, date_trunc('month', day::timestamp)::date, category,
      sensitivity, sum(value)::int
    from days group by 1, 3, 4, 5, 6
    union all
    select 'executives', grain, division, period, '', 'normal', count(*)::int
    from members group by grain, division, period`
}

/** Cells that differ from a full recount; none, once all marks are settled. */
export function findDrift(tx: Tx, metric?: MetricCode): Promise<Drift[]> {
  const { region } = tx.actor
  const only = metric === undefined ? sql`` : sql`and metric = ${metric}`
  return tx.rows<Drift>(
    sql`select metric, grain, period, division,
          coalesce(cell.value, 0) as stands, coalesce(again.value, 0) as counted
        from (select * from metric_cells where region = ${region}) cell
        full join (${recounted(region)}) again
          using (metric, grain, period, division, category, sensitivity)
        where cell.value is distinct from again.value ${only}
        order by metric, grain, period, division limit 1000`,
  )
}

/** Counts everything anew from the records: after a bulk load, or when a verification found a drift. */
export function rebuildCells(tx: Tx): void {
  const { region } = tx.actor
  lockSettling(tx)
  tx.send(sql`delete from metric_marks where region = ${region}`)
  tx.send(sql`delete from metric_members where region = ${region}`)
  tx.send(sql`delete from metric_cells where region = ${region}`)
  tx.send(
    sql`insert into metric_members (region, metric, grain, period, member, division)
        select ${region}, 'executives', counted.* from (${countedMembers(region)}) counted`,
  )
  tx.send(
    sql`insert into metric_cells
          (region, metric, grain, division, period, category, sensitivity, value)
        select ${region}, counted.* from (${recounted(region)}) counted`,
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
    return (await countRegister(tx, scope, organisationKind, [period.to])).get(period.to) ?? 0
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
