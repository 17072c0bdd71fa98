import { z } from 'zod'

/** Every outcome of the board; each is defined once, in `outcome.table.ts`. */
export const OutcomeCode = z.enum([
  'time-to-accept',
  'found-to-contact',
  'alarm-answered',
  'order-applied-to-issued',
  'order-accepted-to-issued',
  'warning-begun-to-issued',
  'overdue',
  'returned',
  'recurrence',
  'confirmed',
  'not-reached',
])
export type OutcomeCode = z.infer<typeof OutcomeCode>

/** A middle value, or the share of those that are so. */
export const OutcomeUnit = z.enum(['hours', 'days', 'minutes', 'percent'])
export type OutcomeUnit = z.infer<typeof OutcomeUnit>

/** Null where it would be made of fewer than five records, or would give such a one away. */
export const OutcomeCell = z.strictObject({ value: z.number(), count: z.int() }).nullable()
export type OutcomeCell = z.infer<typeof OutcomeCell>

/** The records of one division and month, each as its amount; of a share 1 or 0. */
export type OutcomeGroup = {
  readonly division: string
  /** `2023-05` */
  readonly month: string
  readonly amounts: readonly number[]
}
