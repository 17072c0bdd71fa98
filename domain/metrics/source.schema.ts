import { z } from 'zod'
import { intakeSources } from './intake.schema.ts'

/** The records that additive figures are counted over. */
export const sourceNames = [
  ...(['visits', 'leads', 'matters', 'gradings', 'referrals', 'orders', 'warnings'] as const),
  'supervision',
  ...intakeSources,
] as const
export type SourceName = (typeof sourceNames)[number]

/** Whatever figures are counted over; no record of another kind can move one. */
export const RecordKind = z.enum([...sourceNames, 'organisations'])
export type RecordKind = z.infer<typeof RecordKind>

/** Records that figures are counted over, in the SQL that counts them. */
export type Source = {
  /** stands in every expression as `record` */
  readonly table: string
  /** SQL: joins that the expressions need beside it */
  readonly beside: string
  /** SQL: the rows that a mark (`marked.day`, `marked.division`) concerns, by an index */
  readonly marked: string
  /** SQL: the only rows that any figure counts; left out: all */
  readonly only?: string
  /** SQL: the id of what a row tells of; left out: its own */
  readonly subject?: string
  /** SQL: the matter that a row lies beside, and goes where it goes; left out: none */
  readonly matter?: string
  /** SQL: the category of a row, or `''` */
  readonly category: string
  /** SQL: what the list of records shows a row by */
  readonly label: string
}
