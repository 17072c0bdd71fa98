import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { CueAnswer, CueSourceKind, FactCode } from './cue.schema.ts'
import { FiredRule, Grade } from './grade.schema.ts'
import { Level, RuleSet } from './rule.schema.ts'

const CueView = z.strictObject({
  id: z.uuid(),
  fact: FactCode,
  answer: CueAnswer,
  evidence: z.string().nullable(),
  sourceKind: CueSourceKind,
  recordedAt: z.string(),
  recordedByName: z.string(),
})
export type CueView = z.infer<typeof CueView>

const AssessmentView = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  level: Level,
  imminent: z.boolean(),
  score: z.int(),
  fired: z.array(FiredRule),
  because: z.string(),
  at: z.string(),
  byName: z.string(),
})
export type AssessmentView = z.infer<typeof AssessmentView>

/** Why a matter has its level. */
export const Grading = z.strictObject({
  /** what the rules in force say of what is known now; null where nobody has said anything */
  now: Grade.nullable(),
  /** the version in force */
  number: z.int(),
  ruleSet: RuleSet,
  category: z.string(),
  level: Level,
  /** the rules give a milder level: a hint for two people, never done by itself */
  milder: Level.nullable(),
  answers: z.partialRecord(FactCode, CueAnswer),
  /** what each source says last */
  cues: z.array(CueView),
  /** the latest first */
  history: z.array(AssessmentView),
  mayRecord: z.boolean(),
})
export type Grading = z.infer<typeof Grading>

export const readGradingContract = endpoint({
  id: 'grading.read',
  method: 'GET',
  path: '/api/v1/matters/:id/grading',
  summary: 'Why a matter has its level: rules that fired, their evidence, what is worth asking',
  params: ById,
  output: Grading,
})

export const recordCuesContract = endpoint({
  id: 'grading.record-cues',
  method: 'POST',
  path: '/api/v1/matters/:id/cues',
  summary: 'Answers of the checklist; the matter is graded at once and raised where it is graver',
  params: ById,
  body: z.strictObject({
    answers: z
      .array(
        z.strictObject({
          fact: FactCode,
          answer: CueAnswer,
          evidence: z.string().trim().max(1_000).optional(),
        }),
      )
      .min(1)
      .max(FactCode.options.length),
  }),
  output: z.strictObject({ matterId: z.uuid(), recorded: z.int() }),
})

export const readRuleSetContract = endpoint({
  id: 'grading.rule-set',
  method: 'GET',
  path: '/api/v1/grading/rule-set',
  summary: 'The grading rules in force (domain M10)',
  output: z.strictObject({ number: z.int(), body: RuleSet }),
})

/** One cell of the comparison: so many matters were graded `before` and would be graded `after`. */
const TrialCell = z.strictObject({ before: Level, after: Level, count: z.int() })

export const Trial = z.strictObject({
  /** matters it was tried on */
  tried: z.int(),
  cells: z.array(TrialCell),
  /** would newly be imminent danger, and would no longer be */
  moreImminent: z.int(),
  lessImminent: z.int(),
  /** those whose level would change, as far as the reader may see them */
  changed: z.array(
    z.strictObject({ id: z.uuid(), number: z.string(), before: Level, after: Level }),
  ),
})
export type Trial = z.infer<typeof Trial>

export const tryRulesContract = endpoint({
  id: 'grading.try',
  method: 'POST',
  path: '/api/v1/grading/trial',
  summary: 'Tries rules on the matters graded last; changes nothing and answers counts',
  body: z.strictObject({ ruleSet: RuleSet, latest: z.int().min(1).max(2_000).default(500) }),
  output: Trial,
})
