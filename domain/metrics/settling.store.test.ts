import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { periodOf } from '#platform/time/period.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { figuresOf } from './figure.store.ts'
import { settleMetrics } from './metric.public.ts'
import { besideTables, countedInChain, type BesideSource } from './model-chain.fixtures.ts'
import { countedBy } from './model.fixtures.ts'
import { emptyModel, take as takeIn, type Model, type Step } from './model-walk.fixtures.ts'
import { findDrift } from './recount.store.ts'

const scopes = ['4202', '420222', '420222101', '420281100001']
const periods = ['2023', '2023-H1', '2023-Q2', '2023-05', '2022-12', '2024'].map(periodOf)

const everything: readonly Sensitivity[] = ['normal', 'sensitive', 'sealed']
const villages = ['420222101201', '420222101202', '420222103200', '420281100001'] as const
const days = ['2022-12-31', '2023-01-01', '2023-05-06', '2023-05-07', '2023-11-30', '2024-01-01']
const executives = Array.from({ length: 4 }, newId)
const visitShape = fc.record({
  division: fc.constantFrom(...villages),
  date: fc.constantFrom(...days),
  executiveId: fc.constantFrom(...executives),
  executiveDivision: fc.constantFrom(...villages),
  solved: fc.boolean(),
  hazard: fc.boolean(),
  sensitivity: fc.constantFrom(...everything),
})
const matterShape = fc.record({
  division: fc.constantFrom(...villages),
  foundOn: fc.constantFrom(...days),
  // 23:30 in Huangshi is 15:30 in UTC, 00:30 is the day before: the local day decides
  openedAt: fc.constantFrom('2023-05-06T15:30:00.000Z', '2022-12-31T16:30:00.000Z'),
  closedAt: fc.constantFrom(null, '2023-05-31T15:59:59.000Z', '2023-05-31T16:00:00.000Z'),
  category: fc.constantFrom('marriage-family', 'children'),
  level: fc.constantFrom(1 as const, 3 as const),
  imminent: fc.boolean(),
  status: fc.constantFrom(
    'open' as const,
    'monitoring' as const,
    'closed' as const,
    'merged' as const,
  ),
  sensitivity: fc.constantFrom(...everything),
})
const nth = fc.nat({ max: 50 })
// the last of the local year 2022, the first of 2023, and a moment in between
const moments = ['2022-12-31T15:30:00.000Z', '2022-12-31T16:30:00.000Z', '2023-05-06T15:30:00.000Z']
const besideShape = fc.record({
  at: fc.constantFrom(...moments),
  later: fc.constantFrom(null, ...moments),
  broken: fc.constantFrom(null, ...moments),
  isGood: fc.boolean(),
})
const besideSources = Object.keys(besideTables) as BesideSource[]

const visitStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constant('visit' as const),
    with: fc.array(visitShape, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ act: fc.constant('correct' as const), nth, with: visitShape }),
  fc.record({ act: fc.constant('remove' as const), nth }),
)
const matterStep: fc.Arbitrary<Step> = fc.record({
  ...{ act: fc.constant('matter' as const), nth, at: fc.constantFrom(...moments) },
  with: matterShape,
})
const besideStep: fc.Arbitrary<Step> = fc.record({
  ...{ act: fc.constant('beside' as const), nth, source: fc.constantFrom(...besideSources) },
  with: besideShape,
})
const settling: fc.Arbitrary<Step> = fc.record({ act: fc.constant('settle' as const) })

const anyStep = fc.oneof({ arbitrary: visitStep, weight: 3 }, ...[matterStep, besideStep, settling])
/** Few matters, and much that happens beside them: what is settled already has to be settled again. */
const chainStep = fc.oneof(
  { arbitrary: matterStep, weight: 3 },
  { arbitrary: besideStep, weight: 4 },
  { arbitrary: settling, weight: 3 },
)

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ poolSize: 6 })
})
afterAll(() => house.close())

/** Every run has a region of its own, so that it starts empty. */
let lastRegion = 100_000

describe('figures after inserts, late arrivals, corrections, removals and merges', () => {
  test.each([
    ['in every metric, division and period', anyStep, { maxLength: 12 }, 40],
    ['along the chain, where records follow their matters', chainStep, { maxLength: 24 }, 40],
  ])(
    'equal what is counted from the records, %s',
    async (_, steps, { maxLength }, numRuns) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(steps, { minLength: 1, maxLength, size: 'max' }),
          async (taken) => {
            lastRegion += 1
            const region = String(lastRegion)
            const model = emptyModel()
            for (const each of taken) await take(region, each, model)
            await compare(region, model)
          },
        ),
        { numRuns },
      )
    },
    120_000,
  )

  test('are right when writers and settlers overlap', async () => {
    lastRegion += 1
    const region = String(lastRegion)
    const model = emptyModel()
    const shapes = fc.sample(visitShape, 120)
    const begun: Promise<unknown>[] = []
    for (const [at, shape] of shapes.entries()) {
      begun.push(take(region, { act: 'visit', with: [shape] }, model))
      if (at % 3 === 0) begun.push(settleMetrics(house.db, region))
    }
    await Promise.all(begun)
    await compare(region, model)
  }, 60_000)
})

async function take(region: string, step: Step, model: Model): Promise<void> {
  if (step.act === 'settle') await settleMetrics(house.db, region)
  else await house.db.within(systemActor(region), (tx) => takeIn(tx, step, model))
}

async function compare(
  region: string,
  { visits, matters, besides, gradings }: Model,
): Promise<void> {
  for (const scope of scopes) {
    for (const period of periods) {
      const figures = await house.db.within(systemActor(region), (tx) =>
        figuresOf(tx, { scope: [scope], period, open: everything, division: undefined }),
      )
      const shown = new Map(figures.map(({ code, value }) => [code, value]))
      const counted = [
        ...countedBy(visits, matters, scope, period),
        ...countedInChain(matters, besides, gradings, scope, period),
      ]
      for (const [code, value] of counted) {
        expect({ code, scope, period: period.label, value: shown.get(code) }).toEqual({
          ...{ code, scope, period: period.label, value },
        })
      }
    }
  }
  const drift = await house.db.within(systemActor(region), (tx) => findDrift(tx))
  expect(drift).toEqual([])
}
