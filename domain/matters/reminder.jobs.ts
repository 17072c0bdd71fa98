import { notify } from '#domain/inbox/notice.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { claimWarnings } from './overdue.store.ts'
import { remindersOf } from './reminder.transition.ts'

const batch = 200

/** 催办: who has little time left for a step is told once, before it goes one organisation up. */
export const remindOfSteps: Schedule = {
  name: 'remind-of-steps',
  every: 'minute',
  async run({ db, config }) {
    let count: number
    do {
      count = await db.within(systemActor(config.region), async (tx) => {
        const claimed = await claimWarnings(tx, batch)
        notify(tx, remindersOf(claimed.steps, tx.now))
        return claimed.count
      })
    } while (count === batch)
  },
}
