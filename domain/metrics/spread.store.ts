import { raw, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'

/** What a sum is of, besides its period and value. */
const of = 'metric, category, sensitivity'

/**
 * SQL: the sums that day cells add up to, by area (a division, its township, county and city) and by
 * month and year. Each level is added up from the one below it, so that many days are read once.
 * @param days a table or query named in the statement: metric, day, division, category, sensitivity, value
 */
export function sumsOfDays(days: string): Sql {
  const above = (below: string, digits: number): string => `
    select left(area, ${digits}) as area, period, ${of}, sum(value)::int as value
    from ${below} group by left(area, ${digits}), period, ${of}`
  return raw(`(
    with divisions as (
      select division as area, date_trunc('month', day::timestamp)::date as period, ${of},
        sum(value)::int as value
      from ${days} group by 1, 2, ${of}),
    townships as (${above('divisions', 9)}),
    counties as (${above('townships', 6)}),
    cities as (${above('counties', 4)}),
    months as (
      select * from divisions union all select * from townships
      union all select * from counties union all select * from cities)
    select area, 'month' as grain, period, ${of}, value from months
    union all
    select area, 'year', date_trunc('year', period::timestamp)::date, ${of}, sum(value)::int
    from months group by area, 3, ${of})`)
}

/**
 * SQL: the sums of executives. Each counts in one division of a period, so divisions add up, and
 * periods do not.
 * @param members a table or query named in the statement: grain, period, division, value
 */
export function sumsOfMembers(members: string): Sql {
  return raw(`
    select left(division, level.length) as area, grain, period, 'executives' as metric,
      '' as category, 'normal' as sensitivity, sum(value)::int as value
    from ${members} cross join (values (4), (6), (9), (12)) as level (length)
    group by 1, 2, 3`)
}

/**
 * SQL: puts the differences into the sums. Exact only while nobody else settles.
 * @param differences what `sumsOfDays` or `sumsOfMembers` gives
 */
export function addToSums(tx: Tx, differences: Sql): Sql {
  return sql`
    insert into metric_sums
      (region, area, grain, period, metric, category, sensitivity, value)
    select ${tx.actor.region}, added.* from (${differences}) added
    where added.value <> 0
    -- In one order, so that what is read together lies together.
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict (region, area, grain, period, metric, category, sensitivity)
    do update set value = metric_sums.value + excluded.value`
}
