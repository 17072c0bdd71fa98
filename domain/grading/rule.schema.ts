import { z } from 'zod'
import { Category } from '#domain/leads/category.schema.ts'
import { FactCode } from './cue.schema.ts'

export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Level = z.infer<typeof Level>

const facts = z.array(FactCode).max(FactCode.options.length)

/**
 * When a rule fires. No condition can ask that something be absent: a `yes` more never makes one
 * false, and an open question is treated like a `yes` where `unlessDenied` asks for it. That a danger
 * cue can only raise follows from this shape, whatever the city writes into it.
 */
export const When = z
  .strictObject({
    /** each of these is answered yes */
    all: facts,
    /** one of these is answered yes */
    any: facts,
    /** so many of these are answered yes */
    atLeast: z.strictObject({ count: z.int().min(1).max(20), of: facts.min(1) }).optional(),
    /** not every one of these is answered no: an open question is enough, since unknown is not no */
    unlessDenied: facts,
    /** only in these categories; empty for all */
    categories: z.array(Category),
  })
  .refine(
    ({ all, any, atLeast, unlessDenied, categories }) =>
      all.length + any.length + unlessDenied.length + categories.length > 0 ||
      atLeast !== undefined,
    'rule-without-condition',
  )
  .refine(
    ({ atLeast }) => atLeast === undefined || atLeast.count <= new Set(atLeast.of).size,
    'rule-never-fires',
  )
export type When = z.infer<typeof When>

/** What a rule does: a level at least, imminent danger, or points toward the thresholds. */
export const Effect = z
  .strictObject({
    level: Level.optional(),
    imminent: z.literal(true).optional(),
    weight: z.int().min(1).max(100).optional(),
  })
  .refine(
    ({ level, imminent, weight }) =>
      level !== undefined || imminent !== undefined || weight !== undefined,
    'rule-without-effect',
  )
export type Effect = z.infer<typeof Effect>

export const Rule = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(60),
  zh: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
  when: When,
  effect: Effect,
})
export type Rule = z.infer<typeof Rule>

export const RuleSet = z
  .strictObject({
    rules: z.array(Rule).min(1).max(200),
    /** points from which on it is level 1, 2, 3 */
    thresholds: z
      .strictObject({
        1: z.int().min(3).max(1000),
        2: z.int().min(2).max(1000),
        3: z.int().min(1).max(1000),
      })
      .refine(
        (points) => points[1] > points[2] && points[2] > points[3],
        'thresholds-out-of-order',
      ),
    /** attempts in a row that did not reach her, before she counts as not to be reached */
    missedContacts: z.int().min(1).max(10),
  })
  .refine(
    ({ rules }) => new Set(rules.map(({ code }) => code)).size === rules.length,
    'rule-code-twice',
  )
export type RuleSet = z.infer<typeof RuleSet>
