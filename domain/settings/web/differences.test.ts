import { describe, expect, test } from 'vitest'
import { differencesOf, namesByCode } from './differences.ts'

describe('what changed between two versions', () => {
  test('is said field by field', () => {
    const before = { steps: { contact: { byLevel: ['24h', '48h'] } }, warnAtPercent: 25 }
    const after = { steps: { contact: { byLevel: ['24h', '36h'] } }, warnAtPercent: 30 }
    expect(differencesOf(before, after)).toEqual([
      { path: ['steps', 'contact', 'byLevel', '2'], before: '48h', after: '36h' },
      { path: ['warnAtPercent'], before: '25', after: '30' },
    ])
  })

  test('is nothing when only the order of records differs', () => {
    const [a, b] = [
      { code: 'a', on: true },
      { code: 'b', on: false },
    ]
    expect(differencesOf([a, b], [b, a])).toEqual([])
  })

  test('tells the order of rules, where the first that fits decides', () => {
    const [a, b, c] = [{ code: 'a' }, { code: 'b' }, { code: 'c' }]
    expect(differencesOf({ rules: [a, b] }, { rules: [b, c, a] })).toContainEqual({
      path: ['rules', 'order'],
      before: 'a → b',
      after: 'b → c → a',
    })
    const added = differencesOf({ rules: [a, b] }, { rules: [a, c, b] })
    expect(added.map(({ path }) => path.at(-1))).not.toContain('order')
  })

  test('names what came and what went', () => {
    expect(differencesOf({ rules: [{ code: 'a', weight: 1 }] }, { rules: [] })).toEqual([
      { path: ['rules', 'a', 'code'], before: 'a', after: undefined },
      { path: ['rules', 'a', 'weight'], before: '1', after: undefined },
    ])
  })

  test('calls rules by their names, in the language of the page', () => {
    const body = { rules: [{ code: 'a', zh: '家庭暴力', en: 'Violence' }] }
    expect(namesByCode([body, { rules: [] }], 'zh').get('a')).toBe('家庭暴力')
    expect(namesByCode([body], 'en').get('a')).toBe('Violence')
  })
})
