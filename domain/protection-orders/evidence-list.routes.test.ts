import { createHash } from 'node:crypto'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { downloadEvidenceContract } from '#domain/hotline/contact-page.contract.ts'
import { aContact, insertContactRecords } from '#domain/hotline/contact.fixtures.ts'
import { aCast, aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { paragraphsOf } from '#platform/documents/docx.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { anApplication } from './order.fixtures.ts'
import * as contracts from './order.contract.ts'
import { downloadPaperContract, readOrderContract } from './order-read.contract.ts'

const { place, cast } = aCast()
const { owner } = cast
const court = newId()
const liaison = anActor({ id: newId(), orgId: court, divisions: [], roles: ['liaison'] })
const matter = aMatterInHand({ ...place, sensitivity: 'sensitive' })
const call = aContact({
  ...{ orgId: owner.orgId, division: matter.division, sensitivity: 'sensitive' },
  ...{ matterId: matter.id, number: '热线 20230508-0A1B2C' },
})

describe('the hotline record on an evidence list', () => {
  let house: TestHouse
  let id = ''
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertOrganisations(tx, [
        anOrganisation({ id: owner.orgId, division: '420222101000', level: 'township' }),
        anOrganisation({ id: court, kind: 'court', division: '420222000000', level: 'county' }),
      ])
      insertMatterFiles(tx, [matter])
      insertContactRecords(tx, [call])
    })
    const application = anApplication({
      evidence: ['witness'],
      court: { id: court, name: '阳新县人民法院' },
    })
    const opened = await house.call(owner, contracts.openOrderContract, {
      body: {
        ...{ matterId: matter.id, application },
        confidential: { phone: '', time: '', address: '', note: '' },
      },
    })
    id = opened.body.id
    await house.call(owner, contracts.submitOrderContract, { params: { id } })
  })
  afterAll(() => house.close())

  async function list(actor: Actor): Promise<string> {
    const { status, body } = await house.call(actor, downloadPaperContract, {
      params: { id, paper: 'evidence-list' },
    })
    expect(status).toBe(200)
    return paragraphsOf(body as Buffer).join('\n')
  }

  async function records(actor: Actor) {
    return (await house.call(actor, readOrderContract, { params: { id } })).body.hotlineRecords
  }

  test('stands there by itself, and says that it was not exported yet', async () => {
    expect(await list(owner)).toContain('热线 20230508-0A1B2C，2023-05-08 记录，证据包尚未导出。')
    expect(await records(owner)).toMatchObject([{ id: call.id, sealedAt: null, sha256: null }])
  })

  test('is named by the hash of the export that the court gets', async () => {
    const exported = await house.call(owner, downloadEvidenceContract, { params: { id: call.id } })
    const manifest = new PizZip(exported.body as Buffer).file('manifest.json')?.asText() ?? ''
    const sha256 = createHash('sha256').update(manifest).digest('hex')
    for (const reader of [owner, liaison]) {
      const text = await list(reader)
      expect(text).toContain(`manifest.json 的 SHA-256：${sha256}，审计日志链`)
      expect(text).toContain('怎样核验')
    }
    expect(await records(owner)).toMatchObject([{ number: call.number, sha256 }])
  })

  test('is named by the latest export after another one was made', async () => {
    const before = (await records(owner))[0]?.sha256
    house.clock.moveBy(3_600_000)
    await house.call(owner, downloadEvidenceContract, { params: { id: call.id } })
    const after = (await records(owner))[0]?.sha256
    expect(after).not.toBe(before)
    expect(await list(owner)).toContain(after ?? 'nothing')
  })

  test('is no way to the record itself for the court', async () => {
    expect(await records(liaison)).toEqual([])
    const read = await house.call(liaison, downloadEvidenceContract, { params: { id: call.id } })
    expect([403, 404]).toContain(read.status)
  })
})
