import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Category } from '#domain/leads/category.schema.ts'
import { toldCues } from './prefill-cue.transition.ts'
import { priorViolence } from './prefill-prior.transition.ts'
import { violentActs } from './prefill-violence.transition.ts'
import { Prefill, ToldRelation } from './prefill.schema.ts'
import { prefill } from './prefill.transition.ts'

const Examples = z.object({
  cues: z.array(z.tuple([z.string(), z.string()])),
  categories: z.array(z.tuple([Category, z.string()])),
})
const examples = Examples.parse(read('prefill-examples.json'))
const narratives = z
  .array(
    z.object({
      text: z.string(),
      people: z.array(ToldRelation),
      category: Category,
      violence: z.boolean(),
      minor: z.boolean(),
      cues: z.array(z.string()),
    }),
  )
  .parse(read('prefill-narratives.json'))

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as unknown
}

/** Everything that the words alone tell, as if all that a cue asks for beside them were so. */
function toldBy(text: string): string[] {
  const acts = violentActs(text)
  const cues = toldCues(text, { acts, isParted: true, isPursued: true })
  const prior = priorViolence(text, acts) === undefined ? [] : ['prior-violence']
  return [...cues.map(({ value }) => value), ...prior, ...(acts.length > 0 ? ['V'] : [])]
}

const implied = /^(?:V|sexual-violence|strangulation|threat-to-kill|confinement|weapon)$/

function share(right: number, all: number): number {
  return all === 0 ? 1 : right / all
}

describe('an expression', () => {
  test('is understood, nine of ten', () => {
    const told = examples.cues.filter(([kind]) => kind !== 'child-present')
    const missed = told.filter(([kind, text]) => {
      const all = toldBy(text)
      if (kind === 'V') return !all.some((each) => implied.test(each))
      return kind === 'N' ? all.includes('V') : !all.includes(kind)
    })
    expect(share(missed.length, told.length)).toBeLessThanOrEqual(0.1)
  })

  test('of harmless 打 is no violence', () => {
    for (const text of ['我打电话问一下', '他在外打工', '打算离婚', '天天打麻将打到半夜']) {
      expect(violentActs(text)).toEqual([])
    }
  })

  test.each(['我老公打我', '他动手了', '他掐我脖子', '他摸我屁股'])(
    '“%s” is no violence any more with 没有 before the verb',
    (text) => {
      expect(violentActs(text).length).toBeGreaterThan(0)
      const denied = text.replace(/(?=打|动手|掐|摸)/, '没有')
      expect(violentActs(denied)).toEqual([])
    },
  )
})

describe('a matter', () => {
  test('falls into its category, four of five', () => {
    const right = examples.categories.filter(
      ([category, text]) => prefill(text).category.value === category,
    )
    expect(share(right.length, examples.categories.length)).toBeGreaterThanOrEqual(0.8)
  })

  test('is one where somebody wants to die, however well all get along', () => {
    const told = prefill(
      '妻子产后抑郁，抱着两个月大的女儿要跳楼，刚被拉下来。两人感情好，没有吵架。',
    )
    expect(told.category.value).not.toBe('other')
    expect(told.minor).not.toEqual([])
  })

  test.each([
    '我今年十三，我爸又拿皮带抽我',
    '在吗，我13，我爸在打我妈',
    '我高一女生，隔壁班男生天天跟我到家门口，我好怕',
    '离婚以后我就没见过女儿，她今年十岁',
    '孙子读五年级，两天不吃饭',
  ])('is a child’s: %s', (text) => {
    expect(prefill(text).minor).not.toEqual([])
  })

  test('that is none proposes nothing at all', () => {
    expect(prefill('打错了，我的号码是13800138000')).toMatchObject({
      ...{ phones: [], people: [], violence: [], minor: [], cues: [] },
      category: { value: 'other' },
    })
  })
})

describe('the narratives written for development', () => {
  const answers = narratives.map((gold) => ({ gold, got: prefill(gold.text) }))
  const f1 = (pick: (each: (typeof answers)[number]) => [readonly string[], string[]]): number => {
    let [right, all] = [0, 0]
    for (const answer of answers) {
      const [gold, got] = pick(answer)
      all += gold.length + got.length
      for (const each of gold) {
        const at = got.indexOf(each)
        if (at < 0) continue
        got.splice(at, 1)
        right += 2
      }
    }
    return share(right, all)
  }

  test('are read above the bars', () => {
    expect(
      f1(({ gold, got }) => [gold.people, got.people.map(({ relation }) => relation)]),
    ).toBeGreaterThanOrEqual(0.75)
    expect(
      f1(({ gold, got }) => [gold.cues, got.cues.map(({ value }) => value)]),
    ).toBeGreaterThanOrEqual(0.75)
    const right = answers.filter(({ gold, got }) => gold.category === got.category.value)
    expect(share(right.length, answers.length)).toBeGreaterThanOrEqual(0.8)
    for (const flag of ['violence', 'minor'] as const) {
      const told = answers.filter(({ gold }) => gold[flag])
      const found = answers.filter(({ got }) => got[flag].length > 0)
      const both = told.filter(({ got }) => got[flag].length > 0)
      expect(share(both.length, told.length)).toBeGreaterThanOrEqual(0.95)
      expect(share(both.length, found.length)).toBeGreaterThanOrEqual(0.75)
    }
  })
})

describe('any text', () => {
  const words = fc.constantFrom(
    ...narratives.map(({ text }) => text).flatMap((text) => text.match(/.{1,6}/gu) ?? []),
  )

  test('is read without a break, and every proposal points into it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'grapheme' })), { maxLength: 30 }),
        (pieces) => {
          const text = pieces.join('')
          const told = Prefill.parse(prefill(text))
          const { phones, idNumbers, addresses, people, violence, minor, cues, category } = told
          const spans = [phones, idNumbers, addresses, people, violence, minor, cues, [category]]
          for (const { from, to } of spans.flat()) {
            expect(to).toBeGreaterThanOrEqual(from)
            expect(to).toBeLessThanOrEqual(text.length)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('of 500 characters takes at most 30 ms', () => {
    const text = narratives
      .map((narrative) => narrative.text)
      .join('')
      .slice(0, 500)
    prefill(text)
    const times = Array.from({ length: 15 }, () => {
      // what else the machine does meanwhile is not counted
      const from = process.cpuUsage()
      prefill(text)
      const { user, system } = process.cpuUsage(from)
      return (user + system) / 1000
    })
    expect(times.toSorted((left, right) => left - right)[7]).toBeLessThanOrEqual(30)
  })
})
