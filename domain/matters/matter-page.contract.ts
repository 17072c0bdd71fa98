import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { ChainLink } from './chain.schema.ts'
import { DueStepKind, StepSubject } from './due-step.schema.ts'
import { MatterAction } from './matter-action.schema.ts'
import {
  ClosingOutcome,
  EntryKind,
  MatterLevel,
  MatterStatus,
  RevisitResult,
  SafeContact,
} from './matter.schema.ts'

const path = '/api/v1/matters'
const Sensitivity = z.enum(['normal', 'sensitive', 'sealed'])
const Organisation = z.strictObject({ id: z.uuid(), name: z.string() })

/** A row of a list: masked, and nothing that was written in somebody's own words. */
export const MatterRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  status: MatterStatus,
  level: MatterLevel,
  imminent: z.boolean(),
  sensitivity: Sensitivity,
  category: Category,
  division: z.string(),
  divisionName: z.string(),
  /** masked */
  subject: z.string().nullable(),
  organisation: Organisation,
  assigneeId: z.uuid().nullable(),
  assigneeName: z.string().nullable(),
  foundOn: z.iso.date(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  /** the earliest step that is due */
  dueKind: DueStepKind.nullable(),
  dueAt: z.string().nullable(),
  /** when it turns yellow; null once its owner was reminded */
  dueWarnsAt: z.string().nullable(),
  isOverdue: z.boolean(),
})
export type MatterRow = z.infer<typeof MatterRow>

/** The saved views of the console are nothing but these filters in the URL. */
export const MatterFilter = z.strictObject({
  /** several, separated by commas */
  status: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(MatterStatus))
    .optional(),
  level: z.coerce.number().pipe(MatterLevel).optional(),
  whose: z.enum(['mine', 'organisation']).optional(),
  overdue: z.stringbool().optional(),
  /** with `overdue`: only what this organisation is late with */
  duty: z.uuid().optional(),
  imminent: z.stringbool().optional(),
  division: DivisionPrefixes.optional(),
  category: Category.optional(),
  /** by the day it was opened, Asia/Shanghai */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** of this person’s file, or of one joined to it: its subject or a party */
  person: z.uuid().optional(),
})
export type MatterFilter = z.infer<typeof MatterFilter>

export const listMattersContract = endpoint({
  id: 'matters.list',
  method: 'GET',
  path,
  summary: 'Matters, the latest first; q is a number or at least two characters of a name',
  query: PageQuery.extend(MatterFilter.shape),
  output: pageOf(MatterRow),
})

export const StepView = z.strictObject({
  id: z.uuid(),
  kind: DueStepKind,
  subjectKind: StepSubject,
  subjectId: z.uuid().nullable(),
  organisation: Organisation,
  startedAt: z.string(),
  dueAt: z.string(),
  /** when it turns yellow; null once its owner was reminded */
  warnsAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  ended: z.enum(['done', 'lapsed']).nullable(),
  isOverdue: z.boolean(),
  escalatedAt: z.string().nullable(),
  /** the step of a matter merged into this one */
  isOfMerged: z.boolean(),
})
export type StepView = z.infer<typeof StepView>

export const ActionView = z.strictObject({
  action: MatterAction,
  /** why not, if not */
  refusal: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
})
export type ActionView = z.infer<typeof ActionView>

/** The name as far as the reader may know it: of her own organisation. */
const AccountShown = z.strictObject({ id: z.uuid(), name: z.string().nullable() })

/** A way to close it, and why not, if not. */
const OutcomeView = ActionView.omit({ action: true }).extend({ outcome: ClosingOutcome })

export const MatterPage = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  leadId: z.uuid(),
  category: Category,
  status: MatterStatus,
  level: MatterLevel,
  levelReason: z.string(),
  proposedLevel: MatterLevel.nullable(),
  proposedReason: z.string().nullable(),
  imminent: z.boolean(),
  sensitivity: Sensitivity,
  division: z.string(),
  divisionName: z.string(),
  organisation: Organisation,
  coActing: z.array(Organisation),
  assigneeId: z.uuid().nullable(),
  assigneeName: z.string().nullable(),
  personId: z.uuid().nullable(),
  /** masked, as is the phone; both are shown on request, and the looking is logged */
  subject: z.string().nullable(),
  hasSafeContact: z.boolean(),
  safePhone: z.string().nullable(),
  narrative: z.string(),
  wish: z.string().nullable(),
  foundOn: z.iso.date(),
  openedAt: z.string(),
  acceptedAt: z.string().nullable(),
  contactedAt: z.string().nullable(),
  cleanFollowUps: z.int(),
  closedAt: z.string().nullable(),
  closedOutcome: ClosingOutcome.nullable(),
  /** who resolved it */
  resolvedBy: Organisation.nullable(),
  revisitedAt: z.string().nullable(),
  revisitResult: RevisitResult.nullable(),
  mergedInto: z.uuid().nullable(),
  /** accounts shut out, and accounts named: for those who may change them */
  barred: z.array(AccountShown),
  named: z.array(AccountShown),
  chain: z.array(ChainLink),
  steps: z.array(StepView),
  actions: z.array(ActionView),
  outcomes: z.array(OutcomeView),
  version: z.int(),
})
export type MatterPage = z.infer<typeof MatterPage>

/** What a command answers: the page as it is now, or nothing where it closed behind the actor. */
export const MatterAnswer = z.strictObject({ page: MatterPage.nullable() })
export type MatterAnswer = z.infer<typeof MatterAnswer>

export const readMatterContract = endpoint({
  id: 'matters.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'Everything of one matter on one page; the reading is logged',
  params: ById,
  output: MatterPage,
})

export const revealContactContract = endpoint({
  id: 'matters.reveal-contact',
  method: 'GET',
  path: `${path}/:id/safe-contact`,
  summary: 'How to reach her safely, and her full name; the looking is logged',
  params: ById,
  output: z.strictObject({
    subjectName: z.string().nullable(),
    safeContact: SafeContact.nullable(),
  }),
})

export const EntryView = z.strictObject({
  id: z.uuid(),
  matterId: z.uuid(),
  at: z.string(),
  kind: EntryKind,
  text: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
  byName: z.string(),
  byOrganisation: z.string(),
})
export type EntryView = z.infer<typeof EntryView>

export const listEntriesContract = endpoint({
  id: 'matters.entries',
  method: 'GET',
  path: `${path}/:id/entries`,
  summary: 'The time line, the latest first; `after` is the last entry of the page before',
  params: ById,
  query: z.strictObject({
    kind: EntryKind.optional(),
    after: z.uuid().optional(),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ items: z.array(EntryView), next: z.uuid().nullable() }),
})
