import { describe, expect, test } from 'vitest'
import { drawPassword, isPasswordExpired, passwordFault } from './password-rule.ts'

const owner = { username: 'chenyulan', name: '陈玉兰' }

describe('the rule for passwords', () => {
  test.each([
    ['Fuchi-2023', undefined],
    ['富池镇-Fuchi2023', undefined],
    ['Fuchi-202', 'password-too-short'],
    ['fuchifuchi', 'password-too-plain'],
    ['fuchi20232023', 'password-too-plain'],
    ['Aa1-Aa1-Aa1-', 'password-too-plain'],
    ['ChenYulan-2023', 'password-holds-name'],
    ['陈玉兰-Abc2023', 'password-holds-name'],
  ])('judges %s', (password, refused) => {
    expect(passwordFault(password, owner)?.refused).toBe(refused)
  })

  test('is kept by every one-time password, and no two are alike', () => {
    const drawn = Array.from({ length: 500 }, () => drawPassword())
    expect(drawn.filter((password) => passwordFault(password, owner) !== undefined)).toEqual([])
    expect(new Set(drawn).size).toBe(500)
  })

  test('lets a password last for ninety days', () => {
    const changed = '2023-01-01T00:00:00.000Z'
    expect(isPasswordExpired(changed, new Date('2023-03-31T23:59:59Z'))).toBe(false)
    expect(isPasswordExpired(changed, new Date('2023-04-01T00:00:00Z'))).toBe(true)
  })
})
