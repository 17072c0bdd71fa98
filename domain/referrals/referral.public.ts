import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { beginSteps, finishSteps, moveSteps } from '#domain/matters/due-step.public.ts'
import type { Matter, MatterChange, MattersChanged } from '#domain/matters/matter.schema.ts'
import { routesOf, type FoundRoute } from '#domain/routing/routing.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { packetFor } from './packet.store.ts'
import { isOpenReferral, stepOf, type Referral } from './referral.schema.ts'
import { findReferralsOfMatters, moveReferral, updateReferral } from './referral.store.ts'
import { withdrawReferral, type On, type ReferralFile } from './referral.transition.ts'
import { agentsOf, insertReferrals, saveReferral } from './sending.store.ts'
import { placeBeside, referralOf, urgencyOf } from './sending.transition.ts'
import { surroundingsOf } from './surroundings.store.ts'

/**
 * Subscriber of `matters.changed`: a matter that is opened or graded anew goes by the rules to whoever
 * acts along, once per rule and receiver, and the offices that the rules name are told. What needs her
 * consent is only proposed on the matter's page.
 */
export async function referByRules(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const routed = changes.filter(isRoutedAnew)
  if (routed.length === 0) return
  const [now, earlier] = await Promise.all([
    routesOf(
      tx,
      routed.map(({ matter }) => matter),
    ),
    routesOf(
      tx,
      routed.flatMap(({ before }) => before ?? []),
    ),
  ])
  const known = earlier[Symbol.iterator]()
  const told: Notification[] = []
  const due: { matter: Matter; route: FoundRoute }[] = []
  for (const [at, { before, matter }] of routed.entries()) {
    const route = now[at]
    const was = before === undefined ? undefined : known.next().value
    if (route === undefined) continue
    if (was === undefined || was.code !== route.code) told.push(...noticesOf(matter, route))
    if (route.coActing.some(({ ground }) => ground !== 'consent')) due.push({ matter, route })
  }
  await sendByRules(tx, due)
  notify(tx, told)
}

function isRoutedAnew({ before, matter }: MatterChange): boolean {
  const isRunning = matter.status === 'open' || matter.status === 'monitoring'
  if (!isRunning || before === undefined) return isRunning
  return (
    before.level !== matter.level ||
    before.imminent !== matter.imminent ||
    before.sensitivity !== matter.sensitivity ||
    before.category !== matter.category ||
    before.division !== matter.division
  )
}

function noticesOf(matter: Matter, { informed, accountId }: FoundRoute): Notification[] {
  const { id: subjectId, sensitivity, named, barred } = matter
  const place = { sensitivity, named, barred }
  const kind = 'matter-informed'
  const offices = informed.filter(({ id }) => id !== matter.orgId)
  return [
    ...offices.map(({ id: orgId }) => ({ kind, to: { orgId }, subjectId, place }) as const),
    ...(accountId === undefined ? [] : [{ kind, to: { accountId }, subjectId, place } as const]),
  ]
}

async function sendByRules(
  tx: Tx,
  due: readonly { matter: Matter; route: FoundRoute }[],
): Promise<void> {
  if (due.length === 0) return
  const sent = await findReferralsOfMatters(
    tx,
    due.map(({ matter }) => matter.id),
  )
  const keys = new Set(sent.map(({ matterId, orgId }) => `${matterId} ${orgId}`))
  const wanted = due.flatMap(({ matter, route }) =>
    route.coActing
      .filter(({ ground }) => ground !== 'consent')
      .filter(({ organisation: { id } }) => id !== matter.orgId && !keys.has(`${matter.id} ${id}`))
      .map((coActing) => ({ matter, route, coActing })),
  )
  if (wanted.length === 0) return
  const sealed = wanted.filter(({ matter }) => matter.sensitivity === 'sealed')
  const [surroundings, agents] = await Promise.all([
    surroundingsOf(tx),
    agentsOf(
      tx,
      sealed.map(({ coActing }) => coActing.organisation.id),
    ),
  ])
  const on: On = { actor: tx.initiator, now: tx.now, id: newId }
  const referrals = await Promise.all(
    wanted.map(async ({ matter, route, coActing }) => {
      const { organisation, ground, feedBack, packet } = coActing
      const file = referralOf(
        matter,
        {
          ...{ orgId: organisation.id, fromOrgId: matter.orgId, urgency: urgencyOf(matter) },
          ...{ ground, feedBackWithin: feedBack },
          ...{ ruleCode: route.code, ruleNumber: route.number },
        },
        agents.get(organisation.id) ?? [],
        surroundings,
        on,
      )
      return { file, packet: await packetFor(tx, matter, packet, '') }
    }),
  )
  await insertReferrals(tx, referrals)
}

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
