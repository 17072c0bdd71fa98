import { z } from 'zod'
import { DivisionCode } from '#domain/divisions/division.schema.ts'
import { endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { PeriodText } from '#platform/time/period.ts'
import { OutcomeCell, OutcomeCode, OutcomeUnit } from './outcome.schema.ts'

/** `division`: all that its federation oversees; left out: all that the reader oversees. */
const OutcomeQuery = z.strictObject({ period: PeriodText, division: DivisionCode.optional() })

export const Outcome = z.strictObject({
  code: OutcomeCode,
  unit: OutcomeUnit,
  whole: OutcomeCell,
  months: z.array(z.strictObject({ month: z.string(), cell: OutcomeCell })),
  /** federations below, in the order of their codes: never by size or by value */
  areas: z.array(
    z.strictObject({ id: z.uuid(), name: z.string(), division: DivisionCode, cell: OutcomeCell }),
  ),
})
export type Outcome = z.infer<typeof Outcome>

export const readOutcomesContract = endpoint({
  id: 'outcomes.read',
  method: 'GET',
  path: '/api/v1/outcomes',
  summary: 'The outcome board of a period and division; cells of fewer than five are not shown',
  query: OutcomeQuery,
  output: z.strictObject({ scopeName: z.string(), outcomes: z.array(Outcome) }),
})

export const OutcomeRecord = z.strictObject({
  id: z.uuid(),
  matterId: z.uuid(),
  number: z.string(),
  divisionName: z.string(),
  at: z.string(),
  amount: z.number(),
})
export type OutcomeRecord = z.infer<typeof OutcomeRecord>

export const listOutcomeRecordsContract = endpoint({
  id: 'outcomes.records',
  method: 'GET',
  path: '/api/v1/outcomes/:code/records',
  summary: 'The records behind an outcome, as far as the reader sees them',
  params: z.strictObject({ code: OutcomeCode }),
  query: PageQuery.omit({ q: true }).extend(OutcomeQuery.shape),
  output: pageOf(OutcomeRecord),
})
