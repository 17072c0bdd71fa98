import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Category } from '#domain/leads/category.schema.ts'
import { CueCode, FactCode, type Answers, type CueAnswer } from './cue.schema.ts'
import { grade, type Facts } from './grade.transition.ts'
import type { Grade } from './grade.schema.ts'
import { gradingSetting } from './rule-set.schema.ts'
import { Rule, RuleSet } from './rule.schema.ts'
import { vignettes, type Vignette } from './vignette.fixtures.ts'

const initial = gradingSetting.initial

function graded({ category, flags, answers }: Vignette): Grade {
  const word = (is: boolean): CueAnswer => (is ? 'yes' : 'no')
  const facts = { violence: word(flags.violence), minor: word(flags.minor) }
  return grade(initial, { category, answers: { ...answers, ...facts } })
}

function share(is: (vignette: Vignette) => boolean): number {
  return vignettes.filter(is).length / vignettes.length
}

describe('the rules the platform comes with', () => {
  test('are a valid rule set', () => {
    expect(RuleSet.safeParse(initial).success).toBe(true)
  })

  test('agree with the graded vignettes on the level in at least nine of ten', () => {
    expect(vignettes.length).toBeGreaterThanOrEqual(60)
    expect(share((each) => graded(each).level === each.expert.level)).toBeGreaterThanOrEqual(0.9)
  })

  test('agree with them on imminent danger in at least nine of ten', () => {
    const agreed = share((each) => graded(each).imminent === each.expert.imminent)
    expect(agreed).toBeGreaterThanOrEqual(0.9)
  })

  test('grade no vignette of level 1 as 3 or 4, and miss no imminent danger', () => {
    const missed = vignettes.filter((each) => {
      const { level, imminent } = graded(each)
      return (each.expert.level === 1 && level > 2) || (each.expert.imminent && !imminent)
    })
    expect(missed.map(({ id }) => id)).toEqual([])
  })

  test('call for the police only at level 1', () => {
    const police = initial.rules.filter(({ effect }) => effect.imminent === true)
    expect(police.map(({ effect }) => effect.level)).toEqual(police.map(() => 1))
  })

  test('grade what nobody knows anything about as 4, and say what to ask', () => {
    const { level, unknown } = grade(initial, { category: 'marriage-family', answers: {} })
    expect(level).toBe(4)
    expect(unknown[0]).toMatchObject({ imminent: true })
    expect(unknown.map(({ fact }) => fact)).toContain('strangulation')
  })
})

describe('an explanation', () => {
  const facts: Facts = {
    category: 'marriage-family',
    answers: { strangulation: 'yes', 'threat-to-kill': 'yes', weapon: 'no' },
  }

  test('names every rule that fired with the facts it stands on', () => {
    const { fired, level, imminent } = grade(initial, facts)
    expect({ level, imminent }).toEqual({ level: 1, imminent: true })
    expect(fired).toContainEqual({
      rule: 'strangled-and-worse',
      level: 1,
      imminent: true,
      evidence: ['strangulation', 'threat-to-kill'],
    })
  })

  test('adds up the points of the rules that fired', () => {
    const { fired, score } = grade(initial, facts)
    expect(score).toBe(fired.reduce((sum, { weight = 0 }) => sum + weight, 0))
  })

  test('asks nothing that was answered, and nothing whose answer would change nothing', () => {
    const { unknown } = grade(initial, { ...facts, answers: { strangulation: 'yes' } })
    expect(unknown.map(({ fact }) => fact)).toContain('threat-to-kill')
    expect(unknown.map(({ fact }) => fact)).not.toContain('substance')
    expect(unknown.map(({ fact }) => fact)).not.toContain('strangulation')
  })
})

const aFact = fc.constantFrom(...FactCode.options)
const facts = fc.uniqueArray(aFact, { maxLength: 4 })
const aCategory = fc.constantFrom(...Category.options)

