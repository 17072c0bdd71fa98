import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { readDeskContract } from './desk.contract.ts'
import { breakGlassContract, takeMatterContract } from './matter.contract.ts'
import { aMatterFile, insertMatterFiles } from './matter.fixtures.ts'
import { listEntriesContract, readMatterContract } from './matter-page.contract.ts'

const hour = 3_600_000
const county = anOrganisation({ level: 'county', division: '420222000000' })
const township = anOrganisation({ parentId: county.id })
const above = anActor({
  ...{ id: newId(), orgId: county.id, orgs: [county.id], divisions: ['420222'] },
  roles: ['county-officer'],
})
const owner = anActor({
  id: newId(),
  orgId: township.id,
  orgs: [township.id],
  divisions: ['420222101'],
})
const outsider = anActor({ id: newId(), name: '程晓', orgId: newId(), divisions: ['420281'] })

describe('what comes round every minute', () => {
  let house: TestHouse
  const file = aMatterFile({ orgId: township.id, division: '420222101200' })
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertOrganisations(tx, [county, township])
      insertMatterFiles(tx, [file])
    })
  })
  afterAll(() => house.close())

  async function linesOf(id: string): Promise<string[]> {
    const { body } = await house.call(owner, listEntriesContract, { params: { id } })
    return body.items.map(({ kind }) => kind)
  }

  test('leaves what is not overdue alone', async () => {
    await house.runSchedules('minute')
    expect(await linesOf(file.id)).toEqual([])
  })

  test('brings an overdue step to the desk one organisation up, once', async () => {
    house.clock.moveBy(24 * hour)
    await house.runSchedules('minute')
    await house.runSchedules('minute')
    expect(await linesOf(file.id)).toEqual(['escalated'])
    const desk = await house.call(above, readDeskContract)
    expect(desk.body.items).toMatchObject([
      { isEscalated: true, when: 'overdue', matterId: file.id },
    ])
    const effects = await house.asSystem((tx) =>
      tx.rows(sql`select key from effects
            where region = ${tx.actor.region} and key like 'due-step-escalated:%'`),
    )
    expect(effects).toHaveLength(1)
  })

  test('leaves the duty where it was: the owner still takes the matter', async () => {
    const taken = await house.call(owner, takeMatterContract, { params: { id: file.id }, body: {} })
    expect(taken.status).toBe(200)
    expect((await house.call(above, readDeskContract)).body.items).toEqual([])
  })

  test('closes broken glass after two hours', async () => {
    const params = { id: file.id }
    expect((await house.call(outsider, readMatterContract, { params })).status).toBe(404)
    const broken = await house.call(outsider, breakGlassContract, {
      body: { number: file.number, reason: '当事人在我处求助，需立即了解情况' },
    })
    expect(broken.body).toMatchObject({ matterId: file.id })
    expect((await house.call(outsider, readMatterContract, { params })).status).toBe(200)
    expect(await linesOf(file.id)).toContain('glass-broken')
    house.clock.moveBy(2 * hour)
    await house.runSchedules('few-seconds')
    expect((await house.call(outsider, readMatterContract, { params })).status).toBe(404)
    expect(await linesOf(file.id)).toContain('glass-ended')
  })
})
