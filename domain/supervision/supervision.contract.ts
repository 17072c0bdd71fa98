import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { DueStepKind } from '#domain/matters/due-step.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Duration } from '#platform/time/duration.ts'
import {
  SupervisionAction,
  SupervisionKind,
  SupervisionOutcome,
  SupervisionStatus,
} from './supervision.schema.ts'

const path = '/api/v1/supervision'
const version = z.int().optional()
const Text = z.string().trim().min(2).max(4_000)
const Reason = z.string().trim().min(2).max(1_000)
const Organisation = z.strictObject({ id: z.uuid(), name: z.string() })

/** A row of the list: what it is and where it stands, none of its words. */
export const SupervisionRow = z.strictObject({
  id: z.uuid(),
  kind: SupervisionKind,
  status: SupervisionStatus,
  number: z.string().nullable(),
  issuer: Organisation,
  addressee: Organisation,
  matterId: z.uuid().nullable(),
  subjectNumber: z.string().nullable(),
  stepKind: DueStepKind.nullable(),
  stepDueAt: z.string().nullable(),
  createdAt: z.string(),
  issuedAt: z.string().nullable(),
  replyDueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  endedAt: z.string().nullable(),
  outcome: SupervisionOutcome.nullable(),
})
export type SupervisionRow = z.infer<typeof SupervisionRow>

const RoundView = z.strictObject({
  text: z.string(),
  evidence: z.string(),
  files: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      /** taken away since, with a reason */
      isRemoved: z.boolean(),
    }),
  ),
  at: z.string(),
  byName: z.string(),
  byOrganisation: z.string(),
  verdict: z.enum(['accepted', 'sent-back']).nullable(),
  reason: z.string().nullable(),
  judgedAt: z.string().nullable(),
})

export const SupervisionFile = SupervisionRow.extend({
  requirement: z.string(),
  rounds: z.array(RoundView),
  closing: z.string().nullable(),
  issuedByName: z.string().nullable(),
  /** may the reader open the matter behind it? */
  isMatterOpen: z.boolean(),
  /** what the city's clocks give for the reply */
  usualReply: Duration,
  actions: z.array(z.strictObject({ action: SupervisionAction, refusal: z.string().nullable() })),
  version: z.int(),
})
export type SupervisionFile = z.infer<typeof SupervisionFile>

export const listSupervisionContract = endpoint({
  id: 'supervision.list',
  method: 'GET',
  path,
  summary: 'Supervision orders and urging opinions, the latest first',
  query: PageQuery.omit({ q: true }).extend({
    kind: SupervisionKind.optional(),
    /** several, separated by commas */
    status: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(SupervisionStatus))
      .optional(),
    whose: z.enum(['to-us', 'from-us']).optional(),
    overdue: z.stringbool().optional(),
    matterId: z.uuid().optional(),
    division: DivisionPrefixes.optional(),
  }),
  output: pageOf(SupervisionRow),
})

export const readSupervisionContract = endpoint({
  id: 'supervision.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One supervision order with its replies; the reading is logged',
  params: ById,
  output: SupervisionFile,
})

export const issueSupervisionContract = endpoint({
  id: 'supervision.issue',
  method: 'POST',
  path,
  summary:
    'Send a supervision order or an urging opinion (妇女权益保障法 73); the reply’s clock runs',
  body: z.strictObject({
    kind: SupervisionKind,
    addresseeOrgId: z.uuid(),
    matterId: z.uuid().optional(),
    /** the step of that matter that was not done */
    stepId: z.uuid().optional(),
    requirement: Text,
    replyWithin: Duration.optional(),
  }),
  output: SupervisionFile,
})

export const sendSupervisionContract = endpoint({
  id: 'supervision.send',
  method: 'POST',
  path: `${path}/:id/send`,
  summary: 'Send what was proposed, in one’s own words',
  params: ById,
  body: z.strictObject({ requirement: Text, replyWithin: Duration.optional(), version }),
  output: SupervisionFile,
})

export const dropSupervisionContract = endpoint({
  id: 'supervision.drop',
  method: 'POST',
  path: `${path}/:id/drop`,
  summary: 'Not needed: why',
  params: ById,
  body: z.strictObject({ reason: Reason, version }),
  output: SupervisionFile,
})

export const replySupervisionContract = endpoint({
  id: 'supervision.reply',
  method: 'POST',
  path: `${path}/:id/reply`,
  summary: 'Reply in writing, with what proves it',
  params: ById,
  body: z.strictObject({
    text: Text,
    evidence: z.string().trim().max(2_000).default(''),
    /** files that were added to the order for this reply */
    files: z.array(z.uuid()).max(20).default([]),
    version,
  }),
  output: SupervisionFile,
})

export const sendBackReplyContract = endpoint({
  id: 'supervision.send-back',
  method: 'POST',
  path: `${path}/:id/send-back`,
  summary: 'The reply does not do; a new limit runs',
  params: ById,
  body: z.strictObject({ reason: Reason, replyWithin: Duration.optional(), version }),
  output: SupervisionFile,
})

export const closeSupervisionContract = endpoint({
  id: 'supervision.close',
  method: 'POST',
  path: `${path}/:id/close`,
  summary: 'Accept the reply and close, or close as unanswered when its time is over',
  params: ById,
  body: z.strictObject({ outcome: SupervisionOutcome, text: Reason, version }),
  output: SupervisionFile,
})

export const withdrawSupervisionContract = endpoint({
  id: 'supervision.withdraw',
  method: 'POST',
  path: `${path}/:id/withdraw`,
  summary: 'Take it back: why',
  params: ById,
  body: z.strictObject({ reason: Reason, version }),
  output: SupervisionFile,
})

export const downloadSupervisionContract = endpoint({
  id: 'supervision.paper',
  method: 'GET',
  path: `${path}/:id/paper`,
  summary: 'The paper as a Word document',
  params: ById,
  output: z.unknown(),
})
