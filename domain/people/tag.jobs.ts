import { systemActor } from '#platform/access/actor.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { dayOf } from '#platform/time/day.ts'
import { endExpiredTags } from './tag.store.ts'

const batch = 5_000

/** Each night: tags whose term is over. Reading leaves them out from the first hour of that day anyway. */
export const peopleSchedules: readonly Schedule[] = [
  {
    name: 'people.expired-tags',
    every: 'night',
    async run({ db, config, clock }) {
      const today = dayOf(clock.now())
      const system = systemActor(config.region)
      let ended = batch
      while (ended === batch) {
        ended = await db.within(system, (tx) => endExpiredTags(tx, today, batch))
      }
    },
  },
]
