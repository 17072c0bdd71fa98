import { actorOfAccount } from '#domain/accounts/account.public.ts'
import { schedules, works } from '#domain/works.ts'
import type { House } from '#platform/house/house.ts'
import { serveSchedules, type Round } from '#platform/jobs/schedule.ts'

/** The process that does long work and keeps the clocks. Several may run: the database shares it out. */
export async function startWorker(house: House): Promise<Round> {
  await house.longWork.serve(works, (id) => actorOfAccount(house.db, house.config.region, id))
  return serveSchedules(house.boss, house, schedules)
}
