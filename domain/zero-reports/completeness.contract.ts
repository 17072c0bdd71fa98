import { z } from 'zod'
import { DivisionCode } from '#domain/divisions/division.schema.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { ReportLevel, ReportState } from './zero-report.schema.ts'

/** Reports of one place in one month, by how they stand. Whole numbers. */
const CompletenessCounts = z.strictObject({
  owed: z.int(),
  /** of those owed, the ones whose limit has not come yet and that nobody has signed */
  waiting: z.int(),
  filed: z.int(),
  nil: z.int(),
  late: z.int(),
  overdue: z.int(),
  returned: z.int(),
  reviewed: z.int(),
  corrected: z.int(),
  concealed: z.int(),
  hazards: z.int(),
})
export type CompletenessCounts = z.infer<typeof CompletenessCounts>

const MonthCell = CompletenessCounts.extend({
  /** `2023-05`: the month in which the period ends */
  month: z.string(),
  /** where the cell is one report: that report and how it stands */
  report: z.strictObject({ id: z.uuid(), state: ReportState }).nullable(),
})
export type MonthCell = z.infer<typeof MonthCell>

const CompletenessRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  division: DivisionCode,
  level: ReportLevel.or(z.literal('city')),
  /** whether there is a table below it */
  opens: z.boolean(),
  total: CompletenessCounts,
  months: z.array(MonthCell),
})
export type CompletenessRow = z.infer<typeof CompletenessRow>

export const readCompletenessContract = endpoint({
  id: 'zero-reports.completeness',
  method: 'GET',
  path: '/api/v1/zero-reports/completeness',
  summary:
    'Completeness of a year by place and month: counties in the city, townships in a county, villages in a township; in the order of their codes',
  query: z.strictObject({
    year: z.coerce.number().int().min(2000).max(2100),
    /** left out: what the reader’s own organisation oversees */
    division: DivisionCode.optional(),
  }),
  output: z.strictObject({
    scope: z.strictObject({ name: z.string(), division: DivisionCode }),
    /** the office one level up, where the reader oversees that as well */
    above: z.strictObject({ name: z.string(), division: DivisionCode }).nullable(),
    months: z.array(z.string()),
    total: CompletenessCounts,
    byMonth: z.array(MonthCell),
    rows: z.array(CompletenessRow),
  }),
})
