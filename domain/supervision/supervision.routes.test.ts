import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { clockSetting } from '#domain/matters/clock.schema.ts'
import { readDeskContract } from '#domain/matters/desk.contract.ts'
import { declareConflictContract } from '#domain/matters/matter.contract.ts'
import { aMatterFile, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { listEntriesContract } from '#domain/matters/matter-page.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './supervision.contract.ts'

const hour = 3_600_000
const city = anOrganisation({
  ...{ level: 'city', division: '420200000000', administers: ['4202'], name: '黄石市妇女联合会' },
})
const county = anOrganisation({
  ...{ level: 'county', division: '420222000000', name: '阳新县妇女联合会', parentId: city.id },
})
const township = anOrganisation({ parentId: county.id })
const above = anActor({
  ...{ id: newId(), name: '柯慧', orgId: county.id, orgs: [county.id], divisions: ['420222'] },
  roles: ['county-officer'],
})
const owner = anActor({
  ...{ id: newId(), orgId: township.id, orgs: [township.id], divisions: ['420222101'] },
})
const cousin = { ...owner, id: newId() }

describe('supervision', () => {
  let house: TestHouse
  const file = aMatterFile({ orgId: township.id, division: '420222101200' })
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertOrganisations(tx, [city, county, township])
      insertMatterFiles(tx, [file])
    })
  })
  afterAll(() => house.close())

  const linesOf = async (): Promise<string[]> => {
    const { body } = await house.call(owner, listEntriesContract, { params: { id: file.id } })
    return body.items.map(({ kind }) => kind)
  }
  const noticesOf = async (actor: typeof owner): Promise<string[]> => {
    const { body } = await house.call(actor, listNoticesContract)
    return body.items.map(({ kind }) => kind)
  }

  test('begins with a reminder while there is time left, once', async () => {
    // The step is due in 24 hours; the last quarter is yellow.
    house.clock.moveBy(17 * hour)
    await house.runSchedules('minute')
    await house.runSchedules('minute')
    expect(clockSetting.initial.warnAtPercent).toBe(25)
    const reminded = await noticesOf(owner)
    expect(reminded.filter((kind) => kind === 'step-due-soon')).toHaveLength(1)
  })

  test('is proposed to the county when a step stays undone after it went up, once', async () => {
    house.clock.moveBy(7 * hour)
    await house.runSchedules('minute')
    const before = await house.call(above, contracts.listSupervisionContract)
    expect(before.body.items).toEqual([])
    house.clock.moveBy(25 * hour)
    await house.runSchedules('minute')
    await house.runSchedules('minute')
    const { body } = await house.call(above, contracts.listSupervisionContract)
    expect(body.items).toMatchObject([
      {
        ...{ status: 'proposed', number: null, matterId: file.id, stepKind: 'accept' },
        subjectNumber: file.number,
        addressee: { id: township.id },
        issuer: { id: county.id },
      },
    ])
    expect(await noticesOf(above)).toContain('supervision-proposed')
    const unsent = await house.call(owner, contracts.listSupervisionContract)
    expect(unsent.body.items).toEqual([])
  })

  test('is sent by a person, numbered, and lies on the desk of whom it was sent to', async () => {
    const list = await house.call(above, contracts.listSupervisionContract)
    const id = list.body.items[0]?.id ?? ''
    const sent = await house.call(above, contracts.sendSupervisionContract, {
      params: { id },
      body: { requirement: '请两日内接办并联系本人。', replyWithin: '2d', version: 1 },
    })
    expect(sent.body).toMatchObject({ status: 'issued', number: '阳新妇督 2023-0001' })
    const desk = await house.call(owner, readDeskContract)
    expect(desk.body.items).toContainEqual(
      expect.objectContaining({ kind: 'reply', subjectKind: 'supervision', subjectId: id }),
    )
    expect(await noticesOf(owner)).toContain('supervision-ordered')
    expect((await linesOf())[0]).toBe('supervision')
  })

  test('is answered, sent back with a new limit, answered again and closed', async () => {
    const list = await house.call(owner, contracts.listSupervisionContract, {
      query: { whose: 'to-us', status: 'issued' },
    })
    const params = { id: list.body.items[0]?.id ?? '' }
    const reply = (text: string) =>
      house.call(owner, contracts.replySupervisionContract, {
        params,
        body: { text, evidence: '5月12日通话记录' },
      })
    expect((await reply('已接办')).body.status).toBe('replied')
    expect(await noticesOf(above)).toContain('supervision-replied')
    const back = await house.call(above, contracts.sendBackReplyContract, {
      params,
      body: { reason: '没有写联系本人的结果' },
    })
    expect(back.body).toMatchObject({ status: 'issued', rounds: [{ verdict: 'sent-back' }] })
    await reply('已接办，并于5月12日联系到本人')
    const closed = await house.call(above, contracts.closeSupervisionContract, {
      params,
      body: { outcome: 'done', text: '已核' },
    })
    expect(closed.body).toMatchObject({
      status: 'closed',
      rounds: [{ verdict: 'sent-back' }, { verdict: 'accepted' }],
    })
    const desk = await house.call(owner, readDeskContract)
    expect(desk.body.items.filter(({ subjectKind }) => subjectKind === 'supervision')).toEqual([])
  })

  test('is a paper that can be printed and filed', async () => {
    const list = await house.call(above, contracts.listSupervisionContract)
    const params = { id: list.body.items[0]?.id ?? '' }
    const { status, headers } = await house.call(above, contracts.downloadSupervisionContract, {
      params,
    })
    expect(status).toBe(200)
    expect(String(headers['content-type'])).toContain('wordprocessingml')
  })

  test('written by two at once tells the second one', async () => {
    const sent = await house.call(above, contracts.issueSupervisionContract, {
      body: {
        ...{ kind: 'order', addresseeOrgId: township.id, matterId: file.id },
        requirement: '请按周报告进展',
      },
    })
    expect(sent.body.number).toBe('阳新妇督 2023-0002')
    const withdraw = (version: number) =>
      house.call(above, contracts.withdrawSupervisionContract, {
        params: { id: sent.body.id },
        body: { reason: '另行安排', version },
      })
    expect((await withdraw(0)).status).toBe(409)
    expect((await withdraw(1)).body.status).toBe('withdrawn')
  })

  test('is shut to whom its matter is shut', async () => {
    const seen = await house.call(cousin, contracts.listSupervisionContract)
    expect(seen.body.total).toBeGreaterThan(0)
    const bar = await house.call(cousin, declareConflictContract, {
      params: { id: file.id },
      body: { reason: '是当事人的表哥' },
    })
    expect(bar.status).toBe(200)
    const shut = await house.call(cousin, contracts.listSupervisionContract)
    expect(shut.body.total).toBe(0)
  })
})
