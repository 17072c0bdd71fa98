import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { Decision, MeetingStatus } from './meeting.schema.ts'

const Organisation = z.strictObject({ id: z.uuid(), name: z.string() })
const version = z.int().optional()

export const MeetingView = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  /** null where the matter is closed to the reader, as it is to whoever was invited */
  matterId: z.uuid().nullable(),
  status: MeetingStatus,
  startsAt: z.string(),
  venue: z.string(),
  agenda: z.string(),
  briefing: z.string(),
  caller: Organisation,
  invited: z.array(Organisation),
  attended: z.array(z.uuid()),
  minutes: z.string().nullable(),
  decisions: z.array(
    Decision.extend({
      organisation: z.string(),
      doneAt: z.string().nullable(),
      result: z.string().nullable(),
    }),
  ),
  /** why the reader may not keep its minutes, if she may not */
  refusal: z.string().nullable(),
  version: z.int(),
})
export type MeetingView = z.infer<typeof MeetingView>

export const listMeetingsOfMatterContract = endpoint({
  id: 'meetings.of-matter',
  method: 'GET',
  path: '/api/v1/matters/:id/meetings',
  summary: 'Joint meetings (会商) on a matter, the latest first',
  params: ById,
  output: z.strictObject({ items: z.array(MeetingView), refusal: z.string().nullable() }),
})

export const readMeetingContract = endpoint({
  id: 'meetings.read',
  method: 'GET',
  path: '/api/v1/meetings/:id',
  summary: 'A joint meeting with its briefing, minutes and decisions; the reading is logged',
  params: ById,
  output: MeetingView,
})

export const callMeetingContract = endpoint({
  id: 'meetings.call',
  method: 'POST',
  path: '/api/v1/matters/:id/meetings',
  summary: 'Call a joint meeting; the invited see its briefing, never the matter',
  params: ById,
  body: z.strictObject({
    startsAt: z.iso.datetime({ offset: true }),
    venue: z.string().trim().min(2).max(100),
    agenda: z.string().trim().min(2).max(1_000),
    briefing: z.string().trim().max(2_000).default(''),
    invited: z.array(z.uuid()).min(1).max(20),
  }),
  output: MeetingView,
})

export const holdMeetingContract = endpoint({
  id: 'meetings.hold',
  method: 'POST',
  path: '/api/v1/meetings/:id/hold',
  summary: 'Minutes, attendance and decisions; each decision becomes a task that is due',
  params: ById,
  body: z.strictObject({
    version,
    attended: z.array(z.uuid()).min(1).max(21),
    minutes: z.string().trim().min(2).max(4_000),
    decisions: z.array(Decision).max(20),
  }),
  output: MeetingView,
})

export const reportTasksContract = endpoint({
  id: 'meetings.report',
  method: 'POST',
  path: '/api/v1/meetings/:id/report',
  summary: 'Say that what the meeting gave one’s own organisation is done',
  params: ById,
  body: z.strictObject({ version, result: z.string().trim().min(2).max(1_000) }),
  output: MeetingView,
})

export const cancelMeetingContract = endpoint({
  id: 'meetings.cancel',
  method: 'POST',
  path: '/api/v1/meetings/:id/cancel',
  summary: 'Cancel a meeting that was not held',
  params: ById,
  body: z.strictObject({ version }),
  output: MeetingView,
})
