import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { PushContact, PushContactWay, PushContent, PushOutcome, PushStatus } from './push.schema.ts'

const path = '/api/v1/calls/pushes'

export const PushRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  status: PushStatus,
  divisionName: z.string(),
  receiver: z.string(),
  sender: z.string(),
  calls: z.int(),
  isEscalating: z.boolean(),
  contact: PushContact.nullable(),
  outcome: PushOutcome.nullable(),
  dueAt: z.string(),
  createdAt: z.string(),
  fedBackAt: z.string().nullable(),
  correctedAt: z.string().nullable(),
})
export type PushRow = z.infer<typeof PushRow>

export const PushPage = PushRow.extend({
  content: PushContent,
  feedback: z.string().nullable(),
  /** the matter that it became; null where the reader may not open it */
  matter: z.strictObject({ id: z.uuid(), number: z.string() }).nullable(),
  /** for the police: where it came from */
  householdId: z.uuid().nullable(),
  feedBackRefusal: z.string().nullable(),
  version: z.int(),
})
export type PushPage = z.infer<typeof PushPage>

export const sendPushContract = endpoint({
  id: 'calls.push',
  method: 'POST',
  path,
  summary: 'Tell the desk that answers for the place of a household (推送), without a raw call',
  body: z.strictObject({
    householdId: z.uuid(),
    category: Category.exclude(['other']),
    imminent: z.boolean().default(false),
    subject: z.string().trim().max(60).default(''),
    note: z.string().trim().min(4).max(500),
    safeContact: PushContactWay,
  }),
  output: PushPage,
})

export const listPushesContract = endpoint({
  id: 'calls.pushes',
  method: 'GET',
  path,
  summary: 'What was pushed: to my desk, below me, or by my police organisation',
  query: PageQuery.extend({
    status: PushStatus.optional(),
    contact: PushContact.optional(),
    division: DivisionPrefixes.optional(),
  }),
  output: pageOf(PushRow),
})

export const readPushContract = endpoint({
  id: 'calls.push-read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One push, as the desk sees it',
  params: ById,
  output: PushPage,
})

export const feedBackPushContract = endpoint({
  id: 'calls.push-feed-back',
  method: 'POST',
  path: `${path}/:id/feed-back`,
  summary: 'Report back to the police: whom the desk met, how things stand',
  params: ById,
  body: z.strictObject({
    contact: PushContact,
    outcome: PushOutcome,
    text: z.string().trim().min(2).max(1_000),
    version: z.int().optional(),
  }),
  output: PushPage,
})
