import { beginSteps, finishSteps, moveSteps } from '#domain/matters/due-step.public.ts'
import type { Matter, MattersChanged } from '#domain/matters/matter.schema.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { isOpenReferral, stepOf, type Referral } from './referral.schema.ts'
import { findReferralsOfMatters, moveReferral, updateReferral } from './referral.store.ts'
import { withdrawReferral, type On, type ReferralFile } from './referral.transition.ts'
import { agentsOf, saveReferral } from './sending.store.ts'
import { placeBeside } from './sending.transition.ts'
import { surroundingsOf } from './surroundings.store.ts'

/**
 * Subscriber of `matters.changed`: a referral stays as closed as its matter, whoever answers for the
 * matter now looks at what comes back, and a declined matter calls back what is still out.
 */
export async function followReferrals(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const moved = changes.filter(
    ({ before, matter }) => before !== undefined && isMoved(before, matter),
  )
  if (moved.length === 0) return
  const matters = new Map(moved.map((change) => [change.matter.id, change]))
  const referrals = await findReferralsOfMatters(tx, [...matters.keys()])
  if (referrals.length === 0) return
  const [surroundings, agents] = await Promise.all([
    surroundingsOf(tx),
    agentsOf(
      tx,
      referrals.map(({ orgId }) => orgId),
    ),
  ])
  for (const referral of referrals) {
    const change = matters.get(referral.matterId)
    if (change?.before === undefined) continue
    const followed = follow(
      referral,
      change.before,
      change.matter,
      agents.get(referral.orgId) ?? [],
    )
    updateReferral(tx, followed)
    moveReferral(tx, followed)
    moveSteps(tx, followed.id, followed)
    const file: ReferralFile = { ...followed, surroundings, entries: [] }
    if (change.matter.status === 'declined') await callBack(tx, file)
    else if (followed.senderOrgId !== referral.senderOrgId) passDuty(tx, file)
  }
}

function isMoved(before: Matter, matter: Matter): boolean {
  return fingerprint(before) !== fingerprint(matter)
}

function fingerprint({ division, orgId, sensitivity, named, barred, status }: Matter): string {
  return JSON.stringify([division, orgId, sensitivity, named, barred, status === 'declined'])
}

function follow(
  referral: Referral,
  before: Matter,
  matter: Matter,
  agents: readonly string[],
): Referral {
  const isHandedOver = before.orgId !== matter.orgId
  const others = referral.audience.filter((org) => !isHandedOver || org !== before.orgId)
  return {
    ...referral,
    ...placeBeside(matter, referral.orgId, others, agents),
    senderOrgId: referral.senderOrgId === before.orgId ? matter.orgId : referral.senderOrgId,
    version: referral.version + 1,
  }
}

/** What came back and nobody has looked at yet is the duty of whoever answers for the matter now. */
function passDuty(tx: Tx, file: ReferralFile): void {
  const step = stepOf(file)
  if (file.status !== 'fed-back' || step === undefined || file.dueAt === undefined) return
  finishSteps(tx, file.id, 'all', 'lapsed')
  const { id: subjectId, matterId, number, dueAt } = file
  const { clockNumber } = file.surroundings
  beginSteps(
    tx,
    [{ ...step, subjectKind: 'referral', subjectId, matterId, number, dueAt, clockNumber }],
    file,
  )
}

async function callBack(tx: Tx, file: ReferralFile): Promise<void> {
  if (!isOpenReferral(file)) return
  const on: On = { actor: tx.initiator, now: tx.now, id: newId }
  const next = withdrawReferral(file, { code: 'matter-declined' }, on)
  if (!isRefusal(next)) await saveReferral(tx, next, file)
}
