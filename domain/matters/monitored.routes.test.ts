import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { listMattersContract } from './matter-page.contract.ts'
import { aMatterInHand, insertMatterFiles } from './matter.fixtures.ts'
import type { MatterFile } from './matter.schema.ts'

const office = newId()
const officer = anActor({ id: newId(), orgId: office, orgs: [office], divisions: ['420222101'] })
const place = { orgId: office, division: '420222101200', status: 'monitoring' } as const

/** Its next follow-up is due on this day of May; opened in another order than followed up. */
function monitored(day: number, openedOn: number): MatterFile {
  const file = aMatterInHand({ ...place, openedAt: `2023-05-0${openedOn}T01:00:00.000Z` })
  const dueAt = `2023-05-${day}T01:00:00.000Z`
  return { ...file, steps: file.steps.map((step) => Object.assign({}, step, { dueAt })) }
}

describe('the list of what is monitored', () => {
  let house: TestHouse
  const [late, next, later] = [monitored(29, 9), monitored(11, 2), monitored(20, 5)]
  const open = aMatterInHand({ ...place, status: 'open' })
  const elsewhere = { ...monitored(10, 3), orgId: newId(), division: '420281102200' }
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertMatterFiles(tx, [late, next, later, open, elsewhere]))
  })
  afterAll(() => house.close())

  const listed = async (query: { status: string; page?: number; size?: number }) =>
    (await house.call(officer, listMattersContract, { query })).body

  test('begins with whoever is to be followed up next, each once', async () => {
    const { items, total } = await listed({ status: 'monitoring' })
    expect(items.map(({ id }) => id)).toEqual([next.id, later.id, late.id])
    expect(total).toBe(3)
  })

  test('goes on in the same order on the next page', async () => {
    const { items } = await listed({ status: 'monitoring', page: 2, size: 2 })
    expect(items.map(({ id }) => id)).toEqual([late.id])
  })

  test('is by the day of opening where everything that runs is asked for', async () => {
    const { items } = await listed({ status: 'open,monitoring' })
    expect(items.slice(0, 2).map(({ id }) => id)).toEqual([open.id, late.id])
  })
})
