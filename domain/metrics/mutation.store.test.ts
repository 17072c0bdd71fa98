import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { periodOf } from '#platform/time/period.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { metrics } from './definition.table.ts'
import { figuresOf } from './figure.store.ts'
import { appendMarks } from './mark.store.ts'
import { metricCodes, type MetricCode } from './metric.schema.ts'
import { rebuildMetrics } from './metric.public.ts'
import { makeWorld, type Undoable } from './mutation-world.fixtures.ts'
import { findRecords } from './record.store.ts'
import { findDrift } from './recount.store.ts'
import { RecordKind } from './source.schema.ts'

const everything: readonly Sensitivity[] = ['normal', 'sensitive', 'sealed']
const period = periodOf('2023')
const scope = ['4202']
const places = fc.record({
  division: fc.constantFrom('420222101201', '420222103200', '420281100001'),
  // the first and the last of the year, and one between
  day: fc.constantFrom('2023-01-01', '2023-05-06', '2023-12-31'),
})

let house: TestHouse
let owner: pg.Client
beforeAll(async () => {
  house = await testHouse()
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await house.close()
})

/** Every run has a region of its own, so that it starts empty. */
let lastRegion = 200_000

describe('taking one record away', () => {
  test('moves each figure that counts it by one, and no other; every figure counts some record', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(places, { minLength: 40, maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        async (lying, order) => {
          lastRegion += 1
          const region = String(lastRegion)
          const made = await inRegion(region, (tx) => {
            let at = 0
            return makeWorld(tx, () => {
              at += 1
              return lying[at % lying.length] ?? { division: '420222101201', day: '2023-05-06' }
            })
          })
          await rebuildMetrics(house.db, region)
          const moved = await takeAll(region, made, order)
          expect(metricCodes.filter((code) => !moved.has(code))).toEqual([])
        },
      ),
      { numRuns: 4 },
    )
  }, 240_000)

  test('is tried for every kind of record that figures are counted over', async () => {
    lastRegion += 1
    const made = await inRegion(String(lastRegion), (tx) =>
      makeWorld(tx, () => ({ division: '420222101201', day: '2023-05-06' })),
    )
    expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(RecordKind.options))
  })
})

/** @returns the figures that moved when one record or another went */
async function takeAll(
  region: string,
  made: readonly Undoable[],
  order: fc.Stream<number>,
): Promise<Set<MetricCode>> {
  const left = [...made]
  const moved = new Set<MetricCode>()
  let before = await figuresIn(region)
  while (left.length > 0) {
    const [record] = left.splice((order.next().value ?? 0) % left.length, 1)
    if (record === undefined) break
    const expected = await countedWith(region, record, left)
    await takeAway(region, record)
    const after = await figuresIn(region)
    const changes = metricCodes.flatMap((code): [MetricCode, number][] => {
      const change = (after.get(code) ?? 0) - (before.get(code) ?? 0)
      return change === 0 ? [] : [[code, change]]
    })
    expect([record.table, changes]).toEqual([
      record.table,
      metricCodes.filter((code) => expected.has(code)).map((code) => [code, -1]),
    ])
    for (const [code] of changes) moved.add(code)
    before = after
  }
  expect(await inRegion(region, (tx) => findDrift(tx))).toEqual([])
  return moved
}

/** The figures that declare this kind of record and list this one: what has to move, and all of it. */
async function countedWith(
  region: string,
  { kind, subject, member }: Undoable,
  left: readonly Undoable[],
): Promise<Set<MetricCode>> {
  const isHerLast = member !== undefined && !left.some((other) => other.member === member)
  const counted = new Set<MetricCode>()
  for (const metric of Object.values(metrics).filter(({ source }) => source === kind)) {
    if (metric.code === 'executives') {
      if (isHerLast) counted.add('executives')
      continue
    }
    const { items } = await inRegion(region, (tx) =>
      findRecords(tx, metric, scope, period, { page: 1, size: 100 }),
    )
    if (items.some(({ id }) => id === subject)) counted.add(metric.code)
  }
  return counted
}

/** No screen deletes a record; what is undone by the book marks the same days and divisions. */
async function takeAway(
  region: string,
  { kind, table, id, division, ...of }: Undoable,
): Promise<void> {
  await owner.query(`delete from ${table} where region = $1 and id = $2`, [region, id])
  if (kind === 'organisations') return
  await inRegion(region, (tx) => {
    appendMarks(tx, [{ source: kind, day: of.day, division, member: of.member ?? null }])
    return Promise.resolve()
  })
}

async function figuresIn(region: string): Promise<Map<MetricCode, number>> {
  const figures = await inRegion(region, (tx) =>
    figuresOf(tx, { scope, period, open: everything, division: undefined }),
  )
  return new Map(figures.map(({ code, value }) => [code, value]))
}

function inRegion<Result>(region: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return house.db.within(systemActor(region), work)
}
