import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { createPersonContract } from './person-entry.contract.ts'
import { anIdentityNumber, aPerson, insertPerson } from './person.fixtures.ts'

const officer = anActor({ divisions: ['420222101'] })
const isFull = process.env['TIEXIN_TEST_FULL'] === '1'
const calls = isFull ? 400 : 40

/** Numbers of two years of birth: those of the first are on files that the officer must not know of. */
function numberOf(at: number, isHidden: boolean): string {
  const day = `${isHidden ? 1971 : 1972}${String(1 + (at % 12)).padStart(2, '0')}15`
  return anIdentityNumber(Math.floor(at / 12), day)
}

describe('what a blind match tells', () => {
  let house: TestHouse
  const answers: { isHidden: boolean; text: string; milliseconds: number }[] = []
  beforeAll(async () => {
    house = await testHouse()
    const far = { division: '420222109200', orgId: newId() }
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      for (let at = 0; at < calls; at++) {
        insertPerson(tx, aPerson({ ...far, identity: numberOf(at, true) }))
      }
    })
    for (let at = -20; at < calls; at++) {
      // Which goes first changes, so that neither kind always runs on a warmer cache.
      const order = at % 2 === 0 ? [true, false] : [false, true]
      for (const isHidden of order) {
        const identity =
          at < 0 ? anIdentityNumber(at + 500 + (isHidden ? 100 : 0)) : numberOf(at, isHidden)
        const began = performance.now()
        const { status, body } = await house.call(officer, createPersonContract, {
          body: { name: '王小芳', division: '420222101200', identity },
        })
        const milliseconds = performance.now() - began
        const text = `${status} ${JSON.stringify({ ...body, id: '' })}`
        if (at >= 0) answers.push({ isHidden, text, milliseconds })
      }
    }
  }, 240_000)
  afterAll(() => house.close())

  test('is the same status and the same words every time', () => {
    expect(answers).toHaveLength(2 * calls)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.text).toContain('200')
  })

  test.runIf(isFull)(
    'is nothing by the time it takes: 400 of each rank alike (Mann–Whitney)',
    () => {
      const p = mannWhitney(timesOf(true), timesOf(false))
      const ratio = median(timesOf(true)) / median(timesOf(false))
      process.stderr.write(`blind match: p ${p.toFixed(3)}, median ratio ${ratio.toFixed(3)}\n`)
      expect(p > 0.01 || Math.abs(ratio - 1) < 0.03).toBe(true)
    },
  )

  function timesOf(isHidden: boolean): number[] {
    return answers
      .filter((answer) => answer.isHidden === isHidden)
      .map(({ milliseconds }) => milliseconds)
  }
})

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Two-sided p of the rank-sum test by the normal approximation; no ties among measured times. */
function mannWhitney(ones: readonly number[], others: readonly number[]): number {
  const ranked = [
    ...ones.map((value) => ({ value, isOne: true })),
    ...others.map((value) => ({ value, isOne: false })),
  ].toSorted((left, right) => left.value - right.value)
  const rankSum = ranked.reduce((sum, { isOne }, at) => (isOne ? sum + at + 1 : sum), 0)
  const [n, m] = [ones.length, others.length]
  const u = rankSum - (n * (n + 1)) / 2
  const z = (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  return 2 * (1 - normal(Math.abs(z)))
}

/** Distribution function of the standard normal (Abramowitz and Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const powers = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const tail = powers.reduce((sum, factor, at) => sum + factor * t ** (at + 1), 0)
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
}
