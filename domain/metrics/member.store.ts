import { insertMany, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { periodAround, type Grain } from '#platform/time/period.ts'
import type { Mark } from './mark.store.ts'
import { addToSums, sumsOfMembers } from './spread.store.ts'

/** Periods that a distinct count is kept for: it does not add up, so each needs its own. */
const distinctGrains: readonly Grain[] = ['month', 'quarter', 'half-year', 'year']

type MemberPeriod = {
  readonly member: string
  readonly grain: Grain
  readonly period: string
  readonly until: string
}
/** Where a member counts in a period; null when she does not. */
type Standing = Omit<MemberPeriod, 'until'> & {
  readonly was: string | null
  readonly is: string | null
}

/**
 * Finds anew where each marked executive counts, and moves her from the sums she left to those she
 * came to. Where she counted before is remembered in `metric_members`, not asked of the event.
 */
export async function settleMembers(tx: Tx, marks: readonly Mark[]): Promise<void> {
  const periods = memberPeriods(marks)
  if (periods.length === 0) return
  const moved = (await findStandings(tx, periods)).filter(({ was, is }) => was !== is)
  if (moved.length === 0) return
  saveMembers(tx, moved)
  saveDifferences(tx, moved)
}

/** The smallest period is the month, so one mark of a month serves all its days. */
function memberPeriods(marks: readonly Mark[]): MemberPeriod[] {
  const months = new Map<string, { member: string; month: string }>()
  for (const { member, day } of marks) {
    if (member === null) continue
    const month = `${day.slice(0, 7)}-01`
    months.set(`${month} ${member}`, { member, month })
  }
  const found = new Map<string, MemberPeriod>()
  for (const { member, month } of months.values()) {
    for (const grain of distinctGrains) {
      const { from, to, label } = periodAround(month, grain)
      found.set(`${label} ${member}`, { member, grain, period: from, until: to })
    }
  }
  return [...found.values()]
}

/** From here on every table is read once and hashed, whatever the planner believes of them. */
const manyPeriods = 1_000

/**
 * One join and one sort, and nothing joined with itself: when a file has just come in the planner
 * knows nothing of the tables yet and may walk them row by row (one time in three: over half a minute
 * instead of a second). So many periods forbid it that.
 */
function findStandings(tx: Tx, periods: readonly MemberPeriod[]): Promise<Standing[]> {
  const { region } = tx.actor
  const isMany = periods.length > manyPeriods
  if (isMany) tx.send(sql`select set_config('enable_nestloop', 'off', true)`)
  const found = tx.rows<Standing>(
    sql`select distinct on (marked.member, marked.grain, marked.period)
          marked.member, marked.grain, marked.period, known.division as was,
          visit.executive_division as is
        from unnest(
          ${periods.map(({ member }) => member)}::uuid[],
          ${periods.map(({ grain }) => grain)}::text[],
          ${periods.map(({ period }) => period)}::date[],
          ${periods.map(({ until }) => until)}::date[]
        ) as marked (member, grain, period, until)
        left join metric_members known on known.region = ${region}
          and known.metric = 'executives' and known.grain = marked.grain
          and known.period = marked.period and known.member = marked.member
        left join visits visit on visit.region = ${region}
          and visit.executive_id = marked.member and visit.status = 'recorded'
          and visit.date between marked.period and marked.until
        order by marked.member, marked.grain, marked.period, visit.date desc nulls last,
          visit.id desc`,
  )
  if (isMany) tx.send(sql`select set_config('enable_nestloop', 'on', true)`)
  return found
}

function saveMembers(tx: Tx, moved: readonly Standing[]): void {
  const { region } = tx.actor
  const gone = moved.filter(({ was }) => was !== null)
  const come = moved.filter(({ is }) => is !== null)
  if (gone.length > 0) {
    tx.send(
      sql`delete from metric_members member using ${keysOf(gone)} as gone (member, grain, period)
        where member.region = ${region} and member.metric = 'executives'
          and member.grain = gone.grain and member.period = gone.period
          and member.member = gone.member`,
    )
  }
  if (come.length === 0) return
  tx.send(
    insertMany(
      'metric_members',
      {
        ...{ region: 'text', metric: 'text', grain: 'text', period: 'date' },
        ...{ member: 'uuid', division: 'text' },
      },
      come.map(({ member, grain, period, is }) => ({
        region,
        metric: 'executives',
        grain,
        period,
        member,
        division: is,
      })),
    ),
  )
}

function keysOf(standings: readonly Standing[]): Sql {
  return sql`unnest(
    ${standings.map(({ member }) => member)}::uuid[],
    ${standings.map(({ grain }) => grain)}::text[],
    ${standings.map(({ period }) => period)}::date[])`
}

/** Who was moved is in hand, so the sums take the difference: exact, since nobody else settles. */
function saveDifferences(tx: Tx, moved: readonly Standing[]): void {
  const cells = new Map<string, { grain: Grain; period: string; division: string; value: number }>()
  const add = (standing: Standing, division: string | null, by: number): void => {
    if (division === null) return
    const { grain, period } = standing
    const key = `${grain} ${period} ${division}`
    const cell = cells.get(key) ?? { grain, period, division, value: 0 }
    cell.value += by
    cells.set(key, cell)
  }
  for (const standing of moved) {
    add(standing, standing.was, -1)
    add(standing, standing.is, 1)
  }
  const changed = [...cells.values()].filter(({ value }) => value !== 0)
  const difference = sql`unnest(
    ${changed.map(({ grain }) => grain)}::text[], ${changed.map(({ period }) => period)}::date[],
    ${changed.map(({ division }) => division)}::text[], ${changed.map(({ value }) => value)}::int[]
  ) as changed (grain, period, division, value)`
  tx.send(
    sql`with changed as (select * from ${difference})
        ${addToSums(tx, sumsOfMembers('changed'))}`,
  )
}

/** Every member of every period, counted from all visits: what `metric_members` must equal. */
export function countedMembers(region: string): Sql {
  return sql`
    select distinct on (span.grain, span.period, visit.executive_id)
      span.grain, span.period, visit.executive_id as member, visit.executive_division as division
    from visits visit cross join lateral (values
      ('month', date_trunc('month', visit.date::timestamp)::date),
      ('quarter', date_trunc('quarter', visit.date::timestamp)::date),
      ('half-year', (date_trunc('year', visit.date::timestamp)
        + case when extract(month from visit.date) > 6 then interval '6 months' else interval '0' end)::date),
      ('year', date_trunc('year', visit.date::timestamp)::date)
    ) as span (grain, period)
    where visit.region = ${region} and visit.status = 'recorded'
    order by span.grain, span.period, visit.executive_id, visit.date desc, visit.id desc`
}
