import type { Sensitivity } from '#platform/access/place.ts'
import { sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Day } from '#platform/time/day.ts'
import { previousPeriod, yearToDate, type Grain, type Period } from '#platform/time/period.ts'
import type { CategorySum } from './breakdown.transition.ts'
import { metrics } from './definition.table.ts'
import type { MetricCode } from './metric.schema.ts'
import type { CategoryMonthSum } from './official.transition.ts'

/** Prefixes of the divisions that a figure covers. */
export type Scope = readonly string[]

/**
 * A sum of a scope, and what of the page it is for: months of the period; the period before as one;
 * what came before the period (at-end figures, no day); distinct counts of the period and the one
 * before; a breakdown of the whole period.
 */
export type PeriodSum = {
  readonly part: 'months' | 'previous' | 'before' | 'distinct' | 'categories'
  readonly metric: MetricCode
  /** first day of the month or period; none for what adds up over a longer time */
  readonly period: Day | null
  readonly category: string
  readonly sensitivity: Sensitivity
  readonly value: number
}

const atEnd = Object.values(metrics)
  .filter(({ windowKind }) => windowKind === 'at-end')
  .map(({ code }) => code)

/** What the page breaks down by category or channel. */
const brokenDown: readonly MetricCode[] = ['mattersOpened', 'mattersClosed', 'leadsFound']

/**
 * All that a period's figures and its breakdowns are made of, in one statement. It reads the sums of
 * the scope itself, whose number depends neither on the records nor on the divisions below.
 */
export function sumPeriod(tx: Tx, scope: Scope, period: Period): Promise<PeriodSum[]> {
  const previous = previousPeriod(period)
  const { from: newYear } = yearToDate(period)
  const of = ofAreas(tx, scope)
  const months = within('month', period)
  return tx.rows<PeriodSum>(
    sql`select 'months' as part, metric, period, '' as category, sensitivity, sum(value)::int as value
        from metric_sums where ${of} and ${months} group by metric, period, sensitivity
      union all
        select 'previous', metric, ${previous.from}::date, '', sensitivity, sum(value)::int
        from metric_sums where ${of} and ${wholly(previous)} and metric <> 'executives'
        group by metric, sensitivity
      union all
        select 'before', metric, null, '', sensitivity, sum(value)::int
        from metric_sums where ${of} and metric = any (${atEnd}::text[])
          and (grain = 'year' and period < ${newYear}
            or grain = 'month' and period >= ${newYear} and period < ${period.from})
        group by metric, sensitivity
      union all
        select 'distinct', metric, period, '', sensitivity, sum(value)::int
        from metric_sums where ${of} and grain = ${period.grain}
          and period in (${previous.from}, ${period.from}) and metric = 'executives'
        group by metric, period, sensitivity
      union all
        select 'categories', metric, null, category, sensitivity, sum(value)::int
        from metric_sums where ${of} and ${wholly(period)} and metric = any (${brokenDown}::text[])
        group by metric, category, sensitivity`,
  )
}

/** One figure of a period by category. */
export function sumCategories(
  tx: Tx,
  scope: Scope,
  code: MetricCode,
  period: Period,
): Promise<CategorySum[]> {
  return tx.rows<CategorySum>(
    sql`select metric, category, sensitivity, sum(value)::int as value
        from metric_sums where ${ofAreas(tx, scope)} and ${wholly(period)} and metric = ${code}
        group by metric, category, sensitivity`,
  )
}

/** By category and month, for tables that are cut into parts of a period. */
export function sumCategoryMonths(
  tx: Tx,
  scope: Scope,
  codes: readonly MetricCode[],
  span: Pick<Period, 'from' | 'to'>,
): Promise<CategoryMonthSum[]> {
  return tx.rows<CategoryMonthSum>(
    sql`select metric, category, period, sensitivity, sum(value)::int as value
        from metric_sums where ${ofAreas(tx, scope)} and ${within('month', span)}
          and metric = any (${codes}::text[])
        group by metric, category, period, sensitivity`,
  )
}

function ofAreas(tx: Tx, scope: Scope): Sql {
  return sql`region = ${tx.actor.region} and area = any (${outermost(scope)}::text[])`
}

/** A prefix inside another is in its sum already. */
function outermost(scope: Scope): string[] {
  return [...new Set(scope)].filter(
    (prefix) => !scope.some((other) => other !== prefix && prefix.startsWith(other)),
  )
}

/** The rows of an additive figure that make up a period: one of a year, else its months. */
export function wholly(period: Period): Sql {
  return within(period.grain === 'year' ? 'year' : 'month', period)
}

function within(grain: Grain, { from, to }: Pick<Period, 'from' | 'to'>): Sql {
  return sql`grain = ${grain} and period between ${from} and ${to}`
}
