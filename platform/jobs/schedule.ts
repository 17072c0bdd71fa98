import type { PgBoss } from 'pg-boss'
import { faultOf, log } from '../log/log.ts'
import type { Workshop } from './long-work.ts'

/**
 * Work that comes round by itself. Several workers may run it at once and a crash may repeat it, so
 * its effects are unique rows (`effects`, or `for update skip locked`), never counters.
 */
export type Schedule = {
  readonly name: string
  readonly every: 'few-seconds' | 'minute' | 'night'
  run(workshop: Workshop): Promise<void>
}

const pauseMilliseconds = 2000

export type Round = { stop(): Promise<void> }

/** Runs the schedules of this worker until stopped. Minutes and nights come from pg-boss's cron. */
export async function serveSchedules(
  boss: PgBoss,
  workshop: Workshop,
  schedules: readonly Schedule[],
): Promise<Round> {
  const tz = 'Asia/Shanghai'
  await boss.schedule('every-minute', '* * * * *', null, { tz })
  await boss.schedule('nightly', '30 2 * * *', null, { tz })
  const due = (every: Schedule['every']): Schedule[] =>
    schedules.filter((schedule) => schedule.every === every)
  await boss.work('every-minute', () => runAll(due('minute'), workshop))
  await boss.work('nightly', () => runAll(due('night'), workshop))
  return loop(() => runAll(due('few-seconds'), workshop).catch(report))
}

/** Every schedule gets its turn; the first error is thrown after the last one ran, so that the job is retried. */
async function runAll(schedules: readonly Schedule[], workshop: Workshop): Promise<void> {
  const errors: unknown[] = []
  for (const schedule of schedules) {
    await schedule.run(workshop).catch((error: unknown) => errors.push(error))
  }
  if (errors.length > 0) throw errors[0]
}

function loop(turn: () => Promise<void>): Round {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const next = (): void => {
    if (isStopped) return
    running = turn().then(() => {
      timer = setTimeout(next, pauseMilliseconds)
    })
  }
  next()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}

function report(error: unknown): void {
  log('error', 'schedule-failed', faultOf(error))
}
