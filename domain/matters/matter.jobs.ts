import { findOrganisations } from '#domain/organisations/organisation.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { endGlasses, lockExpiredGlass } from './break-glass.store.ts'
import { endGlass } from './break-glass.transition.ts'
import { clocksOf } from './clock.store.ts'
import { escalateStep } from './due-step.transition.ts'
import { claimEscalations, lockOverdueSteps, markEscalated } from './escalation.store.ts'
import { insertEntries } from './entry.store.ts'
import { bare, noted } from './entry.transition.ts'
import type { DueStep } from './due-step.schema.ts'
import type { DueStepsEscalated, MatterChange, MattersChanged } from './matter.schema.ts'
import { findMatters, lockMatter, saveMatter } from './matter.store.ts'

const batch = 200

/** An overdue step goes one organisation up; in danger it goes on rising (domain M10). */
const escalateOverdue: Schedule = {
  name: 'escalate-overdue-steps',
  every: 'minute',
  run: ({ db, config }) =>
    untilDone(() => db.within(systemActor(config.region), (tx) => escalateBatch(tx))),
}

/** What was opened by breaking the glass closes again when its time is over. */
const endBrokenGlass: Schedule = {
  name: 'end-broken-glass',
  every: 'few-seconds',
  run: ({ db, config }) =>
    untilDone(() => db.within(systemActor(config.region), (tx) => endGlassBatch(tx))),
}

export const matterSchedules: readonly Schedule[] = [escalateOverdue, endBrokenGlass]

async function untilDone(turn: () => Promise<number>): Promise<void> {
  while ((await turn()) === batch);
}

async function escalateBatch(tx: Tx): Promise<number> {
  const overdue = await lockOverdueSteps(tx, batch)
  if (overdue.length === 0) return 0
  const organisations = await findOrganisations(
    tx,
    overdue.map(({ dutyOrgId, escalatedTo }) => escalatedTo ?? dutyOrgId),
  )
  const clocks = await clocksOf(tx)
  const escalated = overdue.map((step) => {
    // Once it went up, the next one up is the parent of where it lies now.
    const from = organisations.get(step.escalatedTo ?? step.dutyOrgId)
    return escalateStep(step, from?.parentId ?? undefined, clocks, tx.now)
  })
  const claimed = await claimEscalations(tx, escalated)
  markEscalated(tx, escalated)
  await tellEscalated(tx, claimed)
  return overdue.length
}

async function tellEscalated(tx: Tx, steps: readonly DueStep[]): Promise<void> {
  const found = await findMatters(
    tx,
    steps.map(({ matterId }) => matterId),
  )
  const matters = new Map(found.map((matter) => [matter.id, matter]))
  const on = { actor: tx.actor, now: tx.now, id: newId }
  const escalations = steps.flatMap((step) => {
    const [matter, toOrgId] = [matters.get(step.matterId), step.escalatedTo]
    return matter === undefined || toOrgId === undefined ? [] : [{ step, matter, toOrgId }]
  })
  const entries = escalations.flatMap(({ step, matter, toOrgId }) => {
    const detail = { step: step.kind, to: toOrgId }
    return noted(bare(matter), 'escalated', on, { detail }).entries
  })
  insertEntries(tx, entries, matters)
  if (escalations.length === 0) return
  const event: DueStepsEscalated = { type: 'due-steps.escalated', escalations }
  tx.publish(event)
}

async function endGlassBatch(tx: Tx): Promise<number> {
  const expired = await lockExpiredGlass(tx, batch)
  if (expired.length === 0) return 0
  const on = { actor: tx.actor, now: tx.now, id: newId }
  const changes: MatterChange[] = []
  for (const { matterId, accountId } of expired) {
    const before = await lockMatter(tx, matterId)
    if (before === undefined) continue
    const matter = endGlass(before, accountId, on)
    saveMatter(tx, matter, before)
    changes.push({ before, matter })
  }
  endGlasses(
    tx,
    expired.map(({ id }) => id),
  )
  const event: MattersChanged = { type: 'matters.changed', changes }
  tx.publish(event)
  return expired.length
}
