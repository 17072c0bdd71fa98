import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { insertInto, updateIn } from '#platform/db/sql.ts'
import { periodOf } from '#platform/time/period.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { figuresOf } from './figure.store.ts'
import { markMatters, markVisits, settleMetrics } from './metric.public.ts'
import {
  countedBy,
  saveMatter,
  visitRow,
  type ModelMatter,
  type ModelVisit,
} from './model.fixtures.ts'
import { findDrift } from './recount.store.ts'

const villages = ['420222101201', '420222101202', '420222103200', '420281100001'] as const
const days = ['2022-12-31', '2023-01-01', '2023-05-06', '2023-05-07', '2023-11-30', '2024-01-01']
const executives = Array.from({ length: 4 }, newId)
const scopes = ['4202', '420222', '420222101', '420281100001']
const periods = ['2023', '2023-H1', '2023-Q2', '2023-05', '2022-12', '2024'].map(periodOf)
const everything: readonly Sensitivity[] = ['normal', 'sensitive', 'sealed']

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
  status: fc.constantFrom(
    'open' as const,
    'monitoring' as const,
    'closed' as const,
    'merged' as const,
  ),
  sensitivity: fc.constantFrom(...everything),
})
const nth = fc.nat({ max: 50 })

type Step =
  | { act: 'visit'; with: (typeof visitShape extends fc.Arbitrary<infer Shape> ? Shape : never)[] }
  | { act: 'correct'; nth: number; with: Partial<ModelVisit> }
  | { act: 'remove'; nth: number }
  | {
      act: 'matter'
      nth: number
      with: typeof matterShape extends fc.Arbitrary<infer Shape> ? Shape : never
    }
  | { act: 'settle' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constant('visit' as const),
    with: fc.array(visitShape, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ act: fc.constant('correct' as const), nth, with: visitShape }),
  fc.record({ act: fc.constant('remove' as const), nth }),
  fc.record({ act: fc.constant('matter' as const), nth, with: matterShape }),
  fc.record({ act: fc.constant('settle' as const) }),
)

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ poolSize: 6 })
})
afterAll(() => house.close())

/** Every run has a region of its own, so that it starts empty. */
let lastRegion = 100_000

describe('figures after inserts, late arrivals, corrections, removals and merges', () => {
  test('equal what is counted from the records, in every metric, division and period', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        lastRegion += 1
        const region = String(lastRegion)
        const visits: ModelVisit[] = []
        const matters: ModelMatter[] = []
        for (const each of steps) await take(region, each, visits, matters)
        await compare(region, visits, matters)
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  test('are right when writers and settlers overlap', async () => {
    lastRegion += 1
    const region = String(lastRegion)
    const visits: ModelVisit[] = []
    const shapes = fc.sample(visitShape, 120)
    const begun: Promise<unknown>[] = []
    for (const [at, shape] of shapes.entries()) {
      begun.push(take(region, { act: 'visit', with: [shape] }, visits, []))
      if (at % 3 === 0) begun.push(settleMetrics(house.db, region))
    }
    await Promise.all(begun)
    await compare(region, visits, [])
  }, 60_000)
})

async function take(
  region: string,
  step: Step,
  visits: ModelVisit[],
  matters: ModelMatter[],
): Promise<void> {
  await house.db.within(systemActor(region), async (tx) => {
    switch (step.act) {
      case 'visit': {
        const made = step.with.map((shape): ModelVisit =>
          Object.assign({ id: newId(), status: 'recorded' as const }, shape),
        )
        for (const visit of made) tx.send(insertInto('visits', visitRow(region, visit)))
        visits.push(...made)
        return markVisits(tx, { visits: made })
      }
      case 'correct':
      case 'remove': {
        const before = visits[step.nth % Math.max(1, visits.length)]
        if (before === undefined) return
        const change = step.act === 'remove' ? { status: 'removed' as const } : step.with
        const after = { ...before, ...change }
        tx.send(updateIn('visits', visitRow(region, after)))
        visits[visits.indexOf(before)] = after
        return markVisits(tx, { visits: [after], before: [before] })
      }
      case 'matter': {
        // a new matter, or every third time a change of an old one
        const before =
          step.nth % 3 === 0 ? matters[step.nth % Math.max(1, matters.length)] : undefined
        const matter = { ...step.with, id: before?.id ?? newId() }
        saveMatter(tx, region, matter, before)
        if (before === undefined) matters.push(matter)
        else matters[matters.indexOf(before)] = matter
        return markMatters(tx, { changes: [{ before, matter }] })
      }
      case 'settle':
        return undefined
    }
  })
  if (step.act === 'settle') await settleMetrics(house.db, region)
}

async function compare(
  region: string,
  visits: ModelVisit[],
  matters: ModelMatter[],
): Promise<void> {
  for (const scope of scopes) {
    for (const period of periods) {
      const figures = await house.db.within(systemActor(region), (tx) =>
        figuresOf(tx, { scope: [scope], period, open: everything, division: undefined }),
      )
      const shown = new Map(figures.map(({ code, value }) => [code, value]))
      const counted = countedBy(visits, matters, scope, period)
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
