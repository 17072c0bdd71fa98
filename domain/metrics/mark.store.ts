import { newId } from '#platform/db/id.ts'
import { insertMany, join, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf, type Day } from '#platform/time/day.ts'
import { countedDays } from './counting.store.ts'
import { sources } from './counting.table.ts'
import type { IntakeChanged } from './intake.schema.ts'
import type {
  CountedLead,
  CountedMatter,
  CountedOrder,
  CountedPaper,
  CountedReferral,
  CountedVisit,
} from './metric.schema.ts'
import { sourceNames, type SourceName } from './source.schema.ts'

/** A day of a source that must be counted anew in a division, and whose distinct counts may move. */
export type Mark = {
  readonly source: SourceName
  readonly day: Day
  readonly division: string
  readonly member: string | null
}

const columns = {
  region: 'text',
  id: 'uuid',
  source: 'text',
  day: 'date',
  division: 'text',
  member: 'uuid',
}

export function marksOfVisits(visits: readonly CountedVisit[]): Mark[] {
  return visits.map(({ division, date, executiveId }) => ({
    ...{ source: 'visits', day: date, division, member: executiveId },
  }))
}

/** A visit is re-stamped with what became of its lead, so its own cells are counted anew as well. */
export function marksOfLeads(leads: readonly CountedLead[]): Mark[] {
  return leads.flatMap(({ division, foundOn, settledAt }) => [
    ...[foundOn, ...daysOf(settledAt)].map((day) => inDivision('leads', day, division)),
    inDivision('visits', foundOn, division),
  ])
}

export function marksOfMatters(matters: readonly CountedMatter[]): Mark[] {
  return matters.flatMap((matter) =>
    [
      matter.foundOn,
      ...daysOf(matter.openedAt, matter.acceptedAt, matter.closedAt, matter.revisitedAt),
    ].map((day) => inDivision('matters', day, matter.division)),
  )
}

/** A referral counts on the day it was sent, however it has gone by now. */
export function marksOfReferrals(referrals: readonly CountedReferral[]): Mark[] {
  return referrals.flatMap(({ division, sentAt }) => marksAt('referrals', division, sentAt))
}

export function marksOfOrders(orders: readonly CountedOrder[]): Mark[] {
  return orders.flatMap(({ division, submittedAt, decidedAt, firstBreachedAt }) =>
    marksAt('orders', division, submittedAt, decidedAt, firstBreachedAt),
  )
}

export function marksOfPapers(
  source: 'warnings' | 'supervision',
  papers: readonly CountedPaper[],
): Mark[] {
  return papers.flatMap(({ division, issuedAt }) => marksAt(source, division, issuedAt))
}

/** Each counts on the day it came in, however it has gone by now. */
export function marksOfIntake({ source, records }: IntakeChanged): Mark[] {
  return records.flatMap(({ division, at }) => marksAt(source, division, at))
}

function marksAt(source: SourceName, division: string, ...instants: readonly Moment[]): Mark[] {
  return daysOf(...instants).map((day) => inDivision(source, day, division))
}

/**
 * Marks all that lies beside these matters, in the divisions given: it goes where its matter goes, and
 * no event of its own says so. What is merged counts as one, so all of it is looked at. The days stand in the rows, so the database finds them, by an index.
 */
export function appendMarksBeside(
  tx: Tx,
  matters: readonly Pick<CountedMatter, 'id' | 'division' | 'mergedInto'>[],
): void {
  if (matters.length === 0) return
  const { region } = tx.actor
  const roots = matters.map(({ id, mergedInto }) => mergedInto ?? id)
  const found = sourceNames.flatMap((source) => {
    const { table, beside, matter, only = 'true' } = sources[source]
    if (matter === undefined) return []
    return sql`
      select ${source} as source, counted.day, moved.division
      from moved
      join ${raw(table)} record on record.region = ${region} and ${raw(matter)} = moved.matter_id
        and ${raw(only)} ${raw(beside)}
      cross join lateral ${countedDays(source)} as counted (day)
      where counted.day is not null`
  })
  tx.send(
    sql`insert into metric_marks (region, id, source, day, division)
        with moved as materialized (
          select * from unnest(
            ${matters.map(({ id }) => id)}::uuid[],
            ${matters.map(({ division }) => division)}::text[]) as told (matter_id, division)
          union
          select id, division from matters
          where region = ${region} and id = any (${roots}::uuid[])
          union
          select id, division from matters
          where region = ${region} and merged_into = any (${roots}::uuid[]))
        select ${region}, gen_random_uuid(), source, day, division
        from (${join(found, ' union ')}) as found`,
  )
}

/** Appends the marks, each once: no reading, no lock, nobody waits. */
export function appendMarks(tx: Tx, marks: readonly Mark[]): void {
  const distinct = new Map(
    marks.map((mark) => [`${mark.source} ${mark.day} ${mark.division} ${mark.member}`, mark]),
  )
  if (distinct.size === 0) return
  const rows = [...distinct.values()].map(({ source, day, division, member }) => ({
    region: tx.actor.region,
    id: newId(),
    source,
    day,
    division,
    member,
  }))
  tx.send(insertMany('metric_marks', columns, rows))
}

function inDivision(source: SourceName, day: Day, division: string): Mark {
  return { source, day, division, member: null }
}

type Moment = string | null | undefined

function daysOf(...instants: readonly Moment[]): Day[] {
  return instants
    .filter((instant) => instant !== null && instant !== undefined)
    .map((instant) => dayOf(new Date(instant)))
}
