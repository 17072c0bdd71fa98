import { z } from 'zod'
import { DivisionCode, DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import { PeriodText } from '#platform/time/period.ts'
import {
  ReportAction,
  ReportContent,
  ReportEntryKind,
  ReportLevel,
  ReportState,
} from './zero-report.schema.ts'

const path = '/api/v1/zero-reports'
const version = z.int().optional()

export const ReportRow = z.strictObject({
  id: z.uuid(),
  organisation: z.strictObject({ id: z.uuid(), name: z.string() }),
  division: DivisionCode,
  level: ReportLevel,
  period: PeriodText,
  from: Day,
  to: Day,
  state: ReportState,
  opensAt: z.string(),
  /** until when it must be signed; where it was returned, the new limit */
  dueAt: z.string(),
  /** a signed statement that there was no hazard; null while nothing is signed */
  nil: z.boolean().nullable(),
  isLate: z.boolean(),
  filedAt: z.string().nullable(),
  filedByName: z.string().nullable(),
  /** hazards as signed */
  hazards: z.int().nullable(),
  isReviewed: z.boolean(),
  /** hazards of the period that were recorded after it was signed */
  correctedCount: z.int(),
  isSupplemented: z.boolean(),
  isConcealed: z.boolean(),
  version: z.int(),
})
export type ReportRow = z.infer<typeof ReportRow>

const ReportEntryView = z.strictObject({
  kind: ReportEntryKind,
  at: z.string(),
  content: ReportContent.nullable(),
  text: z.string().nullable(),
  byName: z.string(),
})

export const ReportFile = ReportRow.extend({
  /** what was signed */
  signed: ReportContent.nullable(),
  /** what the records say now */
  counted: ReportContent,
  /** whether more is recorded by now than was signed */
  differs: z.boolean(),
  reviewedAt: z.string().nullable(),
  reviewedByName: z.string().nullable(),
  /** leading digits of the divisions whose records are counted */
  administers: z.array(z.string()),
  entries: z.array(ReportEntryView),
  actions: z.array(z.strictObject({ action: ReportAction, refusal: z.string().nullable() })),
})
export type ReportFile = z.infer<typeof ReportFile>

export const listReportsContract = endpoint({
  id: 'zero-reports.list',
  method: 'GET',
  path,
  summary: 'Zero-reports in reach, the latest period first',
  query: PageQuery.omit({ q: true }).extend({
    /** those that the reader’s organisation reviews */
    toReview: z.stringbool().optional(),
    level: ReportLevel.optional(),
    state: ReportState.optional(),
    nil: z.stringbool().optional(),
    corrected: z.stringbool().optional(),
    concealed: z.stringbool().optional(),
    reviewed: z.stringbool().optional(),
    division: DivisionPrefixes.optional(),
    /** days that the period lies between */
    from: Day.optional(),
    to: Day.optional(),
  }),
  output: pageOf(ReportRow),
})

export const myReportsContract = endpoint({
  id: 'zero-reports.mine',
  method: 'GET',
  path: `${path}/mine`,
  summary:
    'What the reader’s own organisation owes now, with what the house counted, and what it filed before',
  output: z.strictObject({
    organisation: z.strictObject({ id: z.uuid(), name: z.string() }),
    /** to be signed now or soon; the most pressing first */
    open: z.array(ReportFile),
    earlier: z.array(ReportRow),
  }),
})

export const waitingReportsContract = endpoint({
  id: 'zero-reports.waiting',
  method: 'GET',
  path: `${path}/waiting`,
  summary:
    'What a desk shows: reports the reader’s own organisation must sign, and how many it reviews',
  output: z.strictObject({
    /** the most pressing first */
    toSign: z.array(ReportRow),
    toReview: z.int(),
  }),
})

export const readReportContract = endpoint({
  id: 'zero-reports.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One zero-report with what was signed, what the records say now, and what was done',
  params: ById,
  output: ReportFile,
})

export const signReportContract = endpoint({
  id: 'zero-reports.sign',
  method: 'POST',
  path: `${path}/:id/signature`,
  summary:
    'Sign what the house counted; a nil return is a statement, refused over a recorded hazard',
  params: ById,
  body: z.strictObject({
    /** "there was no hazard" */
    nil: z.boolean(),
    /** when a phone without signal signed; it counts if it arrives within the grace of the rules */
    signedAt: z.iso.datetime({ offset: true }).optional(),
    version,
  }),
  output: ReportFile,
})

export const supplementReportContract = endpoint({
  id: 'zero-reports.supplement',
  method: 'POST',
  path: `${path}/:id/supplement`,
  summary:
    'Sign once more what the records say by now (补报); what was signed before stays visible',
  params: ById,
  body: z.strictObject({ version }),
  output: ReportFile,
})

export const reviewReportContract = endpoint({
  id: 'zero-reports.review',
  method: 'POST',
  path: `${path}/:id/review`,
  summary: 'Pass a signed report, one organisation up',
  params: ById,
  body: z.strictObject({ version }),
  output: ReportFile,
})

export const reviewManyContract = endpoint({
  id: 'zero-reports.review-many',
  method: 'POST',
  path: `${path}/reviews`,
  summary: 'Pass many at once; each is decided and logged by itself, and answered by itself',
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
  output: z.strictObject({
    items: z.array(z.strictObject({ id: z.uuid(), refusal: z.string().nullable() })),
    reviewed: z.int(),
  }),
})

export const returnReportContract = endpoint({
  id: 'zero-reports.return',
  method: 'POST',
  path: `${path}/:id/return`,
  summary: 'Send a signed report back with a reason; a new limit runs',
  params: ById,
  body: z.strictObject({ reason: z.string().trim().min(2).max(500), version }),
  output: ReportFile,
})
