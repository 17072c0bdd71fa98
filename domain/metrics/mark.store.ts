import { newId } from '#platform/db/id.ts'
import { insertMany } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf, type Day } from '#platform/time/day.ts'
import type { SourceName } from './counting.table.ts'
import type { CountedLead, CountedMatter, CountedVisit } from './metric.schema.ts'

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

function daysOf(...instants: readonly (string | null | undefined)[]): Day[] {
  return instants
    .filter((instant) => instant !== null && instant !== undefined)
    .map((instant) => dayOf(new Date(instant)))
}
