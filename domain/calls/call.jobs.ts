import { systemActor, type Actor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { linkEverything, linkNext } from './linking.store.ts'
import { refreshRate } from './rate.store.ts'

/** Links what has no household yet, a few calls to a transaction, then brings the rate up to date. */
export async function linkWaiting({ db }: Workshop, actor: Actor, orgId: string): Promise<void> {
  const turn = (): Promise<number> => db.within(actor, (tx) => linkNext(tx, orgId))
  while ((await turn()) > 0);
  await db.within(actor, (tx) => refreshRate(tx, orgId))
}

/**
 * Every night all calls are linked anew with the names and places counted afresh. What that changed
 * is written down with the run and in the log of audit: the drift of linking one by one.
 */
const relinkCalls: Schedule = {
  name: 'relink-calls',
  every: 'night',
  async run({ db, config }) {
    const system = systemActor(config.region)
    const owners = await db.within(system, findOwners)
    for (const orgId of owners) {
      await db.within(system, async (tx) => {
        const { number, calls, households, moved, reviewPairs } = await linkEverything(tx, orgId)
        await refreshRate(tx, orgId)
        const detail = { number, calls, households, moved, reviewPairs }
        tx.audit({ name: 'calls.relinked', outcome: 'done', subjectId: orgId, detail })
      })
    }
  },
}

/** A call that a crash left without a household is linked within a minute. */
const linkLeftOver: Schedule = {
  name: 'link-left-over-calls',
  every: 'minute',
  async run(workshop) {
    const system = systemActor(workshop.config.region)
    for (const orgId of await workshop.db.within(system, findWaiting)) {
      await linkWaiting(workshop, system, orgId)
    }
  },
}

async function findOwners(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ orgId: string }>(
    sql`select org_id from call_models where region = ${tx.actor.region} and number = 0`,
  )
  return rows.map(({ orgId }) => orgId)
}

async function findWaiting(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ orgId: string }>(
    sql`select distinct org_id from calls where region = ${tx.actor.region}
          and household_id is null and selection = 'in'`,
  )
  return rows.map(({ orgId }) => orgId)
}

export const callSchedules: readonly Schedule[] = [relinkCalls, linkLeftOver]
