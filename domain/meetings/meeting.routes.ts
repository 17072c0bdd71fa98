import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { beginSteps, finishSteps } from '#domain/matters/due-step.public.ts'
import { noteOnMatters } from '#domain/matters/entry.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { takeNumbers } from '#domain/matters/number.public.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import { findOrganisations } from '#domain/organisations/organisation.public.ts'
import { agentsOf, placeBeside } from '#domain/referrals/placing.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { addDays, dayOf, startOfDay, yearOf } from '#platform/time/day.ts'
import {
  callMeetingContract,
  cancelMeetingContract,
  holdMeetingContract,
  listMeetingsOfMatterContract,
  readMeetingContract,
  reportTasksContract,
} from './meeting.contract.ts'
import type { MeetingAct } from './meeting-name.schema.ts'
import { presentMeeting, presentMeetings } from './meeting-view.store.ts'
import {
  mayCallMeeting,
  mayKeepMeeting,
  mayReadMeetings,
  mayReportTasks,
} from './meeting.policy.ts'
import type { Meeting } from './meeting.schema.ts'
import {
  findMeeting,
  findMeetingsOfMatters,
  insertMeeting,
  lockMeeting,
  updateMeeting,
} from './meeting.store.ts'
import { cancelMeeting, holdMeeting, reportTasks } from './meeting.transition.ts'

const load = (tx: Tx, { params }: { params: { id: string } }): Promise<Meeting | undefined> =>
  lockMeeting(tx, params.id)

type Prepared = {
  readonly matter: Matter
  readonly invited: readonly string[]
  readonly agents: readonly string[]
}

async function tell(
  tx: Tx,
  meeting: Meeting,
  kind: Notification['kind'],
  act: MeetingAct,
): Promise<void> {
  const { id: subjectId, matterId, number, sensitivity, named, barred } = meeting
  const place = { sensitivity, named, barred }
  const orgs = [meeting.orgId, ...meeting.audience]
  await noteOnMatters(tx, [
    { matterId, kind: 'meeting', detail: { meeting: subjectId, number, act } },
  ])
  notify(
    tx,
    orgs.map((orgId) => ({ kind, to: { orgId }, subjectId, matterId, place })),
  )
}

/** Each decision is due on the desk of whoever it was given to, until the end of its day. */
function beginTasks(tx: Tx, meeting: Meeting): void {
  const { id: subjectId, matterId, number } = meeting
  beginSteps(
    tx,
    meeting.decisions.map(({ organisationId: dutyOrgId, dueOn }) => {
      const dueAt = startOfDay(addDays(dueOn, 1)).toISOString()
      const warnsAt = startOfDay(dueOn).toISOString()
      const step = { kind: 'task', subjectKind: 'meeting', subjectId, matterId, number } as const
      return { ...step, dutyOrgId, dueAt, warnsAt, clockNumber: 0 }
    }),
    meeting,
  )
}

export const meetingRoutes: readonly Route[] = [
  query(listMeetingsOfMatterContract, {
    may: mayReadMeetings,
    async read(tx, { params }) {
      const matter = await findMatter(tx, params.id)
      if (matter === undefined) return undefined
      const decision = mayCallMeeting(tx.actor, matter)
      const items = await findMeetingsOfMatters(tx, [matter.id])
      const refusal = isRefusal(decision) ? decision.refused : null
      return { items: await presentMeetings(items, tx), refusal }
    },
  }),
  query(readMeetingContract, {
    may: mayReadMeetings,
    async read(tx, { params }) {
      const meeting = await findMeeting(tx, params.id)
      return meeting === undefined ? undefined : presentMeeting(meeting, tx)
    },
    audit: 'meeting.read',
  }),
  creation<typeof callMeetingContract, Meeting, Prepared>(callMeetingContract, {
    async prepare(tx, { params, body }): Promise<Prepared | Refusal> {
      const [matter, found] = await Promise.all([
        findMatter(tx, params.id),
        findOrganisations(tx, body.invited),
      ])
      if (matter === undefined) return refuse('not-found')
      const invited = [...found.values()].flatMap(({ id, endedAt }) =>
        endedAt === null ? [id] : [],
      )
      if (invited.length !== new Set(body.invited).size) return refuse('no-such-organisation')
      const isSealed = matter.sensitivity === 'sealed'
      const agents = isSealed ? await agentsOf(tx, invited) : new Map<string, string[]>()
      return { matter, invited, agents: [...agents.values()].flat() }
    },
    may: (actor, _, { matter }) => mayCallMeeting(actor, matter),
    apply({ startsAt, venue, agenda, briefing }, { matter, invited, agents }, { actor, now }) {
      if (Date.parse(startsAt) <= now.getTime()) return refuse('meeting-in-the-past')
      return {
        ...placeBeside(matter, actor.orgId, invited, agents),
        ...{ id: newId(), number: '', matterId: matter.id, status: 'called', startsAt },
        ...{ venue, agenda, briefing, attended: [], decisions: [] },
        ...{ calledAt: now.toISOString(), calledBy: actor.id, version: 1 },
      }
    },
    async save(tx, meeting) {
      tx.asSystem()
      const year = yearOf(dayOf(tx.now))
      const [number = ''] = await takeNumbers(tx, [{ series: '会', year }])
      insertMeeting(tx, { ...meeting, number })
      await tell(tx, { ...meeting, number }, 'meeting-called', 'called')
    },
    present: async (meeting, tx) =>
      presentMeeting((await findMeeting(tx, meeting.id)) ?? meeting, tx),
    audit: 'meeting.called',
  }),
  command(holdMeetingContract, {
    load,
    may: mayKeepMeeting,
    apply: (meeting: Meeting, body, on) => holdMeeting(meeting, body, on),
    async save(tx, next: Meeting) {
      tx.asSystem()
      updateMeeting(tx, next)
      beginTasks(tx, next)
      await tell(tx, next, next.decisions.length === 0 ? 'meeting-decided' : 'meeting-task', 'held')
    },
    present: presentMeeting,
    audit: 'meeting.held',
  }),
  command(reportTasksContract, {
    load,
    may: mayReportTasks,
    apply: (meeting: Meeting, body, on) => reportTasks(meeting, body, on),
    async save(tx, next: Meeting, before: Meeting) {
      tx.asSystem()
      updateMeeting(tx, next)
      const done = next.decisions.filter(
        ({ doneAt }, at) => doneAt !== before.decisions[at]?.doneAt,
      )
      for (const org of new Set(done.map(({ organisationId }) => organisationId))) {
        finishSteps(tx, next.id, ['task'], 'done', org)
      }
      const { id, number, matterId } = next
      await noteOnMatters(tx, [
        { matterId, kind: 'meeting', detail: { meeting: id, number, act: 'task-done' } },
      ])
    },
    present: presentMeeting,
    audit: 'meeting.task-reported',
  }),
  command(cancelMeetingContract, {
    load,
    may: mayKeepMeeting,
    apply: (meeting: Meeting, _, on) => cancelMeeting(meeting, on),
    async save(tx, next: Meeting) {
      tx.asSystem()
      updateMeeting(tx, next)
      await tell(tx, next, 'meeting-changed', 'cancelled')
    },
    present: presentMeeting,
    audit: 'meeting.cancelled',
  }),
]
