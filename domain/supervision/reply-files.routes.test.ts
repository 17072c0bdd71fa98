import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addAttachmentContract,
  listAttachmentsContract,
  readAttachmentContract,
  removeAttachmentContract,
} from '#domain/attachments/attachment.contract.ts'
import { aForm } from '#domain/attachments/attachment.fixtures.ts'
import { declareConflictContract } from '#domain/matters/matter.contract.ts'
import { aMatterFile, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { paragraphsOf } from '#platform/documents/docx.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './supervision.contract.ts'

const county = anOrganisation({
  ...{ level: 'county', division: '420222000000', name: '阳新县妇女联合会' },
})
const township = anOrganisation({ parentId: county.id })
const above = anActor({
  ...{ id: newId(), orgId: county.id, orgs: [county.id], divisions: ['420222'] },
  roles: ['county-officer'],
})
const owner = anActor({
  ...{ id: newId(), orgId: township.id, orgs: [township.id], divisions: ['420222101'] },
})
const colleague = { ...owner, id: newId() }
const elsewhere = anActor({ id: newId(), orgId: newId(), divisions: ['420281102'] })
const paper = Buffer.from('%PDF-1.7\n走访记录\n')

describe('the files of a reply', () => {
  let house: TestHouse
  let id = ''
  const matter = aMatterFile({ orgId: township.id, division: '420222101200' })
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertOrganisations(tx, [county, township])
      insertMatterFiles(tx, [matter])
    })
    const sent = await house.call(above, contracts.issueSupervisionContract, {
      body: {
        ...{ kind: 'order', addresseeOrgId: township.id, matterId: matter.id },
        requirement: '请两日内接办并联系本人。',
      },
    })
    id = sent.body.id
  })
  afterAll(() => house.close())

  async function added(
    actor: Actor,
    name = '走访记录.pdf',
  ): Promise<{ id: string; status: number }> {
    const form = aForm(name, paper)
    const { status, body } = await house.call(
      actor,
      addAttachmentContract,
      { query: { subjectKind: 'supervision', subjectId: id }, body: form.body as never },
      { 'content-type': form.contentType },
    )
    return { status, id: body.id }
  }

  const reply = (files: string[]) =>
    house.call(owner, contracts.replySupervisionContract, {
      ...{ params: { id }, body: { text: '已接办并联系到本人', files } },
    })

  const read = (actor: Actor, file: string) =>
    house.call(actor, readAttachmentContract, { params: { id: file } })

  test('are added by whom the order was sent to, and by nobody else', async () => {
    expect((await added(above)).status).toBe(404)
    expect((await added(elsewhere)).status).toBe(404)
    expect((await added(owner)).status).toBe(200)
  })

  test('go with the reply, are read by the issuer, and stand on the paper by name', async () => {
    const file = (await added(owner, '5月12日走访.pdf')).id
    const replied = await reply([file])
    expect(replied.body.rounds).toMatchObject([
      { files: [{ id: file, name: '5月12日走访.pdf', isRemoved: false }] },
    ])
    expect((await read(above, file)).status).toBe(200)
    expect((await read(elsewhere, file)).status).toBe(404)
    const made = await house.call(above, contracts.downloadSupervisionContract, { params: { id } })
    expect(paragraphsOf(made.body as Buffer).join('\n')).toContain('附件：5月12日走访.pdf')
  })

  test('are not added while the reply is judged, and are in one reply only', async () => {
    expect((await added(owner)).status).toBe(404)
    const { body } = await house.call(above, contracts.sendBackReplyContract, {
      ...{ params: { id }, body: { reason: '没有写联系本人的结果' } },
    })
    const before = body.rounds[0]?.files[0]?.id ?? ''
    expect((await reply([before])).problem.code).toBe('no-such-file')
    expect((await reply([newId()])).problem.code).toBe('no-such-file')
    const next = (await added(owner)).id
    expect((await reply([next])).body.rounds).toHaveLength(2)
  })

  test('that were taken away stay on the record as such', async () => {
    const { body } = await house.call(above, contracts.readSupervisionContract, { params: { id } })
    const file = body.rounds[1]?.files[0]?.id ?? ''
    await house.call(owner, removeAttachmentContract, {
      ...{ params: { id: file }, body: { reason: '传错了文件' } },
    })
    const after = await house.call(above, contracts.readSupervisionContract, { params: { id } })
    expect(after.body.rounds[1]?.files).toMatchObject([{ id: file, isRemoved: true }])
  })

  test('are shut to whom the matter shuts out', async () => {
    const query = { subjectKind: 'supervision', subjectId: id } as const
    const before = await house.call(colleague, listAttachmentsContract, { query })
    expect(before.body.items.length).toBeGreaterThan(0)
    await house.call(colleague, declareConflictContract, {
      ...{ params: { id: matter.id }, body: { reason: '是当事人的表哥' } },
    })
    const after = await house.call(colleague, listAttachmentsContract, { query })
    expect(after.body.items).toEqual([])
    expect((await read(colleague, before.body.items[0]?.id ?? '')).status).toBe(404)
  })
})
