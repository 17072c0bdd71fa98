import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import {
  changeSensitivityContract,
  declareConflictContract,
  handOverContract,
} from '#domain/matters/matter.contract.ts'
import { listMattersContract } from '#domain/matters/matter-page.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { Visit, VisitsRecorded } from '#domain/visits/visit.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { readAttachmentContract } from './attachment.contract.ts'
import { anAttachment, insertAttachmentRow } from './attachment.fixtures.ts'
import { findAttachment } from './attachment.store.ts'

const county = anOrganisation({
  level: 'county',
  division: '420222000000',
  name: '阳新县妇女联合会',
})
const township = anOrganisation({ parentId: county.id })
const elsewhere = anOrganisation({
  ...{ parentId: county.id, division: '420222103000', name: '韦源口镇妇女联合会' },
})

function officerOf(organisation: { id: string }, divisions: string[]): Actor {
  return anActor({ id: newId(), orgId: organisation.id, orgs: [organisation.id], divisions })
}

const cadre = officerOf(township, ['420222101'])
const kin = officerOf(township, ['420222101'])
const receiver = officerOf(elsewhere, [])

/** A visit that found a hazard, the matter it became, and a file on each. */
type Found = { matterId: string; onVisit: string; onMatter: string }

describe('the files of a visit and of the matter it became', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, [
        { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
        { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
        { code: '420222101200', name: '港下村', level: 'village', parentCode: '420222101000' },
      ])
      insertOrganisations(tx, [county, township, elsewhere])
    })
  })
  afterAll(() => house.close())

  async function aHazard(): Promise<Found> {
    const visit = aVisit({ orgId: township.id, hazard: '夫妻争吵，动了手', hazardLevel: 2 })
    const known = new Set((await matters()).map(({ id }) => id))
    await house.asSystem((tx) => {
      insertVisits(tx, [visit])
      tx.publish(recorded(visit))
    })
    const matterId = (await matters()).find(({ id }) => !known.has(id))?.id ?? ''
    const place = { orgId: township.id, division: visit.division }
    const onVisit = anAttachment({ ...place, subjectKind: 'visit', subjectId: visit.id })
    const onMatter = anAttachment({ ...place, subjectKind: 'matter', subjectId: matterId })
    await house.asSystem((tx) => {
      for (const attachment of [onVisit, onMatter]) insertAttachmentRow(tx, attachment)
    })
    return { matterId, onVisit: onVisit.id, onMatter: onMatter.id }
  }

  async function matters(): Promise<readonly { id: string }[]> {
    return (await house.call(cadre, listMattersContract)).body.items
  }

  async function sees(actor: Actor, ...ids: string[]): Promise<boolean[]> {
    return Promise.all(
      ids.map(async (id) => {
        const rows = await house.db.within(actor, (tx) => findAttachment(tx, id))
        return rows !== undefined
      }),
    )
  }

  async function notices(actor: Actor, { matterId }: Found): Promise<string[]> {
    const { body } = await house.call(actor, listNoticesContract, { query: { state: 'all' } })
    return body.items.filter(({ subjectId }) => subjectId === matterId).map(({ kind }) => kind)
  }

  test('are shut, with their notices, to a colleague who declares a conflict of interest', async () => {
    const found = await aHazard()
    expect(await sees(kin, found.onVisit, found.onMatter)).toEqual([true, true])
    expect(await notices(kin, found)).toEqual(['matter-registered'])
    const declared = await house.call(kin, declareConflictContract, {
      params: { id: found.matterId },
      body: { reason: '当事人是我堂弟' },
    })
    expect(declared.status).toBe(200)
    expect(await sees(kin, found.onVisit, found.onMatter)).toEqual([false, false])
    expect(await notices(kin, found)).toEqual([])
    expect(await sees(cadre, found.onVisit, found.onMatter)).toEqual([true, true])
    const read = await house.call(kin, readAttachmentContract, { params: { id: found.onMatter } })
    expect(read.status).toBe(404)
  })

  test('of the matter go with it to another organisation', async () => {
    const found = await aHazard()
    expect(await sees(receiver, found.onMatter)).toEqual([false])
    await house.call(cadre, handOverContract, {
      params: { id: found.matterId },
      body: { organisationId: elsewhere.id, reason: '户籍在韦源口镇' },
    })
    expect(await sees(receiver, found.onMatter)).toEqual([true])
    expect(await notices(receiver, found)).toEqual(['matter-handed-over'])
    expect(await notices(cadre, found)).toEqual([])
  })

  test('are sealed as the matter is sealed', async () => {
    const found = await aHazard()
    await house.call(cadre, changeSensitivityContract, {
      params: { id: found.matterId },
      body: { sensitivity: 'sealed', reason: '涉及未成年人' },
    })
    expect(await sees(kin, found.onVisit, found.onMatter)).toEqual([false, false])
  })
})

function recorded(visit: Visit): VisitsRecorded {
  return { type: 'visits.recorded', visits: [visit] }
}
