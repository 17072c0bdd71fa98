import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erasedWord, redacted } from './redact.transition.ts'

describe('a sealed record without its words', () => {
  test('keeps codes, days, numbers, flags and ids, however deep', () => {
    const kept = {
      ...{ outcome: 'resolved', on: '2005-03-01', at: '2005-03-01T02:14:00.000Z', period: 6 },
      ...{ isUrgent: true, nothing: null, blank: '', steps: ['court-decision', 'serve'] },
      by: '01890000-0000-7000-8000-000000000001',
    }
    expect(redacted(kept)).toEqual(kept)
  })

  test.each([
    ['a name', '石小芳'],
    ['a telephone number', '13907231188'],
    ['an identity number', '420222198803154120'],
    ['an address', '富池镇港下村九组17号'],
    ['an English sentence', 'She is at her sister’s'],
    ['a name in letters', 'Shi Xiaofang'],
  ])('loses %s', (_, said) => {
    expect(redacted([{ said }])).toEqual([{ said: erasedWord }])
  })

  test('has the shape it had', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(shapeOf(redacted(value))).toEqual(shapeOf(value))
      }),
    )
  })
})

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]))
}
