import { z } from 'zod'
import { DivisionCode } from '#domain/divisions/division.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import { CheckOutcome } from './zero-report.schema.ts'

const path = '/api/v1/zero-checks'

export const CheckRow = z.strictObject({
  id: z.uuid(),
  reportId: z.uuid(),
  period: z.string(),
  from: Day,
  to: Day,
  /** the village that signed nil */
  organisation: z.strictObject({ id: z.uuid(), name: z.string() }),
  division: DivisionCode,
  signedByName: z.string(),
  signedAt: z.string(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  outcome: CheckOutcome.nullable(),
  calls: z.int().nullable(),
  note: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneByName: z.string().nullable(),
  /** how it was drawn: with the seed anybody can repeat it */
  draw: z.strictObject({
    id: z.uuid(),
    seed: z.string(),
    percent: z.int(),
    population: z.int(),
    drawn: z.int(),
    at: z.string(),
  }),
  /** null: the reader may settle it */
  refusal: z.string().nullable(),
  version: z.int(),
})
export type CheckRow = z.infer<typeof CheckRow>

export const listChecksContract = endpoint({
  id: 'zero-checks.list',
  method: 'GET',
  path,
  summary: 'Nil returns drawn for verification, the latest period first; the reading is logged',
  query: PageQuery.omit({ q: true }).extend({
    draw: z.uuid().optional(),
    outcome: CheckOutcome.or(z.literal('open')).optional(),
    from: Day.optional(),
    to: Day.optional(),
  }),
  output: pageOf(CheckRow),
})

export const settleCheckContract = endpoint({
  id: 'zero-checks.settle',
  method: 'POST',
  path: `${path}/:id/outcome`,
  summary: 'Say what the calls showed: confirmed, concealed or nobody reached; said once',
  params: ById,
  body: z.strictObject({
    outcome: CheckOutcome,
    /** families that were called */
    calls: z.int().min(0).max(200),
    note: z.string().trim().max(1_000).default(''),
    version: z.int().optional(),
  }),
  output: CheckRow,
})
