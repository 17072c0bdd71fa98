import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  listAttachmentsContract,
  readAttachmentContract,
} from '#domain/attachments/attachment.contract.ts'
import type { AttachmentItem } from '#domain/attachments/attachment.schema.ts'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { writeSettingContract } from '#domain/settings/setting.contract.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { aJpeg, exifWithGps, segment } from '#platform/files/image.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './help.contract.ts'
import { helpLimitSetting } from './limit.schema.ts'
import { aVisitor, receiptOn, tellAll } from './public-page.fixtures.ts'
import { serveHelp } from './public-page.routes.ts'

const county = anOrganisation({ level: 'county', division: '420222000000' })
const desk = anActor({
  ...{ id: newId(), orgId: county.id, orgs: [county.id], roles: ['county-officer'] },
  divisions: ['420222'],
})
const other = anActor({ id: newId(), roles: ['county-officer'], divisions: ['420281'] })
const city = anActor({ id: newId(), roles: ['city-officer'], divisions: ['4202'] })
const photograph = {
  filename: '../伤.JPG',
  content: aJpeg([segment(0xe1, exifWithGps(1))]),
}
const fuchi = '420222101000'

describe('a file with a request for help', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await serveHelp(house.http, house, () => Promise.resolve())
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [county])
    })
  })
  afterAll(() => house.close())

  async function filesOf(id: string, actor = desk): Promise<AttachmentItem[]> {
    const query = { subjectKind: 'help-request', subjectId: id } as const
    return (await house.call(actor, listAttachmentsContract, { query })).body.items
  }

  async function latest(): Promise<string> {
    const { body } = await house.call(desk, contracts.listRequestsContract)
    return body.items[0]?.id ?? ''
  }

  /** Goes as far as the last question, and sends the file with it. */
  async function tellWith(
    address: string,
    file: { filename: string; content: Buffer },
  ): Promise<string> {
    const her = aVisitor(house.http, address)
    let page = await her.open('/help/ask')
    const answers: Record<string, string>[] = [{ topic: 'hurt' }, { safe: 'yes' }, { place: fuchi }]
    for (const fields of [...answers, {}, { story: '他又动手了' }]) {
      page = await her.send(page, fields)
    }
    return her.sendFile(page, {}, file)
  }

  test('lies sealed at the desk without place and device, open to whoever sees the request', async () => {
    const page = await tellWith('203.0.113.20', photograph)
    expect(receiptOn(page)).toMatch(/^\d{4}/)
    expect(page).not.toContain('role="alert"')
    const id = await latest()
    const [item, ...more] = await filesOf(id)
    expect(more).toEqual([])
    expect(item).toMatchObject({ filename: '伤.jpg', contentType: 'image/jpeg', createdByName: '' })
    const params = { id: item?.id ?? '' }
    const { status, body } = await house.call(desk, readAttachmentContract, { params })
    const bytes = Buffer.from(body as Uint8Array)
    expect([status, bytes.includes('30.2145N'), bytes.length > 0]).toEqual([200, false, true])
    expect(await filesOf(id, other)).toEqual([])
    const shut = await house.call(other, readAttachmentContract, { params })
    expect(shut.status).toBe(404)
  })

  test('comes later by the receipt, with or without words, and once however often it is sent', async () => {
    const her = aVisitor(house.http, '203.0.113.21')
    const receipt = receiptOn(await tellAll(her, { place: fuchi })) ?? ''
    const id = await latest()
    const page = await her.send(await her.open('/help/back'), { receipt })
    expect(page).toContain('enctype="multipart/form-data"')
    await her.sendFile(page, { text: '' }, photograph)
    const again = await her.sendFile(page, { text: '' }, photograph)
    expect(await filesOf(id)).toHaveLength(1)
    expect(again).toContain('（附了一个文件）')
    await her.sendFile(again, { text: '这是昨天的' }, photograph)
    expect(await filesOf(id)).toHaveLength(2)
    const { body } = await house.call(desk, contracts.readRequestContract, { params: { id } })
    expect(body.messages.map(({ text }) => text)).toEqual(['（附了一个文件）', '这是昨天的'])
  })

  test.each([
    ['is a program', Buffer.from('MZ\x90\0\x03\0\0\0'), '这种文件收不了'],
    ['is empty', Buffer.alloc(0), '文件是空的'],
    ['is too large', Buffer.alloc(10_485_761, 1), '文件太大'],
  ])('that %s is not kept, and costs her neither words nor receipt', async (_, content, says) => {
    const page = await tellWith('203.0.113.22', { filename: '照片.jpg', content })
    expect(receiptOn(page)).toMatch(/^\d{4}/)
    expect(page).toContain(says)
    expect(await filesOf(await latest())).toEqual([])
  })

  test('is counted: beyond ⚙ the limit of its conversation no further one is kept', async () => {
    const body = structuredClone(helpLimitSetting.initial)
    body.files.ofRequest = 1
    const written = await house.call(city, writeSettingContract, {
      params: { kind: 'help-limits' },
      body: { body, note: '试行', basedOn: 0 },
    })
    expect(written.status).toBe(200)
    const her = aVisitor(house.http, '203.0.113.23')
    const receipt = receiptOn(await tellAll(her, { place: fuchi })) ?? ''
    const id = await latest()
    let page = await her.send(await her.open('/help/back'), { receipt })
    page = await her.sendFile(page, { text: '一' }, photograph)
    page = await her.sendFile(page, { text: '二' }, photograph)
    expect(page).toContain('今天发的文件太多')
    expect(page).toMatch(/>\s*二<\/textarea>/)
    expect(await filesOf(id)).toHaveLength(1)
  })
})
