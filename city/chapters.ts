import { rebuildMetrics } from '#domain/metrics/metric.public.ts'
import { loadZeroReports } from '#domain/zero-reports/year.fixtures.ts'
import { systemActor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import { startOfDay } from '#platform/time/day.ts'
import { resolvedByFederation } from './disputes.ts'
import { recordDisputes } from './load-disputes.ts'
import { reportInTheYear } from './duty-year.ts'
import { liveAtTheLine } from './line-year.ts'
import { liveAtThePage } from './page-year.ts'
import { callThePolice } from './police-calls.ts'
import { presentDay } from './present-day.ts'
import { cityId } from './random.ts'
import { isLate, type CityLife } from './timeline.ts'
import { settleLeads } from './work-leads.ts'
import { workMatters, type Refused } from './work-matters.ts'

type Progress = (done: number, total: number) => void

/** @returns what the domain refused: nothing, while city and domain agree */
type Chapter = {
  readonly what: string
  readonly live: (life: CityLife, onProgress: Progress) => Promise<Refused[]>
  /** the database's work alone: the chapters after it need not wait for it */
  readonly isBeside?: boolean
}

/**
 * What is done when the years' records are there, in this order; each leaves alone what it finds done.
 * A slice that works on such records adds its chapter, through its own fixtures and public functions;
 * what belongs to the morning of the demonstration goes into `present-day.ts`.
 */
export const chapters: readonly Chapter[] = [
  {
    what: 'leads',
    async live({ house, plan, desks, until }, onProgress) {
      await settleLeads(house, plan, desks, until, onProgress)
      return []
    },
  },
  {
    what: 'matters',
    live: ({ house, plan, desks, until }, onProgress) =>
      workMatters(house, plan, desks, until, onProgress),
  },
  { what: 'mandatory reports', live: (life) => reportInTheYear(life) },
  { what: 'late disputes', live: lateDisputes },
  { what: 'figures', live: figures, isBeside: true },
  { what: 'zero-reports', live: zeroReports },
  { what: 'the line', live: theLine },
  { what: 'the public page', live: thePage },
  { what: 'calls to the police', live: policeCalls },
  { what: 'present day', live: ({ house, plan, desks }) => presentDay(house, plan, desks) },
]

/** What each office signed for each month, from what the years have. */
async function zeroReports({ house, plan }: CityLife): Promise<Refused[]> {
  const { seed, year: last } = plan.options
  for (let year = plan.firstYear; year <= last; year++) {
    await house.db.within(systemActor(house.config.region), (tx) =>
      loadZeroReports(tx, { year, seed }),
    )
  }
  return []
}

/** Calls to 12338: once, since a load that broke off goes on behind what is there. */
async function theLine(life: CityLife, onProgress: Progress): Promise<Refused[]> {
  const { house } = life
  const { region } = house.config
  const [found] = await house.db.within(systemActor(region), (tx) =>
    tx.rows<{ id: string }>(sql`select id from hotline_contacts where region = ${region} limit 1`),
  )
  if (found !== undefined) return []
  const count = await liveAtTheLine(life)
  onProgress(count, count)
  return []
}

/** Requests from the public page: each of a lead that has none yet. */
async function thePage(life: CityLife, onProgress: Progress): Promise<Refused[]> {
  const count = await liveAtThePage(life)
  onProgress(count, count)
  return []
}

/** A number gives one call: a load that broke off adds what is missing. */
async function policeCalls(life: CityLife, onProgress: Progress): Promise<Refused[]> {
  const count = await callThePolice(life)
  onProgress(count, count)
  return []
}

/**
 * Counted from the records at once, so that the first page has no year of marks to settle; what later
 * chapters mark is settled after them.
 */
async function figures({ house }: CityLife): Promise<Refused[]> {
  await rebuildMetrics(house.db, house.config.region)
  return []
}

/** As many more as the year's figure still lacks, and those that nobody has taken yet. */
async function lateDisputes(life: CityLife, onProgress: Progress): Promise<Refused[]> {
  const { scenes, plan, house, until } = life
  const resolved = await resolvedSoFar(life)
  const missing = Math.max(0, resolvedByFederation(plan.options.scale) - resolved)
  const reserve = scenes.filter(({ dispute }) => dispute.isReserve)
  const waiting = scenes.filter(({ dispute }) => isLate(dispute) && !dispute.isReserve)
  const late = [...reserve.slice(reserve.length - missing), ...waiting]
  house.clock.moveTo(until)
  await recordDisputes(life, late)
  onProgress(late.length, late.length)
  return []
}

/** Besides the reserve itself, so that a load that broke off asks for the same. */
async function resolvedSoFar({ house, plan, scenes, until }: CityLife): Promise<number> {
  const { region } = house.config
  const own = scenes.flatMap(({ dispute: { isReserve, n } }) =>
    isReserve ? [cityId(plan.options.seed, 'dispute-matter', n)] : [],
  )
  const [found] = await house.db.within(systemActor(region), (tx) =>
    tx.rows<{ count: number }>(
      sql`select count(*)::int as count from matters
          where region = ${region} and status in ('closed', 'archived')
            and closed_outcome = 'resolved' and resolved_by_kind = 'womens-federation'
            and category = 'marriage-family' and not (id = any (${own}::uuid[]))
            and closed_at >= ${startOfDay(`${plan.firstYear}-01-01`).toISOString()}
            and closed_at <= ${until.toISOString()}`,
    ),
  )
  return found?.count ?? 0
}
