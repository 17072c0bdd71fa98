import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { readLeadContract } from '#domain/leads/lead.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './help.contract.ts'
import { aVisitor, receiptOn, tellAll } from './public-page.fixtures.ts'
import { serveHelp } from './public-page.routes.ts'

const city = anOrganisation({ level: 'city', division: '420200000000', administers: ['4202'] })
const county = anOrganisation({
  ...{ level: 'county', division: '420222000000', parentId: city.id, name: '阳新县妇女联合会' },
})
const shelter = anOrganisation({
  ...{ kind: 'shelter', level: 'county', division: '420222000000', name: '阳新县庇护所' },
})
const desk = anActor({
  ...{ id: newId(), orgId: county.id, orgs: [county.id], roles: ['county-officer'] },
  divisions: ['420222'],
})
const fuchi = '420222101000'

describe('the public help page', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await serveHelp(house.http, house)
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [city, county, shelter])
    })
  })
  afterAll(() => house.close())

  test('is at most 14 KB in either language and size, is kept nowhere and takes nothing from elsewhere', async () => {
    for (const query of ['', '?lang=en', '?big=1', '?lang=en&big=1']) {
      const answer = await house.http.inject({ method: 'GET', url: `/help${query}` })
      expect(answer.rawPayload.length).toBeLessThanOrEqual(14 * 1024)
      expect(gzipSync(answer.rawPayload).length).toBeLessThan(5 * 1024)
      expect(answer.headers['cache-control']).toContain('no-store')
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(answer.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    }
  })

  test('takes a request, gives a receipt, and carries the conversation both ways', async () => {
    const her = aVisitor(house.http, '203.0.113.8')
    const told = { place: fuchi, story: '他喝了酒就动手，<孩子>看着', phone: '13900001111' }
    const receipt = receiptOn(await tellAll(her, { ...told, time: '工作日上午' }))
    expect(receipt).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)

    const { body: list } = await house.call(desk, contracts.listRequestsContract)
    const [row] = list.items
    expect(row).toMatchObject({ topic: 'hurt', status: 'waiting', isNamed: false })
    const params = { id: row?.id ?? '' }
    const { body: file } = await house.call(desk, contracts.readRequestContract, { params })
    expect(file).toMatchObject({ story: told.story, time: '工作日上午', name: null })
    expect(file.phone).toBe('139****1111')
    const shown = await house.call(desk, contracts.revealContactContract, { params })
    expect(shown.body).toEqual({ name: '', phone: told.phone })
    const lead = await house.call(desk, readLeadContract, { params: { id: file.leadId ?? '' } })
    expect(lead.body).toMatchObject({ channel: 'online', status: 'open', sensitivity: 'sensitive' })
    const notices = await house.call(desk, listNoticesContract, { query: { size: 100 } })
    expect(notices.body.items.map(({ kind }) => kind)).toContain('help-told')

    const answered = await house.call(desk, contracts.answerRequestContract, {
      params,
      body: { text: '您什么时候方便说话？' },
    })
    expect(answered.body).toMatchObject({ status: 'answered' })
    let page = await her.send(await her.open('/help/back'), { receipt: receipt ?? '' })
    expect(page).toContain('您什么时候方便说话？')
    expect(page).toContain('&lt;孩子&gt;')
    page = await her.send(page, { text: '明天上午' })
    expect(page).toContain('明天上午')
    const { body: after } = await house.call(desk, contracts.readRequestContract, { params })
    expect(after.status).toBe('waiting')
    expect(after.messages).toMatchObject([
      { side: 'desk', seenAt: expect.any(String) as string },
      { side: 'person', text: '明天上午' },
    ])
  })

  test('writes nothing twice when a page is sent again, and adds what was written otherwise', async () => {
    const her = aVisitor(house.http, '203.0.113.9')
    const ask = await her.send(await her.open('/help/ask'), { topic: 'work' })
    const safe = await her.send(ask, { safe: 'yes' })
    const story = await her.send(await her.send(safe, { place: '' }), {})
    const contact = await her.send(story, { story: '怀孕以后被辞退' })
    const first = receiptOn(await her.send(contact, {}))
    expect(receiptOn(await her.send(contact, {}))).toBe(first)
    const other = await her.send(story, { story: '怀孕以后被辞退，工资也没发' })
    expect(receiptOn(await her.send(other, {}))).toBe(first)
    const talk = await her.send(await her.open('/help/back'), { receipt: first ?? '' })
    expect(talk.match(/class="said/g)).toHaveLength(2)
    const again = await her.send(talk, { text: '还在等' })
    await her.send(talk, { text: '还在等' })
    const later = await her.send(again, { text: '再说一句' })
    expect(later.match(/class="said/g)).toHaveLength(4)
  })

  test('names who is near, and never where a shelter is', async () => {
    const her = aVisitor(house.http)
    const ask = await her.send(await her.open('/help/ask'), { topic: 'hurt' })
    const where = await her.send(ask, { safe: 'no' })
    expect(where).toContain('href="tel:110"')
    const services = await her.send(where, { place: fuchi })
    expect(services).toContain('阳新县妇女联合会')
    expect(services).not.toContain('庇护所')
  })

  test('says what is missing and keeps what was written', async () => {
    const her = aVisitor(house.http)
    const first = await her.open('/help/ask')
    expect(await her.send(first, {})).toContain('请选一类')
    const form = { topic: 'hurt', step: 'send', story: '挨打了', name: '名'.repeat(61) }
    const refused = await her.send(first, form)
    expect(refused).toContain('有一格太长了')
    expect(refused).toContain('挨打了')
    const forged = await her.send(first, { ...form, name: '', form: 'a.b.c' })
    expect(forged).toContain('请再按一次')
    expect(forged).toContain('挨打了')
    expect(receiptOn(await her.send(forged, {}))).toBeDefined()
  })

  test('takes no form that another site sends', async () => {
    const answer = await house.http.inject({
      ...{ method: 'POST', url: '/help/ask' },
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
      },
      payload: 'topic=hurt',
    })
    expect(answer.statusCode).toBe(403)
  })

  test('shows nothing to whoever goes back after she has left, until it is opened anew', async () => {
    const left = await house.http.inject({ method: 'GET', url: '/help/leave' })
    expect(left.headers.location).toContain(encodeURIComponent('黄石市天气'))
    const [cookie] = left.cookies
    const cookies = { [cookie?.name ?? '']: cookie?.value ?? '' }
    for (const url of ['/help', '/help/more/1', '/help/back']) {
      const back = await house.http.inject({ method: 'GET', url, cookies })
      expect(back.body).not.toMatch(/110|挨打|回执|保护令/)
    }
    const again = await house.http.inject({
      ...{ method: 'POST', url: '/help/again', cookies, payload: '' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(again.cookies[0]).toMatchObject({ name: cookie?.name, maxAge: 0 })
  })
})
