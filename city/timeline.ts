import { systemActor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import type { Desks } from './desks.ts'
import type { Scene } from './dispute-scenes.ts'
import type { CityHouse } from './house.ts'
import { recordDisputes } from './load-disputes.ts'
import { batchesOf, recordVisits } from './load-visits.ts'
import type { CityPlan } from './plan.ts'
import { idsOf } from './random.ts'
import { enterReport, reportsOf } from './reports.ts'

/** What the years are lived through with. */
export type CityLife = {
  readonly house: CityHouse
  readonly plan: CityPlan
  readonly desks: Desks
  /** every dispute, in order of time */
  readonly scenes: readonly Scene[]
  /** the end of the last year */
  readonly until: Date
}

/** Something that goes into the house at its time; done twice, it adds nothing. */
type Dated = {
  readonly at: Date
  readonly what: 'visits' | 'reports' | 'disputes'
  readonly count: number
  readonly record: () => Promise<void>
}

const disputesAtOnce = 150

/**
 * The years in order of time. A slice whose records come in day by day adds its own stream of `Dated`
 * here; what is decided by looking at what is there already is a chapter (`chapters.ts`).
 */
export async function timelineOf(life: CityLife): Promise<Dated[]> {
  const dated = [...visits(life), ...(await reports(life)), ...disputes(life)]
  return dated.sort((one, other) => one.at.getTime() - other.at.getTime())
}

function visits({ house, plan }: CityLife): Dated[] {
  const { seed } = plan.options
  return batchesOf(plan).map(({ at, visits: some }): Dated => ({
    at,
    what: 'visits',
    count: some.length,
    record: () =>
      house.db.within(systemActor(house.config.region), (tx) => recordVisits(tx, seed, some)),
  }))
}

/** They are entered in order, so their number says where a load that broke off stopped. */
async function reports({ house, plan, desks }: CityLife): Promise<Dated[]> {
  const { region } = house.config
  const [first, last] = idsOf('dispute')
  const [found] = await house.db.within(systemActor(region), (tx) =>
    tx.rows<{ count: number }>(
      sql`select count(*)::int as count from leads
          where region = ${region} and kind = 'report' and not (id between ${first} and ${last})`,
    ),
  )
  return reportsOf(plan)
    .slice(found?.count ?? 0)
    .map((report): Dated => ({
      at: report.at,
      what: 'reports',
      count: 1,
      record: () => enterReport(house, desks, report),
    }))
}

/** Those that are opened by then, with all that will become of them. */
function disputes(life: CityLife): Dated[] {
  const early = life.scenes.filter(({ dispute }) => !isLate(dispute))
  return Array.from({ length: Math.ceil(early.length / disputesAtOnce) }, (_, nth): Dated => {
    const some = early.slice(nth * disputesAtOnce, (nth + 1) * disputesAtOnce)
    return {
      ...{ at: some.at(-1)?.dispute.openedAt ?? life.until, what: 'disputes' },
      count: some.length,
      record: () => recordDisputes(life, some),
    }
  })
}

/** Loaded when all else has happened: kept back, or still lying where it was put. */
export function isLate({ isReserve, end }: Scene['dispute']): boolean {
  return isReserve || end === 'untaken'
}
