import { raw, sql, type Sql } from '#platform/db/sql.ts'
import { addDays, startOfDay, type Day } from '#platform/time/day.ts'
import { dayIn, sources, type Counting } from './counting.table.ts'
import { metrics } from './definition.table.ts'
import type { Metric } from './metric.table.ts'
import type { MetricCode } from './metric.schema.ts'
import type { SourceName } from './source.schema.ts'

type RowCounting = Extract<Counting, { kind: 'rows' }>

/** A metric that is counted as rows of a source, each row on its own day. */
export type RowMetric = Metric & { readonly counting: RowCounting }

export function isRowMetric(metric: Metric): metric is RowMetric {
  return metric.counting.kind === 'rows'
}

function rowMetricsOf(source: SourceName): RowMetric[] {
  return Object.values(metrics)
    .filter(isRowMetric)
    .filter((metric) => metric.counting.source === source)
}

export function codesOf(source: SourceName): MetricCode[] {
  return rowMetricsOf(source).map(({ code }) => code)
}

/** Days and divisions, parallel: cells to be counted anew. */
export type MarkedDays = { readonly days: readonly Day[]; readonly divisions: readonly string[] }

/**
 * The day cells of a source, counted from its rows: of the marked days and divisions, or of all.
 * One pass over the rows serves every metric of the source.
 */
export function countedCells(region: string, source: SourceName, marked?: MarkedDays): Sql {
  const values = rowMetricsOf(source)
    .map(({ code, counting }) => {
      const { on, where } = counting
      return `('${code}', ${dayIn(on)}, ${where}, ${splitOf(counting)})`
    })
    .join(', ')
  const onMarkedDay = marked === undefined ? sql`` : sql`and counted.day = marked.day`
  return sql`
    select counted.metric, counted.day, record.division, counted.category, record.sensitivity,
      count(*)::int as value
    from ${rowsOf(source, marked)}
    cross join lateral (values ${raw(values)}) as counted (metric, day, counts, category)
    where record.region = ${region} ${onlyOf(source)} and counted.counts and counted.day is not null ${onMarkedDay}
    group by 1, 2, 3, 4, 5`
}

/** SQL: what the figure's row of a breakdown is. */
function splitOf({ source, split }: RowCounting): string {
  return split ?? sources[source].category
}

function onlyOf(source: SourceName): Sql {
  const { only } = sources[source]
  return only === undefined ? sql`` : sql`and ${raw(only)}`
}

/** SQL of the days a row of the source counts on: one column, a row for each figure. */
export function countedDays(source: SourceName): Sql {
  const days = rowMetricsOf(source).map(({ counting: { on } }) => dayIn(on))
  return raw(`(values ${[...new Set(days)].map((day) => `(${day})`).join(', ')})`)
}

function rowsOf(source: SourceName, marked: MarkedDays | undefined): Sql {
  const { table, beside, marked: isMarked } = sources[source]
  if (marked === undefined) return raw(`${table} record ${beside}`)
  return sql`(select distinct day, division
      from unnest(${marked.days}::date[], ${marked.divisions}::text[]) as m (day, division)) marked
    join ${raw(`${table} record on ${isMarked} ${beside}`)}`
}

/** The rows behind a metric within some days, as `record`, newest first by `day`: what a drill-down lists. */
export function rowsBehind(
  { counting }: RowMetric,
  from: Day | undefined,
  to: Day,
): { from: Sql; where: Sql; day: Sql; column: Sql; category: Sql; label: Sql; id: Sql } {
  const { source, on, where } = counting
  const { table, beside, label, subject = 'record.id' } = sources[source]
  const column = raw(on.column)
  // Compared with the column itself, so that an index on it serves.
  const [first, after] =
    on.holds === 'day'
      ? [from, addDays(to, 1)]
      : [from && startOfDay(from).toISOString(), startOfDay(addDays(to, 1)).toISOString()]
  const sinceFirst = first === undefined ? sql`` : sql`and ${column} >= ${first}`
  return {
    from: raw(`${table} record ${beside}`),
    where: sql`${raw(where)} ${onlyOf(source)} and ${column} < ${after} ${sinceFirst}`,
    day: raw(dayIn(on)),
    column,
    category: raw(splitOf(counting)),
    label: raw(label),
    id: raw(subject),
  }
}
