import { resolvePeople } from '#domain/people/person.public.ts'
import type { MetPerson, PersonRef } from '#domain/people/person.schema.ts'
import { fingerprintOf } from '#domain/visits/visit-chunk.store.ts'
import { placeOfMet } from '#domain/visits/visit-entry.store.ts'
import type { CheckedRow } from '#domain/visits/visit-row.schema.ts'
import { recordVisit } from '#domain/visits/visit.public.ts'
import type { VisitsRecorded } from '#domain/visits/visit.schema.ts'
import { insertNewVisits } from '#domain/visits/visit.store.ts'
import { addDays, startOfDay, weekdayOf, yearOf, type Day } from '#platform/time/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { nobody } from '#platform/access/actor.ts'
import type { CityPlan } from './plan.ts'
import { cityId } from './random.ts'
import type { CityVisit } from './visits.ts'

export type NumberedVisit = CityVisit & {
  readonly n: number
  /** the day on which it was written down */
  readonly enteredOn: Day
}

/** Visits that go into the house in one transaction, and when that is. */
export type Batch = { readonly at: Date; readonly visits: readonly NumberedVisit[] }

const batchSize = 2_000

/**
 * The year in batches, in order of time. A hazard comes in on the evening it was found, since its
 * matter's clocks run from then; needs for triage come in by the week, all the rest by the heap.
 */
export function batchesOf({ visits }: CityPlan): Batch[] {
  const heaps = new Map<string, NumberedVisit[]>()
  const ordinary: NumberedVisit[] = []
  const late = enteredLate(visits)
  for (const [n, visit] of visits.entries()) {
    const { hazard, need, solved, date } = visit
    const numbered = { ...visit, n, enteredOn: late.get(n) ?? date }
    if (hazard !== null) heap(heaps, numbered.enteredOn).push(numbered)
    else if (need !== null && solved === null) heap(heaps, weekEnd(date)).push(numbered)
    else ordinary.push(numbered)
  }
  for (let at = 0; at < ordinary.length; at += batchSize) {
    const some = ordinary.slice(at, at + batchSize)
    heap(heaps, some.at(-1)?.date ?? '').push(...some)
  }
  return [...heaps]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, some]) => ({ at: evening(day), visits: some }))
}

/** Months of the last year whose latest hazard was told only after the village had signed. */
const lateMonths = ['03', '08'] as const

/**
 * Two hazards were written down weeks after their month was over: what had been signed for it is corrected.
 * @returns when each was entered, by its place among the visits
 */
function enteredLate(visits: CityPlan['visits']): ReadonlyMap<number, Day> {
  const year = yearOf(visits.at(-1)?.date ?? '')
  const late = new Map<number, Day>()
  for (const month of lateMonths) {
    const found = [...visits.entries()].filter(
      ([, { hazard, date }]) => hazard !== null && date.startsWith(`${year}-${month}`),
    )
    const last = found.at(-1)
    // where a month has only one, as in a small city, it was told in time
    if (last !== undefined && found.length > 1) {
      late.set(last[0], addDays(last[1].date, daysUntilTold))
    }
  }
  return late
}

/** Long enough for the latest signature of its month to be there. */
const daysUntilTold = 55

function heap(heaps: Map<string, NumberedVisit[]>, day: Day): NumberedVisit[] {
  const known = heaps.get(day)
  if (known !== undefined) return known
  const made: NumberedVisit[] = []
  heaps.set(day, made)
  return made
}

/** The Sunday of the week, or the last day of its year. */
function weekEnd(day: Day): Day {
  const sunday = addDays(day, 7 - weekdayOf(day))
  return yearOf(sunday) === yearOf(day) ? sunday : `${yearOf(day)}-12-31`
}

/** 18:00 in Huangshi. */
function evening(day: Day): Date {
  return new Date(startOfDay(day).getTime() + 18 * 3_600_000)
}

/**
 * Records visits as the import would, and tells its subscribers, so that leads and matters arise.
 * What is there already stays as it is and is not told again.
 */
export async function recordVisits(
  tx: Tx,
  seed: number,
  visits: readonly NumberedVisit[],
): Promise<void> {
  const rows = visits.map((visit) => ({ visit, row: rowOf(visit) }))
  const people = await resolvePeople(
    tx,
    rows.flatMap(({ visit, row }) => (visit.isIdentified ? [metOf(visit, row)] : [])),
  )
  const made = rows.map(({ visit, row }) =>
    recordVisit(row, {
      ...{
        region: tx.actor.region,
        id: cityId(seed, 'visit', visit.n),
        source: 'city',
        batchId: null,
      },
      ...{
        accountId: visit.executive.accountId ?? nobody,
        at: evening(visit.enteredOn).toISOString(),
      },
      ...{ fingerprint: fingerprintOf(tx, row), person: personOf(row, people) },
    }),
  )
  const recorded = await insertNewVisits(tx, made)
  const event: VisitsRecorded = { type: 'visits.recorded', visits: recorded }
  if (recorded.length > 0) tx.publish(event)
}

function rowOf(visit: CityVisit): CheckedRow {
  const { number, date, executive, household, subject, isIdentified, groups } = visit
  const { need, solved, hazard, hazardLevel } = visit
  const identity = { number: subject.identity, birth: subject.birth, sex: subject.sex }
  return {
    ...{ number, date, executive, division: household.division, subjectName: subject.name },
    ...{
      identity: isIdentified ? identity : null,
      tags: groups,
      need,
      solved,
      hazard,
      hazardLevel,
    },
    extra: null,
  }
}

/** The city knows phone and address besides what a visits file says. */
function metOf({ subject, household }: CityVisit, row: CheckedRow): MetPerson {
  const { name, identity, birth, sex, phone } = subject
  return {
    ...placeOfMet(row),
    ...{ name, identity, birth, sex, phone, address: household.address, tags: row.tags },
  }
}

function personOf(
  { identity }: CheckedRow,
  people: ReadonlyMap<string, PersonRef>,
): PersonRef | null {
  return identity === null ? null : (people.get(identity.number) ?? null)
}
