import { systemActor } from '#platform/access/actor.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { forgetDeliveries } from './delivery.store.ts'
import { forgetNotices } from './notice.store.ts'
import { forgetMessages } from './outside-message.store.ts'

/** Local practice: what was read half a year ago, and what nobody read for a year, helps nobody. */
const dayMilliseconds = 86_400_000
const keptWhenRead = 180 * dayMilliseconds
const keptUnread = 365 * dayMilliseconds

/** Notices only point to matters; the matters' own time lines are the record. */
export const forgetOldNotices: Schedule = {
  name: 'inbox.forget',
  every: 'night',
  async run({ db, config, clock }) {
    const now = clock.now().getTime()
    await db.within(systemActor(config.region), (tx) => {
      const old = new Date(now - keptWhenRead).toISOString()
      forgetDeliveries(tx, old)
      forgetMessages(tx, old)
      forgetNotices(tx, {
        readBefore: new Date(now - keptWhenRead).toISOString(),
        createdBefore: new Date(now - keptUnread).toISOString(),
      })
      return Promise.resolve()
    })
  },
}
