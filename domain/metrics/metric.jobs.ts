import { systemActor } from '#platform/access/actor.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import { log } from '#platform/log/log.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { dayOf, yearOf, type Day } from '#platform/time/day.ts'
import { findDrift, findFirstYear, rebuildCells, type Drift } from './recount.store.ts'
import { countMarks, lockSettling, settle } from './settling.store.ts'

/** More outstanding marks than this come from an import. */
const manyMarks = 5_000

/**
 * What a night compares: this year and the last, where records still move, and of the years before them
 * one after the other, each night the next.
 */
export function yearsOfNight(
  now: Date,
  first: number | undefined,
): readonly { readonly from: Day; readonly to: Day }[] {
  const last = yearOf(dayOf(now)) - 1
  const moving = { from: `${last}-01-01`, to: `${last + 1}-12-31` }
  const older = first === undefined ? 0 : last - first
  if (first === undefined || older <= 0) return [moving]
  const turn = first + (Math.floor(now.getTime() / 86_400_000) % older)
  return [moving, { from: `${turn}-01-01`, to: `${turn}-12-31` }]
}

/** While an import is still marking, settling would count the same months again and again. */
let lastSeen = 0

export const metricsSchedules: readonly Schedule[] = [
  { name: 'settle-metrics', every: 'few-seconds', run: settleWhenQuiet },
  { name: 'verify-metrics', every: 'night', run: verifyMetrics },
]

/** A reader does not wait for this: whoever asks for a figure settles what is outstanding. */
async function settleWhenQuiet({ db, config }: Workshop): Promise<void> {
  await db.within(systemActor(config.region), async (tx) => {
    const marks = await countMarks(tx)
    const isGrowing = marks > manyMarks && marks !== lastSeen
    lastSeen = marks
    if (marks > 0 && !isGrowing) await settle(tx)
  })
}

/**
 * Nothing but a bug makes a drift: it is repaired, and said where an administrator looks. The recount
 * takes its time, and whoever asks for a figure must not wait for it: only when something differs, which
 * may be no more than a mark that came meanwhile, is it looked at again with the lock.
 */
async function verifyMetrics({ db, config }: Workshop): Promise<void> {
  const system = systemActor(config.region)
  await db.within(system, settle)
  const spans = await db.within(system, async (tx) => yearsOfNight(tx.now, await findFirstYear(tx)))
  const drift: Drift[] = []
  for (const years of spans) {
    const suspected = await db.within(system, (tx) => findDrift(tx, { years }))
    if (suspected.length === 0) continue
    const found = await db.within(system, async (tx) => {
      lockSettling(tx)
      await settle(tx)
      return findDrift(tx, { years })
    })
    drift.push(...found)
  }
  if (drift.length > 0) {
    await db.within(system, (tx) => {
      rebuildCells(tx)
      return Promise.resolve()
    })
  }
  for (const { metric, grain, period, area, stands, counted } of drift.slice(0, 20)) {
    log('error', 'metric-drifted', { metric, grain, period, area, stands, counted })
  }
}
