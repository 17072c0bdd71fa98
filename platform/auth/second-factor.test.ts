import { describe, expect, test } from 'vitest'
import {
  codeAt,
  newRecoveryCodes,
  newSecondFactor,
  recoveryHash,
  stepOfCode,
} from './second-factor.ts'

const at = (seconds: number): Date => new Date(Date.parse('2023-05-10T02:14:00Z') + seconds * 1000)

describe('a code of the second factor', () => {
  const { secret, uri } = newSecondFactor('chenyulan')
  const step = Math.floor(at(0).getTime() / 30_000)

  test.each([
    ['now', 0, step],
    ['one step early', -30, step],
    ['one step late', 30, step],
    ['two steps late', 60, undefined],
  ])('is read %s', (_, seconds, expected) => {
    expect(stepOfCode(secret, codeAt(secret, at(0)), at(seconds))).toBe(expected)
  })

  test('is that of RFC 6238 for its test secret', () => {
    const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(codeAt(rfc, new Date(59_000))).toBe('287082')
    expect(codeAt(rfc, new Date(1_111_111_109_000))).toBe('081804')
  })

  test('is set up from an address that names the platform and the account', () => {
    expect(decodeURIComponent(uri)).toMatch(/^otpauth:\/\/totp\/贴心 Tiexin:chenyulan\?/)
    expect(uri).toContain(`secret=${secret}`)
  })
})

describe('recovery codes', () => {
  test('are ten different ones, read with or without dashes and capitals', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) {
      expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/)
      expect(recoveryHash(code.toLowerCase().replaceAll('-', ' '))).toBe(recoveryHash(code))
    }
  })
})
