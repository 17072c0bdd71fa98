import { findFederations, findOrganisations } from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { claimUndone, type PlacedStep } from '#domain/matters/overdue.public.ts'
import { matterNumbers, placeOfMatter } from '#domain/matters/matter.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { millisecondsOf } from '#platform/time/duration.ts'
import { followUp } from './effect.store.ts'
import { supervisionClockSetting } from './supervision-clock.schema.ts'
import { insertSupervision } from './supervision.store.ts'
import { proposal } from './supervision.transition.ts'

const batch = 100

/** What stays undone after it went up is proposed for a supervision order; a person sends it. */
export const proposeSupervision: Schedule = {
  name: 'propose-supervision',
  every: 'minute',
  async run({ db, config }) {
    const turn = (): Promise<number> => db.within(systemActor(config.region), proposeBatch)
    while ((await turn()) === batch);
  },
}

async function proposeBatch(tx: Tx): Promise<number> {
  const { body } = await settingOf(tx, supervisionClockSetting)
  const before = new Date(tx.now.getTime() - millisecondsOf(body.proposeAfter))
  const steps = await claimUndone(tx, before, batch)
  if (steps.length === 0) return 0
  const divisions = steps.map(({ division }) => division)
  const [duties, counties, cities, numbers] = await Promise.all([
    findOrganisations(
      tx,
      steps.map(({ dutyOrgId }) => dutyOrgId),
    ),
    findFederations(tx, divisions, 'county'),
    findFederations(tx, divisions, 'city'),
    matterNumbers(
      tx,
      steps.map(({ matterId }) => matterId),
    ),
  ])
  for (const step of steps) {
    const addressee = duties.get(step.dutyOrgId)
    const issuer = issuerFor(addressee, counties.get(step.division), cities.get(step.division))
    if (addressee === undefined || issuer === undefined) continue
    await propose(tx, step, { issuer, addressee }, numbers.get(step.matterId) ?? null)
  }
  return steps.length
}

/** The federation above whoever owes the step; above the city there is nobody here. */
function issuerFor(
  addressee: Organisation | undefined,
  county: Organisation | undefined,
  city: Organisation | undefined,
): Organisation | undefined {
  switch (addressee?.level) {
    case 'village':
    case 'township':
      return county
    case 'county':
      return city
    case 'city':
      return addressee.kind === 'womens-federation' ? undefined : city
    case undefined:
      return undefined
  }
}

async function propose(
  tx: Tx,
  step: PlacedStep,
  parties: { issuer: Organisation; addressee: Organisation },
  matterNumber: string | null,
): Promise<void> {
  const matter = await placeOfMatter(tx, step.matterId)
  const order = proposal(
    'order',
    {
      ...{ matter, matterId: matter === undefined ? null : step.matterId, stepId: step.id },
      ...{ stepKind: step.kind, stepDueAt: step.dueAt },
      subjectNumber: step.number ?? matterNumber,
    },
    parties,
    { id: newId(), requirement: '', now: tx.now },
  )
  insertSupervision(tx, order)
  await followUp(tx, order, undefined)
}
