import type { Category } from '#domain/leads/category.schema.ts'
import { FactCode, violentCues, type Answers } from './cue.schema.ts'
import type { Grade, FiredRule, OpenQuestion } from './grade.schema.ts'
import type { Level, Rule, RuleSet, When } from './rule.schema.ts'

export type Facts = { readonly category: Category; readonly answers: Answers }

/**
 * Grades what is known, and says why: each rule that fired with its evidence, and the open questions
 * whose answer could raise it further. Source: domain M10; a cue answered yes never lowers the result.
 * @param ruleSet rules of the city as data
 * @returns level 1 (gravest) to 4; the score is in the points of the rule set's thresholds
 */
export function grade(ruleSet: RuleSet, facts: Facts): Grade {
  const complete = { ...facts, answers: withImplied(facts.answers) }
  const now = judge(ruleSet, complete)
  const unknown = FactCode.options
    .filter((fact) => (complete.answers[fact] ?? 'unknown') === 'unknown')
    .flatMap((fact): OpenQuestion[] => {
      const answers = withImplied({ ...complete.answers, [fact]: 'yes' })
      const then = judge(ruleSet, { ...complete, answers })
      const isGraver = then.level < now.level || (then.imminent && !now.imminent)
      return isGraver ? [{ fact, level: then.level, imminent: then.imminent }] : []
    })
    .toSorted((one, other) => rankOf(one) - rankOf(other))
  return { ...now, unknown }
}

function rankOf({ level, imminent }: OpenQuestion): number {
  return imminent ? 0 : level
}

function judge({ rules, thresholds }: RuleSet, facts: Facts): Omit<Grade, 'unknown'> {
  const fired = rules.flatMap((rule) => firedBy(rule, facts) ?? [])
  const score = fired.reduce((sum, { weight = 0 }) => sum + weight, 0)
  const byScore = ([1, 2, 3] as const).find((level) => score >= thresholds[level]) ?? 4
  const level = Math.min(byScore, ...fired.map((rule) => rule.level ?? 4)) as Level
  return { level, imminent: fired.some(({ imminent }) => imminent === true), score, fired }
}

function firedBy({ code, when, effect }: Rule, facts: Facts): FiredRule | undefined {
  return holds(when, facts)
    ? { rule: code, ...effect, evidence: evidenceOf(when, facts.answers) }
    : undefined
}

function holds({ all, any, atLeast, unlessDenied, categories }: When, facts: Facts): boolean {
  const { answers, category } = facts
  const isYes = (fact: FactCode): boolean => answers[fact] === 'yes'
  return (
    (categories.length === 0 || categories.includes(category)) &&
    all.every(isYes) &&
    (any.length === 0 || any.some(isYes)) &&
    (atLeast === undefined || [...new Set(atLeast.of)].filter(isYes).length >= atLeast.count) &&
    (unlessDenied.length === 0 || unlessDenied.some((fact) => answers[fact] !== 'no'))
  )
}

function evidenceOf({ all, any, atLeast }: When, answers: Answers): FactCode[] {
  return [...new Set([...all, ...any, ...(atLeast?.of ?? [])])].filter(
    (fact) => answers[fact] === 'yes',
  )
}

/** Violence and a minor follow from what was answered, whether or not anybody ticked the word. */
function withImplied(answers: Answers): Answers {
  const isYes = (fact: FactCode): boolean => answers[fact] === 'yes'
  return {
    ...answers,
    ...(violentCues.some(isYes) ? { violence: 'yes' } : {}),
    ...(isYes('child-present') ? { minor: 'yes' } : {}),
    ...(isYes('order-breached') ? { 'order-in-force': 'yes' } : {}),
  }
}
