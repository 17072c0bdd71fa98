import { systemActor } from '#platform/access/actor.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { dropOldSessions } from './session.store.ts'
import { dropSettledTries } from './sign-in-try.store.ts'

/** Deletes what no longer counts; deleting twice does no more than deleting once. */
const forgetOldSessions: Schedule = {
  name: 'forget-old-sessions',
  every: 'night',
  run: ({ db, config }) =>
    db.within(systemActor(config.region), async (tx) => {
      dropSettledTries(tx)
      dropOldSessions(tx)
    }),
}

export const accountSchedules: readonly Schedule[] = [forgetOldSessions]
