import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addAttachmentContract,
  listAttachmentsContract,
  markAttachmentContract,
  readAttachmentContract,
  removeAttachmentContract,
} from '#domain/attachments/attachment.contract.ts'
import { aForm } from '#domain/attachments/attachment.fixtures.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { readReferralContract, readReferralFileContract } from './referral-page.contract.ts'
import * as contracts from './referral.contract.ts'

const county = anOrganisation({
  ...{ level: 'county', division: '420222000000', name: '阳新县妇联' },
})
const township = { division: '420222101000' } as const
const office = anOrganisation({ ...township, parentId: county.id })
const station = anOrganisation({ ...township, kind: 'public-security', name: '富池派出所' })
const nextStation = anOrganisation({ kind: 'public-security', name: '浮屠派出所' })
const civil = anOrganisation({ ...township, kind: 'civil-affairs', name: '富池民政办' })

function of(orgId: string, change: Partial<Actor> = {}): Actor {
  return anActor({
    ...{ id: newId(), orgId, orgs: [orgId], divisions: [], roles: ['liaison'], ...change },
  })
}
const cadre = of(office.id, { roles: ['township-officer'], divisions: ['420222101'] })
const liaison = of(station.id)
const nextLiaison = of(nextStation.id)
const paper = Buffer.from('%PDF-1.7\n伤情鉴定\n')

