import { schedules } from '#domain/works.ts'
import type { House } from '#platform/house/house.ts'
import type { Caller } from './processes.ts'

export type Close = {
  /** seconds until the officer who filed the month had her answer */
  readonly filing: number
  /** seconds of the night's works, one after the other as a worker does them */
  readonly noting: number
  readonly verifying: number
}

/**
 * A month's close: it is filed, and in the night what changed of filed periods is noted and every cell
 * compared with all records.
 * @param period one that has not been filed yet, `2023-11`
 */
export async function closeMonth(house: House, officer: Caller, period: string): Promise<Close> {
  return {
    filing: await timed(() => officer.post(`/reports/monthly/${period}/filings`, { after: 0 })),
    noting: await timed(() => nightWork(house, 'note-corrections')),
    verifying: await timed(() => nightWork(house, 'verify-metrics')),
  }
}

function nightWork(house: House, name: string): Promise<void> {
  const schedule = schedules.find((each) => each.name === name)
  if (schedule === undefined) throw new Error(`no work is called ${name}`)
  return schedule.run(house)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return Number(((performance.now() - began) / 1000).toPrecision(3))
}
