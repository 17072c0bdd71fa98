import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { CueAnswer, FactCode } from '#domain/grading/cue.schema.ts'
import { PartyRelation, PartyRole } from '#domain/matters/party.schema.ts'
import { Category } from './category.schema.ts'
import { LeadTrait, LinkKind } from './intake.schema.ts'
import { DeclineReason, LeadChannel, LeadKind, LeadStatus } from './lead.schema.ts'

/** A row of the triage list: nothing that was written in somebody's own words. */
export const LeadRow = z.strictObject({
  id: z.uuid(),
  kind: LeadKind,
  channel: LeadChannel,
  sourceId: z.uuid(),
  sourceNumber: z.string(),
  category: Category,
  level: z.int().nullable(),
  status: LeadStatus,
  division: z.string(),
  divisionName: z.string(),
  sensitivity: z.enum(['normal', 'sensitive', 'sealed']),
  /** masked */
  subject: z.string().nullable(),
  foundOn: z.iso.date(),
  matterId: z.uuid().nullable(),
  imminent: z.boolean(),
  traits: z.array(LeadTrait),
  /** when it was written down, and until when triage must have decided */
  createdAt: z.string(),
  dueAt: z.string().nullable(),
  version: z.int(),
})
export type LeadRow = z.infer<typeof LeadRow>

/** A party as a page shows it: masked; phone and address are shown on request, and the looking is logged. */
export const LeadParty = z.strictObject({
  id: z.uuid(),
  role: PartyRole,
  name: z.string().nullable(),
  relation: PartyRelation.nullable(),
  phone: z.string().nullable(),
  isHidden: z.boolean(),
  isSuspect: z.boolean(),
  isGuardian: z.boolean(),
})
export type LeadParty = z.infer<typeof LeadParty>

export const LeadFile = LeadRow.extend({
  cues: z.array(z.strictObject({ cue: FactCode, answer: CueAnswer })),
  reporter: z
    .strictObject({
      relation: PartyRelation,
      isAnonymous: z.boolean(),
      name: z.string(),
      phone: z.string(),
    })
    .nullable(),
  hasSafeContact: z.boolean(),
  wish: z.string().nullable(),
  parties: z.array(LeadParty),
  linkTo: z.uuid().nullable(),
  linkKind: LinkKind.nullable(),
  summary: z.string(),
  subjectName: z.string().nullable(),
  personId: z.uuid().nullable(),
  settlement: z
    .strictObject({
      text: z.string(),
      reason: DeclineReason.optional(),
      sentTo: z.string().optional(),
    })
    .nullable(),
  settledAt: z.string().nullable(),
  actions: z.array(
    z.strictObject({
      action: z.enum(['register', 'attach', 'resolve', 'decline', 'correct']),
      refusal: z.string().nullable(),
    }),
  ),
})
export type LeadFile = z.infer<typeof LeadFile>

const version = z.int().optional()
const path = '/api/v1/leads'

export const listLeadsContract = endpoint({
  id: 'leads.list',
  method: 'GET',
  path,
  summary: 'Leads to triage, the latest first',
  query: PageQuery.omit({ q: true }).extend({
    kind: LeadKind.optional(),
    channel: LeadChannel.optional(),
    imminent: z.stringbool().optional(),
    overdue: z.stringbool().optional(),
    status: LeadStatus.optional(),
    category: Category.optional(),
    division: DivisionPrefixes.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  output: pageOf(LeadRow),
})

export const readLeadContract = endpoint({
  id: 'leads.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One lead with what was found; the reading is logged',
  params: ById,
  output: LeadFile,
})

export const registerLeadContract = endpoint({
  id: 'leads.register',
  method: 'POST',
  path: `${path}/:id/register`,
  summary: 'Make the lead a matter of the township women’s federation',
  params: ById,
  body: z.strictObject({
    category: Category.optional(),
    level: z.int().min(1).max(4).optional(),
    version,
  }),
  output: LeadFile,
})

export const resolveLeadContract = endpoint({
  id: 'leads.resolve',
  method: 'POST',
  path: `${path}/:id/resolve`,
  summary: 'Resolved on the spot: how',
  params: ById,
  body: z.strictObject({ how: z.string().trim().min(2).max(2_000), version }),
  output: LeadFile,
})

export const declineLeadContract = endpoint({
  id: 'leads.decline',
  method: 'POST',
  path: `${path}/:id/decline`,
  summary: 'Not taken up: why, and where it was sent instead',
  params: ById,
  body: z
    .strictObject({
      reason: DeclineReason.exclude(['source-removed']),
      text: z.string().trim().min(2).max(2_000),
      sentTo: z.string().trim().min(2).max(100).optional(),
      version,
    })
    .refine(({ reason, sentTo }) => reason !== 'out-of-scope' || sentTo !== undefined, {
      path: ['sentTo'],
      message: 'sent-to-missing',
    }),
  output: LeadFile,
})

export const correctLeadContract = endpoint({
  id: 'leads.correct',
  method: 'PATCH',
  path: `${path}/:id`,
  summary: 'Correct the guessed category',
  params: ById,
  body: z.strictObject({ category: Category, version }),
  output: LeadFile,
})
