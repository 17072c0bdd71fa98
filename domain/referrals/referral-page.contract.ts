import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { MatterLevel } from '#domain/matters/matter.schema.ts'
import { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Consent, LegalGround } from './legal-ground.schema.ts'
import { PacketFileView } from './packet-file.schema.ts'
import { Packet, PacketField } from './packet.schema.ts'
import { ReferralAction } from './referral-action.schema.ts'
import { ReferralStepKind, Urgency } from './referral-clock.schema.ts'
import {
  FeedBackOutcome,
  RatingReason,
  RatingSide,
  ReferralEntryKind,
  ReferralStatus,
  ReturnReason,
  Suggestion,
} from './referral.schema.ts'

const path = '/api/v1/referrals'
const Organisation = z.strictObject({ id: z.uuid(), name: z.string() })

/** A row of a list: nobody's name, nothing that was written in somebody's own words. */
export const ReferralRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  /** null where the matter is closed to the reader, as it is to every receiver */
  matterId: z.uuid().nullable(),
  matterNumber: z.string().nullable(),
  from: Organisation,
  to: Organisation,
  urgency: Urgency,
  category: Category,
  level: MatterLevel,
  divisionName: z.string(),
  status: ReferralStatus,
  sentAt: z.string(),
  /** the step that is due, and whose it is */
  step: ReferralStepKind.nullable(),
  duty: Organisation.nullable(),
  stepSince: z.string().nullable(),
  dueAt: z.string().nullable(),
})
export type ReferralRow = z.infer<typeof ReferralRow>

export const ReferralFilter = z.strictObject({
  side: z.enum(['to-us', 'from-us', 'to-decide']).optional(),
  /** several, separated by commas */
  status: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(ReferralStatus))
    .optional(),
  open: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  division: DivisionPrefixes.optional(),
  /** the receiver */
  organisation: z.uuid().optional(),
  /** by the day it was sent, Asia/Shanghai */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
export type ReferralFilter = z.infer<typeof ReferralFilter>

export const listReferralsContract = endpoint({
  id: 'referrals.list',
  method: 'GET',
  path,
  summary: 'Referrals to us and from us; open ones by clock, else the latest first; q is a number',
  query: PageQuery.extend(ReferralFilter.shape),
  output: pageOf(ReferralRow),
})

const ReferralEntryView = z.strictObject({
  id: z.uuid(),
  at: z.string(),
  kind: ReferralEntryKind,
  text: z.string().nullable(),
  code: z.string().nullable(),
  byName: z.string(),
  byOrganisation: z.string(),
})
export type ReferralEntryView = z.infer<typeof ReferralEntryView>

const ReferralActionView = z.strictObject({
  action: ReferralAction,
  /** why not, if not */
  refusal: z.string().nullable(),
})

/** A link of the chain of forwards and returns. */
const ChainPart = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  to: Organisation,
  status: ReferralStatus,
  sentAt: z.string(),
})

export const ReferralPage = ReferralRow.extend({
  packet: Packet,
  files: z.array(PacketFileView),
  ground: LegalGround,
  consent: Consent.nullable(),
  ruleCode: z.string().nullable(),
  binding: z.boolean(),
  decider: Organisation.nullable(),
  returnReason: ReturnReason.nullable(),
  outcome: FeedBackOutcome.nullable(),
  suggestion: Suggestion.nullable(),
  endedAt: z.string().nullable(),
  chain: z.array(ChainPart),
  entries: z.array(ReferralEntryView),
  ratings: z.array(
    z.strictObject({
      side: RatingSide,
      score: z.int(),
      reasons: z.array(RatingReason),
      at: z.string(),
    }),
  ),
  actions: z.array(ReferralActionView),
  version: z.int(),
})
export type ReferralPage = z.infer<typeof ReferralPage>

export const readReferralContract = endpoint({
  id: 'referrals.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'A referral: its packet, its clock, what was done; the reading is logged',
  params: ById,
  output: ReferralPage,
})

export const readReferralFileContract = endpoint({
  id: 'referrals.file',
  method: 'GET',
  path: `${path}/:id/files/:fileId`,
  summary: 'A file that goes along with a referral, while it runs; each reading is logged',
  params: ById.extend({ fileId: z.uuid() }),
  output: z.unknown(),
})

/** A receiver that the rules propose, which needs her consent. */
const Proposal = z.strictObject({
  organisation: Organisation,
  kind: OrganisationKind,
  ground: LegalGround,
  fields: z.array(PacketField),
})

export const listReferralsOfMatterContract = endpoint({
  id: 'referrals.of-matter',
  method: 'GET',
  path: '/api/v1/matters/:id/referrals',
  summary: 'Where a matter was referred to, and where the rules propose to',
  params: ById,
  output: z.strictObject({
    items: z.array(
      ReferralRow.extend({
        /** what the feedback suggests and nobody has done yet */
        suggestion: Suggestion.exclude(['none']).nullable(),
      }),
    ),
    proposals: z.array(Proposal),
    /** why the reader may not refer it, if she may not */
    refusal: z.string().nullable(),
  }),
})

export const previewPacketContract = endpoint({
  id: 'referrals.preview',
  method: 'GET',
  path: '/api/v1/matters/:id/referral-packet',
  summary: 'The packet as the receiver would see it, by the fields chosen; the looking is logged',
  params: ById,
  query: z.strictObject({
    fields: z
      .string()
      .max(200)
      .default('')
      .transform((text) => text.split(',').filter((part) => part !== ''))
      .pipe(z.array(PacketField)),
  }),
  output: Packet,
})
