import { z } from 'zod'
import { FactCode } from './cue.schema.ts'
import { Level } from './rule.schema.ts'

/** A rule that fired: what it did, and the facts it stands on. */
export const FiredRule = z.strictObject({
  rule: z.string(),
  level: Level.optional(),
  imminent: z.literal(true).optional(),
  weight: z.int().optional(),
  evidence: z.array(FactCode),
})
export type FiredRule = z.infer<typeof FiredRule>

/** Nobody knows yet; a yes would make it this. */
export const OpenQuestion = z.strictObject({
  fact: FactCode,
  level: Level,
  imminent: z.boolean(),
})
export type OpenQuestion = z.infer<typeof OpenQuestion>

export const Grade = z.strictObject({
  level: Level,
  imminent: z.boolean(),
  score: z.int(),
  fired: z.array(FiredRule),
  unknown: z.array(OpenQuestion),
})
export type Grade = z.infer<typeof Grade>
