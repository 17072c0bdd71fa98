import { notify } from '#domain/inbox/notice.public.ts'
import { findUnseenTwins } from '#domain/matters/twin.public.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { endChecks, lockChecks } from './check.store.ts'
import { lockWaiting, markWaiting } from './lead.store.ts'

const batch = 100

/** A lead that triage has left lying is told to the county's federation, once (domain M05). */
const tellOfWaiting: Schedule = {
  name: 'tell-of-waiting-leads',
  every: 'minute',
  run: ({ db, config }) =>
    untilDone(() => db.within(systemActor(config.region), (tx) => tellOfBatch(tx))),
}

/**
 * Whoever answers for a matter about the same people is told, where the author of the lead could not
 * see it. Apart from the request, so that its answer and its time tell the author nothing.
 */
const tellOfTwins: Schedule = {
  name: 'tell-of-possibly-same-matters',
  every: 'minute',
  run: ({ db, config }) =>
    untilDone(() => db.within(systemActor(config.region), (tx) => compareBatch(tx))),
}

export const leadSchedules: readonly Schedule[] = [tellOfWaiting, tellOfTwins]

async function untilDone(turn: () => Promise<number>): Promise<void> {
  while ((await turn()) === batch);
}

async function tellOfBatch(tx: Tx): Promise<number> {
  const leads = await lockWaiting(tx, batch)
  if (leads.length === 0) return 0
  const counties = await findFederations(
    tx,
    leads.map(({ division }) => division),
    'county',
  )
  markWaiting(
    tx,
    leads.map(({ id }) => id),
  )
  notify(
    tx,
    leads.flatMap((lead) => {
      const county = counties.get(lead.division)
      return [...new Set([lead.orgId, ...(county === undefined ? [] : [county.id])])].map(
        (orgId) => ({
          kind: 'lead-waiting' as const,
          to: { orgId },
          subjectId: lead.id,
          place: lead,
          evenIfOwn: true,
        }),
      )
    }),
  )
  return leads.length
}

async function compareBatch(tx: Tx): Promise<number> {
  const checks = await lockChecks(tx, batch)
  if (checks.length === 0) return 0
  endChecks(
    tx,
    checks.map(({ id }) => id),
  )
  const twins = await findUnseenTwins(
    tx,
    checks.map(({ leadId }) => leadId),
  )
  notify(
    tx,
    twins.map(({ matterId, orgId, ...place }) => ({
      kind: 'matter-possibly-same' as const,
      to: { orgId },
      subjectId: matterId,
      place,
      evenIfOwn: true,
    })),
  )
  return checks.length
}
