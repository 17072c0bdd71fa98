import { systemActor } from '#platform/access/actor.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { KinshipsDeclared } from './kinship.schema.ts'
import { findFilesOfKin, takeUnappliedKinships } from './kinship.store.ts'

const batch = 500

/**
 * Tells those who keep matters of new declarations. Not with the declaration itself: the time that took
 * would say whether there is a matter, to the very person who must not know.
 */
export const kinshipSchedules: readonly Schedule[] = [
  {
    name: 'people.kinships-told',
    every: 'minute',
    async run({ db, config }) {
      let taken = batch
      while (taken === batch) taken = await db.within(systemActor(config.region), tellOfKin)
    },
  },
]

async function tellOfKin(tx: Tx): Promise<number> {
  const taken = await takeUnappliedKinships(tx, batch)
  const files = await findFilesOfKin(
    tx,
    taken.map(({ id }) => id),
  )
  const byAccount = Map.groupBy(files, ({ accountId }) => accountId)
  const kin = [...byAccount].map(([accountId, some]) => ({
    accountId,
    personIds: some.map(({ personId }) => personId),
  }))
  const event: KinshipsDeclared = { type: 'kinships.declared', kin }
  if (kin.length > 0) tx.publish(event)
  return taken.length
}
