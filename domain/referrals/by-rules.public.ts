import type { CuesRecorded } from '#domain/grading/cue.schema.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import type { Matter, MatterChange, MattersChanged } from '#domain/matters/matter.schema.ts'
import { mattersToGrade } from '#domain/matters/regrade.public.ts'
import { routesOf, type FoundRoute } from '#domain/routing/routing.public.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { packetFor } from './packet.store.ts'
import { findReferralsOfMatters } from './referral.store.ts'
import type { On } from './referral.transition.ts'
import { agentsOf, insertReferrals } from './sending.store.ts'
import { referralOf, urgencyOf } from './sending.transition.ts'
import { surroundingsOf } from './surroundings.store.ts'

type Routed = {
  readonly matter: Matter
  readonly now: FoundRoute | undefined
  /** absent where the matter is new */
  readonly before: FoundRoute | undefined
}

/**
 * Subscriber of `matters.changed`: a matter that is opened or graded anew goes by the rules to whoever
 * acts along, once per receiver, and the offices that the rules name are told. What needs her consent
 * is only proposed on the matter's page.
 */
export async function referByRules(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const routed = changes.filter(isRoutedAnew)
  if (routed.length === 0) return
  const known = routed.flatMap(({ before }) => before ?? [])
  const [now, earlier] = await Promise.all([
    routesOf(
      tx,
      routed.map(({ matter }) => matter),
    ),
    routesOf(tx, known),
  ])
  const before = new Map(known.map(({ id }, at) => [id, earlier[at]]))
  await goByRules(
    tx,
    routed.map(({ matter }, at) => ({ matter, now: now[at], before: before.get(matter.id) })),
  )
}

/**
 * Subscriber of `cues.recorded`, after the matters were graded: what is known now may be another rule's
 * business, also where the level stays as it was.
 */
export async function referOnCues(tx: Tx, { matterIds }: CuesRecorded): Promise<void> {
  const matters = (await mattersToGrade(tx, matterIds))
    .map(({ matter }) => matter)
    .filter(isRunning)
  const [now, before] = await Promise.all([routesOf(tx, matters), routesOf(tx, matters, tx.now)])
  await goByRules(
    tx,
    matters.map((matter, at) => ({ matter, now: now[at], before: before[at] })),
  )
}

async function goByRules(tx: Tx, routed: readonly Routed[]): Promise<void> {
  const told: Notification[] = []
  const due: { matter: Matter; route: FoundRoute }[] = []
  for (const { matter, now: route, before } of routed) {
    if (route === undefined) continue
    // The fallback has no code: a new matter that goes there is told of all the same.
    if (before === undefined || before.code !== route.code) told.push(...noticesOf(matter, route))
    if (route.coActing.some(({ ground }) => ground !== 'consent')) due.push({ matter, route })
  }
  await sendByRules(tx, due)
  notify(tx, told)
}

function isRunning({ status }: Matter): boolean {
  return status === 'open' || status === 'monitoring'
}

function isRoutedAnew({ before, matter }: MatterChange): boolean {
  if (!isRunning(matter) || before === undefined) return isRunning(matter)
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
