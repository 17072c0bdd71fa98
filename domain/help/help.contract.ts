import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { HelpStatus, messageLength, Safe, Topic } from './help.schema.ts'

const path = '/api/v1/help-requests'
const version = z.int().optional()

export const HelpRow = z.strictObject({
  id: z.uuid(),
  topic: Topic,
  safe: Safe,
  status: HelpStatus,
  divisionName: z.string(),
  organisation: z.strictObject({ id: z.uuid(), name: z.string() }),
  isNamed: z.boolean(),
  isProved: z.boolean(),
  lang: z.enum(['zh', 'en']),
  createdAt: z.string(),
  toldAt: z.string(),
  answeredAt: z.string().nullable(),
  leadId: z.uuid().nullable(),
  version: z.int(),
})
export type HelpRow = z.infer<typeof HelpRow>

export const HelpFile = HelpRow.extend({
  story: z.string(),
  /** masked; null where she gave none */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  time: z.string().nullable(),
  avoid: z.string().nullable(),
  matterId: z.uuid().nullable(),
  closedByName: z.string().nullable(),
  messages: z.array(
    z.strictObject({
      id: z.uuid(),
      side: z.enum(['person', 'desk']),
      authorName: z.string().nullable(),
      text: z.string(),
      at: z.string(),
      seenAt: z.string().nullable(),
    }),
  ),
  /** null: the reader may do it */
  actions: z.strictObject({
    answer: z.string().nullable(),
    release: z.string().nullable(),
    close: z.string().nullable(),
  }),
})
export type HelpFile = z.infer<typeof HelpFile>

export const listRequestsContract = endpoint({
  id: 'help-requests.list',
  method: 'GET',
  path,
  summary:
    'What people wrote on the public help page (求助), the latest first; without their words',
  query: PageQuery.omit({ q: true }).extend({ status: HelpStatus.optional() }),
  output: pageOf(HelpRow),
})

export const readRequestContract = endpoint({
  id: 'help-requests.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One conversation with what she told; the reading is logged',
  params: ById,
  output: HelpFile,
})

export const revealContactContract = endpoint({
  id: 'help-requests.contact',
  method: 'GET',
  path: `${path}/:id/contact`,
  summary: 'Name and number in full; the looking is logged',
  params: ById,
  output: z.strictObject({ name: z.string(), phone: z.string() }),
})

export const answerRequestContract = endpoint({
  id: 'help-requests.answer',
  method: 'POST',
  path: `${path}/:id/messages`,
  summary: 'Answer; she reads it when she comes back with her receipt',
  params: ById,
  body: z.strictObject({
    text: z.string().trim().min(1).max(messageLength),
    version,
  }),
  output: HelpFile,
})

export const releaseRequestContract = endpoint({
  id: 'help-requests.release',
  method: 'POST',
  path: `${path}/:id/release`,
  summary: 'Let through what was held in a flood: it becomes a lead',
  params: ById,
  body: z.strictObject({ version }),
  output: HelpFile,
})

export const closeRequestContract = endpoint({
  id: 'help-requests.close',
  method: 'POST',
  path: `${path}/:id/close`,
  summary: 'Close the conversation; it opens again when she writes',
  params: ById,
  body: z.strictObject({ version }),
  output: HelpFile,
})
