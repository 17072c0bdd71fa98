import { systemActor } from '#platform/access/actor.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import { log } from '#platform/log/log.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { findDrift, rebuildCells } from './recount.store.ts'
import { countMarks, settle } from './settling.store.ts'

/** More outstanding marks than this come from an import. */
const manyMarks = 5_000

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

/** Nothing but a bug makes a drift: it is repaired, and said where an administrator looks. */
async function verifyMetrics({ db, config }: Workshop): Promise<void> {
  const drift = await db.within(systemActor(config.region), async (tx) => {
    await settle(tx)
    const found = await findDrift(tx)
    if (found.length > 0) rebuildCells(tx)
    return found
  })
  for (const { metric, grain, period, division, stands, counted } of drift.slice(0, 20)) {
    log('error', 'metric-drifted', { metric, grain, period, division, stands, counted })
  }
}
