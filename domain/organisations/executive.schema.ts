import { z } from 'zod'
import { DivisionCode } from '#domain/divisions/division.schema.ts'

/** An executive member (执委) of a women's federation, who visits families. */
export const Executive = z.strictObject({
  region: z.string(),
  id: z.uuid(),
  /** 执委编号: printed on her card, and the key by which a visits file names her */
  number: z.string().min(1).max(32),
  name: z.string().min(1).max(50),
  sex: z.enum(['female', 'male']),
  orgId: z.uuid(),
  division: DivisionCode,
  /** sealed in the database */
  phone: z.string().nullable(),
  /** the account she signs in with, if she has one */
  accountId: z.uuid().nullable(),
  endedAt: z.iso.datetime().nullable(),
  version: z.int(),
})
export type Executive = z.infer<typeof Executive>