const aWhen = fc.record({
  all: facts,
  any: facts,
  unlessDenied: facts,
  categories: fc.uniqueArray(aCategory, { maxLength: 2 }),
  atLeast: fc.option(
    fc
      .uniqueArray(aFact, { minLength: 1, maxLength: 5 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((count) => ({ count, of }))),
    { nil: undefined },
  ),
})

const anEffect = fc.record({
  level: fc.option(fc.constantFrom(1, 2, 3, 4), { nil: undefined }),
  imminent: fc.option(fc.constant(true), { nil: undefined }),
  weight: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
})

function withoutNothing(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}

/** Whatever the city may write: only what the shape itself accepts. */
const aRuleSet = fc
  .array(fc.record({ when: aWhen, effect: anEffect }), { minLength: 1, maxLength: 12 })
  .map((pairs) =>
    pairs
      .map(({ when, effect }, index) => ({
        ...{ code: `r-${index}`, zh: '规则', en: 'a rule' },
        ...{ when: withoutNothing(when), effect: withoutNothing(effect) },
      }))
      .flatMap((rule) => Rule.safeParse(rule).data ?? []),
  )
  .filter((rules) => rules.length > 0)
  .map((rules) => RuleSet.parse({ ...initial, rules }))

const someAnswers: fc.Arbitrary<Answers> = fc.dictionary(
  aFact,
  fc.constantFrom<CueAnswer>('yes', 'no', 'unknown'),
  { maxKeys: FactCode.options.length },
)

describe('a danger cue more', () => {
  function neverLowers(rules: RuleSet, { category, answers }: Facts, cue: FactCode): void {
    const before = grade(rules, { category, answers })
    const after = grade(rules, { category, answers: { ...answers, [cue]: 'yes' } })
    expect(after.level).toBeLessThanOrEqual(before.level)
    expect(after.score).toBeGreaterThanOrEqual(before.score)
    expect(Number(after.imminent)).toBeGreaterThanOrEqual(Number(before.imminent))
  }

  test('never lowers a level under the rules the platform comes with', () => {
    fc.assert(
      fc.property(someAnswers, aCategory, aFact, (answers, category, cue) =>
        neverLowers(initial, { category, answers }, cue),
      ),
      { numRuns: 2_000 },
    )
  })

  test('never lowers a level under any rules that a city can write', () => {
    fc.assert(
      fc.property(aRuleSet, someAnswers, aCategory, aFact, (rules, answers, category, cue) =>
        neverLowers(rules, { category, answers }, cue),
      ),
      { numRuns: 2_000 },
    )
  })

  test('never lowers a vignette, whichever cue it is', () => {
    for (const { category, answers } of vignettes) {
      for (const cue of CueCode.options) neverLowers(initial, { category, answers }, cue)
    }
  })
})

describe('an unknown answer', () => {
  test('never grades milder than a denied one', () => {
    fc.assert(
      fc.property(aRuleSet, someAnswers, aCategory, aFact, (rules, answers, category, cue) => {
        const open = grade(rules, { category, answers: { ...answers, [cue]: 'unknown' } })
        const denied = grade(rules, { category, answers: { ...answers, [cue]: 'no' } })
        expect(open.level).toBeLessThanOrEqual(denied.level)
      }),
    )
  })
})

describe('a rule set', () => {
  const [rule] = initial.rules
  test.each([
    ['without a condition', { rules: [{ ...rule, when: nothing() }] }, 'rule-without-condition'],
    ['with a rule of no effect', { rules: [{ ...rule, effect: {} }] }, 'rule-without-effect'],
    ['with one code twice', { rules: [rule, rule] }, 'rule-code-twice'],
    [
      'with thresholds out of order',
      { thresholds: { 1: 20, 2: 45, 3: 10 } },
      'thresholds-out-of-order',
    ],
  ])('%s is refused', (_, change, message) => {
    const read = RuleSet.safeParse({ ...initial, ...change })
    expect(read.error?.issues[0]?.message).toBe(message)
  })
})

function nothing(): object {
  return { all: [], any: [], unlessDenied: [], categories: [] }
}
