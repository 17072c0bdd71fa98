import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minute } from '#platform/auth/auth-settings.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { clearTries, giveTryBack, takeTry } from './sign-in-try.store.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ poolSize: 8 })
})
afterAll(() => house.close())

type Step = 'wrong' | 'right' | 'code-missing' | 'wait'

describe('the tries of a name', () => {
  test('are five, however many transactions ask for one at the same moment', async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => house.asSystem((tx) => takeTry(tx, 'stormed'))),
    )
    expect(taken.filter((each) => 'left' in each)).toHaveLength(5)
  })

  test('follow the rule through any order of right and wrong passwords and waits', async () => {
    let name = 0
    const steps = fc.array(fc.constantFrom<Step>('wrong', 'right', 'code-missing', 'wait'), {
      maxLength: 14,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (each) => {
        name += 1
        const username = `walker${name}`
        let failed = 0
        for (const step of each) {
          if (step === 'wait') {
            house.clock.moveBy(31 * minute)
            failed = 0
            continue
          }
          const taken = await house.asSystem((tx) => takeTry(tx, username))
          expect('left' in taken).toBe(failed < 5)
          if (failed === 5) continue
          if (step === 'wrong') failed += 1
          if (step === 'right') failed = 0
          await house.asSystem((tx) => {
            if (step === 'right') clearTries(tx, username)
            if (step === 'code-missing') giveTryBack(tx, username)
          })
        }
      }),
      { numRuns: 60 },
    )
  })
})
