import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { listMetricRecordsContract, readFiguresContract } from './metric.contract.ts'
import { markMatters } from './metric.public.ts'

const codes = ['disputesResolvedByFederation', 'disputesResolvedByJustice'] as const
const city = anActor({ roles: ['city-officer'], divisions: ['4202'] })

/** A family’s dispute that the federation resolved in May, unless told otherwise. */
function resolved(change: Partial<Matter> = {}): ReturnType<typeof aMatterInHand> {
  return aMatterInHand({
    ...{ status: 'closed', closedAt: '2023-05-20T02:00:00.000Z', closedOutcome: 'resolved' },
    ...{ resolvedBy: newId(), resolvedByKind: 'womens-federation' },
    ...change,
  })
}

const cases: readonly (readonly [string, Partial<Matter>, readonly [number, number]])[] = [
  ['a family’s quarrel that the federation resolved', {}, [1, 0]],
  ['one that is archived since', { status: 'archived' }, [1, 0]],
  ['one that the justice office resolved', { resolvedByKind: 'justice' }, [0, 1]],
  ['one that mediators resolved', { resolvedByKind: 'mediation' }, [0, 1]],
  [
    'a question of land that justice resolved',
    { category: 'property', resolvedByKind: 'justice' },
    [0, 1],
  ],
  ['a question of land that the federation resolved', { category: 'property' }, [0, 0]],
  ['one that the police resolved', { resolvedByKind: 'public-security' }, [0, 0]],
  ['one closed because she wanted no help', { closedOutcome: 'refused' }, [0, 0]],
  ['one closed in another year', { closedAt: '2022-12-31T15:59:59.000Z' }, [0, 0]],
  ['the last hour of the year in Huangshi', { closedAt: '2023-12-31T15:59:59.000Z' }, [1, 0]],
  ['one merged into another', { status: 'merged', mergedInto: newId() }, [0, 0]],
  ['one that is open again', { status: 'open' }, [0, 0]],
]

describe('disputes resolved', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) =>
      saveDivisions(tx, [
        { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
      ]),
    )
  })
  afterAll(() => house.close())

  async function figures(): Promise<number[]> {
    const query = { period: '2023' }
    const { body } = await house.call(city, readFiguresContract, { query })
    return codes.map((code) => body.figures.find((figure) => figure.code === code)?.value ?? -1)
  }

  test.each(cases)('count %s as told', async (_, change, moved) => {
    const before = await figures()
    const matter = resolved(change)
    await house.asSystem(async (tx) => {
      insertMatterFiles(tx, [matter])
      await markMatters(tx, { changes: [{ before: undefined, matter }] })
    })
    const after = await figures()
    expect(after.map((value, at) => value - (before[at] ?? 0))).toEqual(moved)
  })

  test('open the records behind them, as many as were counted', async () => {
    const counted = await figures()
    for (const [at, code] of codes.entries()) {
      const asked = { params: { code }, query: { period: '2023' } }
      const { body } = await house.call(city, listMetricRecordsContract, asked)
      expect(body.total).toBe(counted[at])
    }
  })
})
