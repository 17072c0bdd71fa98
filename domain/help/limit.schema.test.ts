import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fateOf, helpLimitSetting, isFileWithin, proofBits, waitAfter } from './limit.schema.ts'
import { isProof, readReceipt, shownReceipt } from './receipt.store.ts'

const limits = helpLimitSetting.initial
const quiet = {
  ofSourceInHour: 1,
  inAllInHour: 1,
  ofSourceInDay: 1,
  inAllInDay: 1,
  isProved: false,
}

describe('what becomes of a request', () => {
  test('goes to the desk, is held beyond the hour’s limit, and is refused only beyond the day’s', () => {
    expect(fateOf(quiet, limits)).toBe('direct')
    expect(fateOf({ ...quiet, ofSourceInHour: limits.requests.directOfSource + 1 }, limits)).toBe(
      'held',
    )
    expect(fateOf({ ...quiet, inAllInHour: limits.requests.directInAll + 1 }, limits)).toBe('held')
    expect(fateOf({ ...quiet, ofSourceInDay: limits.requests.keptOfSource + 1 }, limits)).toBe(
      'refused',
    )
    expect(fateOf({ ...quiet, inAllInDay: limits.requests.keptInAll + 1 }, limits)).toBe('refused')
  })

  test('costs a machine work: more of one source go through where the work was done', () => {
    const fifth = { ...quiet, ofSourceInHour: 5 }
    expect(fateOf(fifth, limits)).toBe('held')
    expect(fateOf({ ...fifth, isProved: true }, limits)).toBe('direct')
  })

  test('never gets better with more requests', () => {
    const order = ['direct', 'held', 'refused']
    const count = fc.integer({ min: 1, max: 30_000 })
    fc.assert(
      fc.property(count, count, count, count, count, fc.boolean(), (a, b, c, d, more, isProved) => {
        const one = { ...{ ofSourceInHour: a, inAllInHour: b, ofSourceInDay: c }, isProved }
        const few = order.indexOf(fateOf({ ...one, inAllInDay: d }, limits))
        const many = order.indexOf(fateOf({ ...one, inAllInDay: d + more }, limits))
        expect(many).toBeGreaterThanOrEqual(few)
      }),
    )
  })
})

describe('a file', () => {
  const one = { ofRequest: 1, ofSourceInDay: 1, inAllInDay: 1 }
  test('is taken up to the limits of its conversation, its source and all together', () => {
    const { ofRequest, ofSource, inAll } = limits.files
    expect(isFileWithin({ ofRequest, ofSourceInDay: ofSource, inAllInDay: inAll }, limits)).toBe(
      true,
    )
    expect(isFileWithin({ ...one, ofRequest: ofRequest + 1 }, limits)).toBe(false)
    expect(isFileWithin({ ...one, ofSourceInDay: ofSource + 1 }, limits)).toBe(false)
    expect(isFileWithin({ ...one, inAllInDay: inAll + 1 }, limits)).toBe(false)
  })
})

describe('the wait for an answer', () => {
  test('is none for a few wrong codes, doubles, and ends at its limit', () => {
    const waits = [0, 4, 5, 6, 7, 8, 9, 40, 5_000].map((wrong) => waitAfter(wrong, false, limits))
    expect(waits).toEqual([0, 0, 0.5, 1, 2, 4, 8, 8, 8])
    expect(waitAfter(5_000, true, limits)).toBe(limits.receipts.waitOfProved)
  })
})

describe('a receipt', () => {
  test('is read as people copy it', () => {
    const digits = '1234567890123456'
    for (const text of [
      digits,
      shownReceipt(digits),
      '1234-5678-9012-3456',
      '１２３４ 5678 9012 3456',
    ]) {
      expect(readReceipt(text)).toBe(digits)
    }
    for (const text of ['', '123456789012345', `${digits}7`, 'abcd567890123456']) {
      expect(readReceipt(text)).toBeUndefined()
    }
  })
})

describe('a proof of work', () => {
  test('is a number whose hash begins with zero bits, and nothing else is', () => {
    const token = 'a.b.c'
    const isFit = (n: number): boolean => {
      const hash = createHash('sha256').update(`${token}:${n}`).digest()
      return hash.readUInt32BE(0) < 2 ** (32 - proofBits)
    }
    let found = 0
    while (!isFit(found)) found += 1
    expect(isProof(token, String(found))).toBe(true)
    expect(isProof('a.b.d', String(found)) && isProof('a.b.e', String(found))).toBe(false)
    for (const proof of ['', '-1', '1e3', '1'.repeat(13)]) expect(isProof(token, proof)).toBe(false)
  })
})
