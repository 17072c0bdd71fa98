import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FactCode, type CueAnswer, type FoundCue } from '#domain/grading/cue.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { initialRouting } from './initial-routing.schema.ts'
import { Routing, type RoutingFacts } from './routing.schema.ts'
import { factsOf, routeOf } from './routing.transition.ts'

function facts(change: Partial<RoutingFacts> = {}): RoutingFacts {
  return {
    ...{ category: 'marriage-family', level: 3, sensitivity: 'normal', division: '420222101200' },
    ...{ imminent: false, violence: false, minor: false },
    ...change,
  }
}

const anyFacts: fc.Arbitrary<RoutingFacts> = fc.record({
  category: fc.constantFrom(...Category.options),
  level: fc.constantFrom(1, 2, 3, 4),
  sensitivity: fc.constantFrom('normal', 'sensitive', 'sealed'),
  division: fc.constantFrom('420222101200', '420281104001'),
  imminent: fc.boolean(),
  violence: fc.boolean(),
  minor: fc.boolean(),
})

describe('the rules that the platform comes with', () => {
  test.each([
    ['violence at level 1', { violence: true, level: 1 }, 'grave-violence', ['public-security']],
    ['violence at level 3', { violence: true }, 'violence', []],
    ['imminent danger', { imminent: true }, 'imminent-danger', ['public-security']],
    [
      'a minor harmed',
      { minor: true, violence: true, category: 'children' },
      'minor-victim',
      ['public-security', 'procuratorate', 'civil-affairs'],
    ],
    ['a dispute without violence', {}, 'family-dispute', []],
    ['anything else', { category: 'political' }, 'ordinary', []],
  ] as const)('send %s where it belongs', (_, change, code, receivers) => {
    const { rule, responsible, coActing } = routeOf(initialRouting, facts(change))
    expect(rule?.code).toBe(code)
    expect(responsible).toEqual({ kind: 'womens-federation', level: 'township' })
    const byThemselves = coActing.filter(({ ground }) => ground !== 'consent')
    expect(byThemselves.map(({ kind }) => kind)).toEqual(receivers)
  })

  test('can be read as a setting of the city', () => {
    expect(Routing.parse(initialRouting)).toEqual(initialRouting)
  })

  test('propose mediation only where nothing tells of violence', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { coActing } = routeOf(initialRouting, given)
        const mediates = coActing.some(({ kind }) => kind === 'mediation')
        expect(mediates && given.violence).toBe(false)
      }),
    )
  })
})

describe('any rules', () => {
  test('leave nothing without somebody responsible', () => {
    fc.assert(
      fc.property(anyFacts, fc.subarray(initialRouting.rules), (given, rules) => {
        const { rule, responsible } = routeOf({ ...initialRouting, rules }, given)
        const expected = rule?.responsible ?? { kind: 'womens-federation', level: 'city' }
        expect(responsible).toEqual(expected)
      }),
    )
  })

  test('are refused when two bear one code', () => {
    const [first] = initialRouting.rules
    const twice = { ...initialRouting, rules: [first, first] }
    expect(Routing.safeParse(twice).success).toBe(false)
  })
})

function said(cue: FactCode, answer: CueAnswer): FoundCue[] {
  return [{ cue, answer }]
}

describe('the facts of a matter', () => {
  const known = {
    ...({ category: 'property', level: 3, division: '420222101200', imminent: false } as const),
  }

  test('are violence where it is kept closely and is about a person or a family', () => {
    const family = { ...known, category: 'marriage-family', sensitivity: 'sensitive' } as const
    expect(factsOf(family).violence).toBe(true)
    expect(factsOf({ ...family, sensitivity: 'normal' }).violence).toBe(false)
  })

  test('are violence where a cue says so, whatever the category', () => {
    const told = { ...known, sensitivity: 'normal', cues: said('strangulation', 'yes') } as const
    expect(factsOf(told).violence).toBe(true)
  })

  test.each([
    ['there is none', 'no', false],
    ['nobody knows', 'unknown', true],
  ] as const)('are violence of what is kept closely unless it was answered that %s', (...row) => {
    const [, answer, violence] = row
    const family = { ...known, category: 'marriage-family', sensitivity: 'sensitive' } as const
    expect(factsOf({ ...family, cues: said('violence', answer) }).violence).toBe(violence)
  })

  test('are about a minor where an answer or the category says so', () => {
    const plain = { ...known, sensitivity: 'normal' } as const
    expect(factsOf({ ...plain, cues: said('minor', 'yes') }).minor).toBe(true)
    expect(factsOf({ ...plain, cues: said('child-present', 'yes') }).minor).toBe(true)
    expect(factsOf({ ...plain, category: 'children' }).minor).toBe(true)
    expect(factsOf({ ...plain, cues: said('minor', 'unknown') }).minor).toBe(false)
  })

  test('never lose violence by one more answer of yes', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...FactCode.options), (given, cue) => {
        const before = factsOf(given)
        const after = factsOf({ ...given, cues: said(cue, 'yes') })
        expect(before.violence && !after.violence).toBe(false)
        expect(before.minor && !after.minor).toBe(false)
      }),
    )
  })
})
