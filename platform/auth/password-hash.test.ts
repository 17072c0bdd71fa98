import { describe, expect, test } from 'vitest'
import { hashPassword, lightCost, passwordMatches, standardCost } from './password-hash.ts'

describe('a password’s hash', () => {
  test('is argon2id at the cost that was decided, salted anew each time', async () => {
    const [first, second] = await Promise.all([
      hashPassword('Fuchi-2023'),
      hashPassword('Fuchi-2023'),
    ])
    const { memoryCost, timeCost } = standardCost
    expect(first).toMatch(new RegExp(`^\\$argon2id\\$v=19\\$m=${memoryCost},t=${timeCost},p=1\\$`))
    expect(second).not.toBe(first)
  })

  test('matches its password only, whatever its own cost', async () => {
    const hash = await hashPassword('Fuchi-2023', lightCost)
    expect(await passwordMatches(hash, 'Fuchi-2023')).toBe(true)
    expect(await passwordMatches(hash, 'Fuchi-2024')).toBe(false)
  })

  test('is the same for full-width characters of another keyboard', async () => {
    const hash = await hashPassword('Fuchi-2023', lightCost)
    expect(await passwordMatches(hash, 'Ｆuchi-２０２３')).toBe(true)
  })

  test('that does not exist matches nothing', async () => {
    expect(await passwordMatches(undefined, '')).toBe(false)
  })
})
