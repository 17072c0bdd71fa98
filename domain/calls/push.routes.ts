import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { divisionFullNames } from '#domain/divisions/division.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import { registerPushed } from '#domain/leads/pushed.public.ts'
import { beginSteps, finishSteps } from '#domain/matters/due-step.public.ts'
import { countyOfficers } from '#domain/matters/party.public.ts'
import { responsibleFor } from '#domain/routing/routing.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { addDuration } from '#platform/time/duration.ts'
import { callRuleSetting } from './call-rule.schema.ts'
import { mayFeedBack, mayReadPushes, mayWorkOnCalls } from './call.policy.ts'
import { findCallsOf } from './call.store.ts'
import { lockHousehold, markPushed } from './household.store.ts'
import * as contracts from './push.contract.ts'
import { presentPush, presentPushRows } from './push-view.store.ts'
import type { Push } from './push.schema.ts'
import {
  findPush,
  findPushesOf,
  findPushPage,
  insertPush,
  lockPush,
  updatePush,
} from './push.store.ts'
import {
  closenessOf,
  feedBackPush,
  pushStanding,
  sendPush,
  type PushGround,
  type SendPush,
  type SentPush,
} from './push.transition.ts'

/** Cues with which nobody waits for three working days. */
const dangers: ReadonlySet<string> = new Set([
  ...['strangulation', 'threat-to-kill', 'weapon', 'dangerous-goods', 'serious-injury'],
  ...['sexual-violence', 'confinement', 'suicide-threat', 'order-breached', 'escalation'],
])

export const pushRoutes: readonly Route[] = [
  creation<typeof contracts.sendPushContract, SentPush, PushGround>(contracts.sendPushContract, {
    prepare: (tx, { body }) => groundOf(tx, body),
    may: (actor, _, { household }) => mayWorkOnCalls(actor, household),
    apply: (body, ground, on) => sendPush(body, ground, on),
    async save(tx, { lead, ...push }) {
      insertPush(tx, push)
      markPushed(tx, push.householdId, push.calls)
      const { id: subjectId, matterId, number, dueAt, clockNumber, orgId: dutyOrgId } = push
      const step = { matterId, kind: 'feed-back', subjectKind: 'push', subjectId, number } as const
      beginSteps(tx, [{ ...step, dutyOrgId, dueAt, clockNumber }], push)
      await registerPushed(tx, lead)
      const { sensitivity, named, barred } = push
      const place = { sensitivity, named, barred }
      const kind = lead.imminent === true ? 'push-danger' : 'push-received'
      notify(tx, [{ kind, to: { orgId: push.orgId }, subjectId, matterId, place }])
    },
    present: ({ lead: _lead, ...push }, tx) => presentPush(push, tx),
    audit: 'push.sent',
  }),
  query(contracts.listPushesContract, {
    may: mayReadPushes,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findPushPage(tx, filter, { page, size })
      return { items: await presentPushRows(tx, items), ...counted }
    },
  }),
  query(contracts.readPushContract, {
    may: mayReadPushes,
    async read(tx, { params }) {
      const push = await findPush(tx, params.id)
      return push === undefined ? undefined : presentPush(push, tx)
    },
    audit: 'push.read',
  }),
  command<typeof contracts.feedBackPushContract, Push>(contracts.feedBackPushContract, {
    load: (tx, { params }) => lockPush(tx, params.id),
    may: mayFeedBack,
    apply: (push, body, on) => feedBackPush(push, body, on),
    save(tx, push) {
      updatePush(tx, push)
      finishSteps(tx, push.id, ['feed-back'], 'done')
      const { id: subjectId, senderOrgId: orgId, matterId, sensitivity, named, barred } = push
      const place = { sensitivity, named, barred }
      notify(tx, [{ kind: 'push-fed-back', to: { orgId }, subjectId, matterId, place }])
    },
    present: presentPush,
    audit: 'push.fed-back',
  }),
]

/** Looks up what a push needs; the household is held, so that no link changes meanwhile. */
async function groundOf(tx: Tx, body: SendPush): Promise<PushGround | Refusal> {
  const household = await lockHousehold(tx, body.householdId)
  if (household === undefined) return refuse('not-found')
  const [calls, pushes, { number, body: rules }, calendar] = await Promise.all([
    findCallsOf(tx, [household.id]),
    findPushesOf(tx, [household.id]),
    settingOf(tx, callRuleSetting),
    calendarOfCity(tx),
  ])
  const standing = pushStanding(household, pushes)
  if (standing !== undefined) return standing
  const closeness = closenessOf(calls, household, body.category)
  const { division } = household
  const isDangerous = body.imminent || closeness.cues.some(({ cue }) => dangers.has(cue))
  const { usual, danger } = rules.feedBack
  const due = addDuration(tx.now, isDangerous ? danger : usual, calendar)
  if (isRefusal(due)) return due
  const { sensitivity, cues } = closeness
  const { category, imminent } = body
  const [[responsible], names] = await Promise.all([
    responsibleFor(tx, [{ category, level: 3, sensitivity, division, imminent, cues }]),
    divisionFullNames(tx, [division]),
  ])
  if (responsible === undefined) return refuse('nobody-responsible')
  return {
    ...{ household, calls, closeness, receiverId: responsible.id, clockNumber: number },
    place: names.get(division) ?? '',
    named: sensitivity === 'sealed' ? await answersForSealed(tx, division) : [],
    dueAt: due.toISOString(),
    ids: { push: newId(), lead: newId(), matter: newId() },
  }
}

/** As the system: whose accounts they are, the police do not see. */
function answersForSealed(tx: Tx, division: string): Promise<string[]> {
  tx.asSystem()
  return countyOfficers(tx, division)
}
