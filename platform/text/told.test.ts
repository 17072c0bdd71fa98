import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toldAddresses } from './told-address.ts'
import { readNumber, toldAges } from './told-age.ts'
import { nameAt } from './told-name.ts'
import { toldIdentityNumbers, toldPhones } from './told-number.ts'
import { toldPeople } from './told-people.ts'
import { isDenied, isSupposed, plainOfDenials } from './told-scope.ts'
import { evenText } from './told.ts'

function values(found: readonly { readonly value: string }[]): string[] {
  return found.map(({ value }) => value)
}

describe('telephone numbers in a text', () => {
  test.each([
    ['我电话138 0013 8000', ['13800138000']],
    ['打+86-13800138000或者０７１４－６５１２３３８', ['13800138000', '07146512338']],
    ['13800138000 13900139000', ['13800138000', '13900139000']],
    ['幺三八零零幺三八零零零', ['13800138000']],
    ['微信同号13800138000，别打座机', ['13800138000']],
    ['QQ13800138000', []],
    ['订单号13800138000', []],
    ['138****8000', []],
    ['打过110和12338', []],
    ['号是1380013800', []],
    ['不是13800138000，是13900139000', ['13900139000']],
  ])('%s: %j', (text, phones) => {
    expect(values(toldPhones(text))).toEqual(phones)
  })
})

describe('identity numbers in a text', () => {
  test.each([
    ['身份证11010519491231002x', ['11010519491231002X']],
    ['（11010519491231002X）', ['11010519491231002X']],
    ['案号110105194912310021', []],
    ['四二开头的那个', []],
  ])('%s: %j', (text, numbers) => {
    expect(values(toldIdentityNumbers(text))).toEqual(numbers)
  })
})

describe('addresses in a text', () => {
  test.each([
    ['我住在大冶市金湖街道幸福小区15栋1单元701，快来', ['大冶市金湖街道幸福小区15栋1单元701']],
    ['下陆派出所的民警来过', []],
    ['我一路走到大街上', []],
  ])('%s: %j', (text, addresses) => {
    expect(values(toldAddresses(text))).toEqual(addresses)
  })
})

describe('ages', () => {
  test.each([
    ['我今年34岁', [34]],
    ['三十四岁', [34]],
    ['女儿才5岁半', [5]],
    ['刚满月的孩子', [0]],
    ['四十多岁', [null]],
    ['虚岁50岁', [null]],
    ['我16岁嫁过来', []],
  ])('%s: %j', (text, ages) => {
    expect(toldAges(text).map(({ age }) => age)).toEqual(ages)
  })

  test.each([
    ['十', 10],
    ['十二', 12],
    ['三十四', 34],
    ['两', 2],
    ['一百', undefined],
  ])('%s is %s', (text, number) => {
    expect(readNumber(text)).toBe(number)
  })
})

describe('a name', () => {
  test.each([
    ['王建军，男', '王建军'],
    ['张某某酒后', '张某某'],
    ['李女士来电', '李女士'],
    ['王军酒后殴打', '王军'],
    ['经常打我', undefined],
    ['家里没人', undefined],
  ])('that begins “%s” is %s', (text, name) => {
    expect(nameAt(text)).toBe(name)
  })
})

describe('people in a text', () => {
  test.each([
    ['我老公打我', 'self husband'],
    ['我屋里男人又喝酒了，婆婆帮他说话', 'self husband mother-in-law'],
    ['我老公他妈骂我', 'self husband mother-in-law'],
    ['我前夫和他现在的老婆来闹，骂我', 'self ex-husband other'],
    ['我公婆把我赶出来了', 'self father-in-law mother-in-law'],
    ['我姐姐被她老公打了', 'victim sister husband'],
    ['我是她妹妹，我姐被姐夫打了', 'sister victim husband'],
    ['我女儿被老师打了，我是她妈妈', 'mother victim teacher'],
    ['我爸打我妈，我在外地上大学', 'child victim husband'],
    ['报警人李某称其丈夫张某打其', 'self husband'],
    ['走访对象王秀英，丈夫已故，儿子在外打工', 'victim husband son'],
    ['隔壁男的打老婆，女的喊救命', 'neighbour victim husband'],
    ['我有两个孩子，老公不管', 'self husband'],
    ['我两个伢，一个十岁一个七岁，老公打我', 'self child child husband'],
    ['跟老公离婚两年了他还来打我', 'self ex-husband'],
    ['他妈的我受不了了', 'self'],
  ])('%s: %s', (text, relations) => {
    const told = toldPeople(text).map(({ relation }) => relation)
    expect(told.toSorted()).toEqual(relations.split(' ').toSorted())
  })

  test('have name, sex and age as they are told', () => {
    expect(toldPeople('报警人李梅（女，35岁）称其丈夫王建军打其，其8岁的女儿在场')).toMatchObject([
      { relation: 'self', name: '李梅', sex: 'female', age: 35 },
      { relation: 'husband', name: '王建军', sex: 'male', age: null },
      { relation: 'daughter', name: null, sex: 'female', age: 8 },
    ])
  })

  test('never break on any text, and point to places in it', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '我',
        '老公',
        '她',
        '妈',
        '的',
        '被',
        '打',
        '，',
        '孩子',
        '8岁',
        '隔壁',
        '其',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        for (const { from, to } of [...toldPeople(text), ...toldPhones(text)]) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('denial', () => {
  const denied = (text: string, verb: string): boolean => {
    const from = text.indexOf(verb)
    return isDenied(plainOfDenials(text), from, from + verb.length)
  }
  test.each([
    ['他没打过我', '打', true],
    ['老公从来没有对我动手', '动手', true],
    ['动手倒没有', '动手', true],
    ['没少打我', '打', false],
    ['没想到他打我', '打', false],
    ['我不敢说他打我', '打', false],
    ['没工作他就打我', '打', false],
  ])('%s: %s is denied: %s', (text, verb, isSo) => {
    expect(denied(text, verb)).toBe(isSo)
  })

  test.each([
    ['如果他打我', '打', true],
    ['怕他打我', '打', true],
    ['不给钱就打我', '打', false],
    ['怕他又打我', '打', false],
  ])('%s: %s is only supposed: %s', (text, verb, isSo) => {
    const from = text.indexOf(verb)
    expect(isSupposed(text, from, from + verb.length)).toBe(isSo)
  })
})

test('one form of each sign keeps every place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(evenText(text)).toHaveLength(text.length)
    }),
  )
})
