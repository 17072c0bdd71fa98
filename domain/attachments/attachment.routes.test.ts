import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Visit } from '#domain/visits/visit.schema.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { aJpeg, exifWithGps, segment } from '#platform/files/image.fixtures.ts'
import { buildServer } from '#platform/http/server.ts'
import { adminQuery } from '#tests/global-setup.ts'
import { testHouse, testNow, type Reply, type TestHouse } from '#tests/house.ts'
import {
  addAttachmentContract,
  listAttachmentsContract,
  readAttachmentContract,
  removeAttachmentContract,
} from './attachment.contract.ts'
import { aForm } from './attachment.fixtures.ts'
import { followVisits } from './attachment.public.ts'
import { attachmentsRoutes } from './attachment.routes.ts'
import type { AttachmentItem } from './attachment.schema.ts'

const office = newId()
const officer = anActor({ id: newId(), name: '陈玉兰', orgId: office, orgs: [office] })
const colleague = anActor({ id: newId(), orgId: office, orgs: [office] })
const stranger = anActor({ id: newId(), orgs: [newId()], divisions: ['420281102'] })
const paper = Buffer.from('%PDF-1.7\n调解协议：双方自愿达成如下协议\n')

describe('a file on a visit', () => {
  let house: TestHouse
  let visit: Visit
  beforeAll(async () => {
    house = await testHouse()
  })
  beforeEach(async () => {
    visit = aVisit({ orgId: office })
    await house.asSystem((tx) => insertVisits(tx, [visit]))
  })
  afterAll(() => house.close())

  const subject = (): { subjectKind: 'visit'; subjectId: string } => ({
    subjectKind: 'visit',
    subjectId: visit.id,
  })

  async function added(
    content: Buffer,
    name = '调解协议.pdf',
    actor = officer,
  ): Promise<{ status: number; body: AttachmentItem; code: string }> {
    const form = aForm(name, content)
    const { status, body, problem } = await house.call(
      actor,
      addAttachmentContract,
      // a form is sent as it is, not as the contract's JSON
      { query: subject(), body: form.body as never },
      { 'content-type': form.contentType },
    )
    return { status, body, code: problem.code }
  }

  async function content(
    id: string,
    actor = officer,
  ): Promise<Reply<typeof readAttachmentContract>> {
    return house.call(actor, readAttachmentContract, { params: { id } })
  }

  function filesInDataDir(): string[] {
    return readdirSync(join(house.config.dataDir, 'attachments'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => name.length > 3)
  }

  test('comes back as it was, for whoever sees the visit', async () => {
    const { status, body } = await added(paper)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ filename: '调解协议.pdf', contentType: 'application/pdf', size: paper.length },
      ...{ scan: 'not-scanned', createdByName: '陈玉兰', removedAt: null },
    })
    const read = await content(body.id, colleague)
    expect(read.status).toBe(200)
    expect(Buffer.compare(read.body as Buffer, paper)).toBe(0)
    const list = await house.call(colleague, listAttachmentsContract, { query: subject() })
    expect(list.body.items).toEqual([body])
  })

  test('is offered under its own name and never shown in the page', async () => {
    const { body } = await added(paper, "她's (1).pdf")
    const { headers } = await content(body.id)
    expect(headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''%E5%A5%B9%27s%20%281%29.pdf",
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('lies in the folder and the database unreadable', async () => {
    const { body } = await added(paper, '王小芳伤情.pdf')
    const path = filesInDataDir().find((name) => name.endsWith(body.id))
    const bytes = readFileSync(join(house.config.dataDir, 'attachments', path ?? ''))
    expect(bytes.includes('调解协议')).toBe(false)
    const rows = await house.asSystem((tx) =>
      tx.rows<{ filename: Buffer }>(sql`select filename from attachments where id = ${body.id}`),
    )
    expect(rows[0]?.filename.includes('王小芳')).toBe(false)
  })

  test('that is a photograph loses the place where it was taken', async () => {
    const { body } = await added(aJpeg([segment(0xe1, exifWithGps(1))]), '伤情.jpg')
    expect(body.contentType).toBe('image/jpeg')
    const read = await content(body.id)
    expect((read.body as Buffer).includes('30.2145N')).toBe(false)
  })

  test.each([
    ['a program with the name of a paper', Buffer.from('MZ\x90\0\x03\0'), 'file-kind-not-allowed'],
    ['an empty file', Buffer.alloc(0), 'file-empty'],
    [
      'a file beyond 20 MiB',
      Buffer.concat([paper, Buffer.alloc(20 * 1_048_576)]),
      'file-too-large',
    ],
    ['a damaged photograph', aJpeg().subarray(0, 40), 'file-damaged'],
  ])('is not %s', async (_, bytes, code) => {
    const refused = await added(bytes)
    expect([refused.status, refused.code]).toEqual([422, code])
  })

  test('too large is refused over a real connection, and the connection goes on', async () => {
    const signed = { actor: officer, passwordOnly: false }
    const server = await buildServer(house, attachmentsRoutes, () => Promise.resolve(signed))
    const address = await server.listen({ port: 0, host: '127.0.0.1' })
    const form = aForm('a.pdf', Buffer.concat([paper, Buffer.alloc(64 * 1_048_576)]))
    const send = (body: Buffer): Promise<Response> =>
      fetch(`${address}/api/v1/attachments?${new URLSearchParams(subject()).toString()}`, {
        method: 'POST',
        headers: { 'x-tiexin': '1', 'content-type': form.contentType, cookie: 'tiexin=hers' },
        body: new Uint8Array(body),
      })
    expect((await send(form.body)).status).toBe(422)
    expect((await send(aForm('a.pdf', paper).body)).status).toBe(200)
    await server.close()
  })

  test('of somebody else’s visit cannot be added, listed or read', async () => {
    const { body } = await added(paper)
    const [put, list, read] = [
      await added(paper, 'a.pdf', stranger),
      await house.call(stranger, listAttachmentsContract, { query: subject() }),
      await content(body.id, stranger),
    ]
    expect([put.status, read.status]).toEqual([404, 404])
    expect(list.body.items).toEqual([])
  })

  test('is read by nobody unseen', async () => {
    const { body } = await added(paper)
    await content(body.id, colleague)
    await content(body.id, stranger)
    const lines = await house.asSystem((tx) =>
      tx.rows(sql`select name, outcome, account_id from audit_events
                  where region = ${tx.actor.region} and subject_id = ${body.id} order by at, name, outcome`),
    )
    expect(lines).toEqual([
      { name: 'attachment.added', outcome: 'done', accountId: officer.id },
      { name: 'attachment.read', outcome: 'done', accountId: colleague.id },
      { name: 'attachment.read', outcome: 'refused', accountId: stranger.id },
    ])
  })

  test('whose row cannot be written leaves no file behind', async () => {
    const before = filesInDataDir()
    await adminQuery(house.ownerUrl, 'revoke insert on attachments from tiexin_app')
    const { status } = await added(paper)
    await adminQuery(house.ownerUrl, 'grant insert on attachments to tiexin_app')
    expect(status).toBe(500)
    expect(filesInDataDir()).toEqual(before)
  })

  test('follows its visit when somebody is shut out of it', async () => {
    const { body } = await added(paper)
    const barred = { ...visit, barred: [colleague.id] }
    await house.asSystem((tx) =>
      followVisits(tx, { type: 'visits.corrected', before: [visit], visits: [barred] }),
    )
    expect((await content(body.id, colleague)).status).toBe(404)
    expect((await content(body.id, officer)).status).toBe(200)
  })

  test('removed leaves a tombstone; its bytes go in the night', async () => {
    const { body } = await added(paper)
    const removed = await house.call(officer, removeAttachmentContract, {
      params: { id: body.id },
      body: { reason: '传错了文件' },
    })
    expect(removed.body).toMatchObject({ filename: null, removalReason: '传错了文件', version: 2 })
    expect((await content(body.id)).status).toBe(403)
    const again = await house.call(officer, removeAttachmentContract, {
      params: { id: body.id },
      body: { reason: '再删一次' },
    })
    expect(again.problem.code).toBe('attachment-already-removed')
    await sweep()
    expect(filesInDataDir().some((name) => name.endsWith(body.id))).toBe(false)
  })

  test('survives the sweep; a file without a row is swept after a week', async () => {
    const kept = (await added(paper)).body
    const lost = (await added(paper)).body
    await house.asSystem((tx) =>
      tx.send(sql`update attachments set id = ${newId()} where id = ${lost.id}`),
    )
    await sweep()
    expect(filesInDataDir().some((name) => name.endsWith(lost.id))).toBe(true)
    house.clock.moveBy(8 * 86_400_000)
    await sweep()
    house.clock.moveTo(testNow)
    const left = filesInDataDir()
    expect(left.some((name) => name.endsWith(lost.id))).toBe(false)
    expect(left.some((name) => name.endsWith(kept.id))).toBe(true)
  })

  async function sweep(): Promise<void> {
    const { sweepAttachments } = await import('./attachment.jobs.ts')
    await sweepAttachments.run(house)
  }
})