describe('a file in a packet', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, [
        { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
        { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
        { code: '420222101200', name: '港下村', level: 'village', parentCode: '420222101000' },
      ])
      insertOrganisations(tx, [county, office, station, nextStation, civil])
    })
  })
  afterAll(() => house.close())

  async function aCase(): Promise<string> {
    const file = aMatterInHand({
      ...{ orgId: office.id, division: '420222101200', sensitivity: 'sensitive', level: 2 },
    })
    await house.asSystem((tx) => insertMatterFiles(tx, [file]))
    return file.id
  }

  async function aFile(matterId: string, mark: 'absent' | 'present' | null = 'absent') {
    const form = aForm('伤情鉴定.pdf', paper)
    const { body, status } = await house.call(
      cadre,
      addAttachmentContract,
      { query: { subjectKind: 'matter', subjectId: matterId }, body: form.body as never },
      { 'content-type': form.contentType },
    )
    expect(status).toBe(200)
    if (mark !== null) await marked(body.id, mark)
    return body.id
  }

  async function marked(id: string, whereabouts: 'absent' | 'present'): Promise<void> {
    const { status } = await house.call(cadre, markAttachmentContract, {
      ...{ params: { id }, body: { whereabouts } },
    })
    expect(status).toBe(200)
  }

  const send = (
    matterId: string,
    files: string[],
    to = station.id,
    fields: ('files' | 'narrative')[] = ['files'],
  ) =>
    house.call(cadre, contracts.sendReferralContract, {
      params: { id: matterId },
      body: {
        ...{ organisationId: to, urgency: 'urgent', fields, files, summary: '请固定证据' },
        ground: { code: 'domestic-violence-15' },
      },
    })

  async function sent(matterId: string, files: string[]): Promise<string> {
    const { status, body } = await send(matterId, files)
    expect(status).toBe(200)
    return body.page?.id ?? ''
  }

  const read = (actor: Actor, id: string, fileId: string) =>
    house.call(actor, readReferralFileContract, { params: { id, fileId } })

  async function states(actor: Actor, id: string): Promise<(string | null)[][]> {
    const { body } = await house.call(actor, readReferralContract, { params: { id } })
    return body.files.map(({ state, filename }) => [state, filename])
  }

  test('is read by the receiver through the packet, and logged, and no other file is', async () => {
    const matterId = await aCase()
    const [given, kept] = [await aFile(matterId), await aFile(matterId)]
    const id = await sent(matterId, [given])
    expect(await states(liaison, id)).toEqual([['open', '伤情鉴定.pdf']])
    const { status, body } = await read(liaison, id, given)
    expect([status, String(body)]).toEqual([200, String(paper)])
    expect((await read(liaison, id, kept)).status).toBe(404)
    for (const fileId of [given, kept]) {
      const own = await house.call(liaison, readAttachmentContract, { params: { id: fileId } })
      expect(own.status).toBe(404)
    }
    const listed = await house.call(liaison, listAttachmentsContract, {
      query: { subjectKind: 'matter', subjectId: matterId },
    })
    expect(listed.body.items).toEqual([])
    const logged = await house.asSystem((tx) =>
      tx.rows<{ name: string; subject: string }>(
        sql`select name, subject_id as subject from audit_events
            where region = ${tx.actor.region} and account_id = ${liaison.id} and outcome = 'done'
              and name in ('referral.file-read', 'attachment.read')`,
      ),
    )
    expect(logged).toContainEqual({ name: 'referral.file-read', subject: id })
    expect(logged).toContainEqual({ name: 'attachment.read', subject: given })
  })

  test.each([
    ['at which nobody looked', null, 'file-not-looked-at'],
    ['that tells where she is', 'present', 'file-tells-where'],
  ] as const)('%s is not sent', async (_, mark, code) => {
    const matterId = await aCase()
    const file = await aFile(matterId, mark)
    const { status, problem } = await send(matterId, [file])
    expect([status, problem.code]).toEqual([422, code])
  })

  test('goes only where the rules give files, and only as part of the packet', async () => {
    const [matterId, other] = [await aCase(), await aCase()]
    const file = await aFile(matterId)
    expect((await send(matterId, [file], civil.id)).problem.code).toBe('files-not-in-rule')
    expect((await send(matterId, [file], station.id, [])).problem.code).toBe('files-not-in-packet')
    expect((await send(other, [file])).problem.code).toBe('no-such-file')
  })

  test('is closed to a receiver that gave the referral back, and its name with it', async () => {
    const matterId = await aCase()
    const file = await aFile(matterId)
    const id = await sent(matterId, [file])
    await house.call(liaison, contracts.returnReferralContract, {
      ...{ params: { id }, body: { reason: 'not-possible', text: '不属本所' } },
    })
    expect(await states(liaison, id)).toEqual([['closed', null]])
    expect((await read(liaison, id, file)).problem.code).toBe('files-closed-with-referral')
    expect((await read(cadre, id, file)).status).toBe(200)
  })

  test('that is found out, or removed, is closed at once', async () => {
    const matterId = await aCase()
    const [first, second] = [await aFile(matterId), await aFile(matterId)]
    const id = await sent(matterId, [first, second])
    await marked(first, 'present')
    await house.call(cadre, removeAttachmentContract, {
      ...{ params: { id: second }, body: { reason: '传错了' } },
    })
    expect((await read(liaison, id, first)).problem.code).toBe('file-tells-where')
    expect((await read(liaison, id, second)).problem.code).toBe('attachment-removed')
    expect(await states(liaison, id)).toEqual([
      ['withheld', null],
      ['removed', null],
    ])
  })

  test('follows a packet later, and the receiver is told', async () => {
    const matterId = await aCase()
    const [first, second] = [await aFile(matterId), await aFile(matterId)]
    const id = await sent(matterId, [first])
    const add = (files: string[]) =>
      house.call(cadre, contracts.supplementReferralContract, { params: { id }, body: { files } })
    expect((await add([first])).problem.code).toBe('file-already-in-packet')
    expect((await add([second])).status).toBe(200)
    expect((await read(liaison, id, second)).status).toBe(200)
    const { body } = await house.call(liaison, readReferralContract, { params: { id } })
    expect(body.entries.map(({ kind }) => kind)).toContain('supplemented')
    const told = await house.asSystem((tx) =>
      tx.rows(
        sql`select id from notices where region = ${tx.actor.region} and subject_id = ${id}
            and kind = 'referral-supplemented' and org_id = ${station.id}`,
      ),
    )
    expect(told).toHaveLength(1)
  })

  test('is passed on to whom the rules give files, and shut to who passed it on', async () => {
    const matterId = await aCase()
    const file = await aFile(matterId)
    const id = await sent(matterId, [file])
    const forward = (actor: Actor, from: string, organisationId: string) =>
      house.call(actor, contracts.forwardReferralContract, {
        ...{ params: { id: from }, body: { organisationId, fields: ['files'], text: '请办' } },
      })
    expect((await forward(liaison, id, nextStation.id)).status).toBe(200)
    const next = await followerOf(id)
    expect((await read(nextLiaison, next, file)).status).toBe(200)
    expect((await read(liaison, id, file)).problem.code).toBe('files-closed-with-referral')
    expect((await read(liaison, next, file)).problem.code).toBe('referral-of-another-organisation')
    expect((await forward(nextLiaison, next, civil.id)).status).toBe(200)
    expect(await states(of(civil.id), await followerOf(next))).toEqual([])
  })

  async function followerOf(id: string): Promise<string> {
    const rows = await house.asSystem((tx) =>
      tx.rows<{ id: string }>(
        sql`select id from referrals where region = ${tx.actor.region} and previous_id = ${id}`,
      ),
    )
    return rows[0]?.id ?? ''
  }
})
