import { expect, describe, test } from 'vitest'
import { checkCharacter, identityOf, phoneOf } from './person.ts'
import { callHeader, rowsOf, truthHeader, type Order } from './stream.ts'

const order: Order = {
  calls: 2500,
  seed: 11,
  severity: 1,
  hasRepeats: true,
  year: 2022,
  days: 730,
}

type Truth = { readonly call: string; readonly household: string; readonly tags: string[] }

function made(wish: Partial<Order> = {}): { calls: string[][]; truth: Truth[] } {
  const rows = [...rowsOf({ ...order, ...wish })]
  return {
    calls: rows.map(({ call }) => cellsOf(call)),
    truth: rows.map(({ truth }) => {
      const [call = '', household = '', , tags = ''] = truth.split(',')
      return { call, household, tags: tags === '' ? [] : tags.split(';') }
    }),
  }
}

/** One record of RFC 4180. */
function cellsOf(record: string): string[] {
  const cells: string[] = []
  for (const [, bare = '', inQuotes] of record.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)) {
    cells.push(inQuotes ?? bare.replaceAll('""', '"'))
  }
  return cells
}

const usual = made()

describe('a generated file of calls', () => {
  test('is the same for the same seed and another for another', () => {
    expect(made()).toEqual(usual)
    expect(made({ seed: 12 })).not.toEqual(usual)
  })

  test('has thirteen cells a row, numbered once, in order of time', () => {
    expect(callHeader.split(',')).toHaveLength(13)
    expect(truthHeader.split(',')).toHaveLength(4)
    expect(usual.calls.filter((cells) => cells.length !== 13)).toEqual([])
    const numbers = usual.calls.map(([number = '']) => number)
    expect(new Set(numbers).size).toBe(order.calls)
    expect(numbers).toEqual(numbers.toSorted())
    expect(numbers.filter((number) => !/^420200202[23]\d{9}$/.test(number))).toEqual([])
    expect(usual.truth.map(({ call }) => call)).toEqual(numbers)
  })

  test('leaves no slot of a frame open', () => {
    expect(
      usual.calls.filter((cells) => cells.some((cell) => /[{}]|undefined/.test(cell))),
    ).toEqual([])
  })

  test('has most households call once, and some many times', () => {
    const sizes = sizesOf(usual.truth)
    const once = sizes.filter((size) => size === 1).length
    expect(once / order.calls).toBeGreaterThan(0.5)
    expect(sizes.filter((size) => size > 1).length).toBeGreaterThan(100)
    expect(Math.max(...sizes)).toBeGreaterThan(5)
  })

  test('has no household twice when repeats are left out, look-alikes included', () => {
    const { truth } = made({ hasRepeats: false })
    expect(Math.max(...sizesOf(truth))).toBe(1)
    const families = new Set(truth.map(({ household }) => household.split('-')[0]))
    expect(families.size).toBeLessThan(truth.length)
  })

  test('carries every kind of likeness, and more errors the more severe', () => {
    const tags = new Set(usual.truth.flatMap((row) => row.tags))
    for (const kind of ['tenant-turnover', 'two-couples', 'two-homes', 'remarried', 'siblings']) {
      expect(tags).toContain(kind)
    }
    expect(tags.size).toBeGreaterThan(50)
    const count = (severity: number): number =>
      made({ severity }).truth.flatMap((row) => row.tags).length
    const counts = [0, 1, 1.6].map(count)
    expect(counts).toEqual(counts.toSorted((one, other) => one - other))
    expect(counts[2]).toBeGreaterThan(1.2 * (counts[1] ?? 0))
  })

  test('names numbers that are nobody’s: no operator’s prefix, no county', () => {
    const whole = usual.calls
      .map((cells) => cells[5] ?? '')
      .filter((phone) => /^\d{11}$/.test(phone))
    expect(whole.length).toBeGreaterThan(order.calls / 2)
    // Typed over or lengthened numbers keep their first three digits but for a leading 0.
    expect(whole.filter((phone) => !/^0?1(?:54|42|43)/.test(phone))).toEqual([])
    const cards = usual.calls
      .map((cells) => cells[4] ?? '')
      .filter((id) => /^\d{17}[\dXx]$/.test(id))
    expect(cards.length).toBeGreaterThan(order.calls / 5)
    const issued = new Set(['00', '01', '02', '03', '04', '05', '21', '22', '81'])
    expect(cards.filter((id) => issued.has(id.slice(4, 6)))).toEqual([])
  })
})

describe('the numbers of a person', () => {
  test('are valid by checksum and given to nobody else', () => {
    const count = 50_000
    const cards = Array.from({ length: count }, (_, at) => identityOf(1, at * 7, '女', 1978))
    expect(cards.filter((id) => checkCharacter(id.slice(0, 17)) !== id[17])).toEqual([])
    expect(new Set(cards).size).toBe(count)
    expect(new Set(Array.from({ length: count }, (_, at) => phoneOf(1, at * 7))).size).toBe(count)
  })

  test('follow ISO 7064: 11010519491231002X is the standard’s own example', () => {
    expect(checkCharacter('11010519491231002')).toBe('X')
  })
})

function sizesOf(truth: readonly Truth[]): number[] {
  const sizes = new Map<string, number>()
  for (const { household } of truth) sizes.set(household, (sizes.get(household) ?? 0) + 1)
  return [...sizes.values()]
}
