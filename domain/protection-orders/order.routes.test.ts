import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCast, aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import type { MattersChanged } from '#domain/matters/matter.schema.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { listServicesContract } from '#domain/services/service.contract.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { anApplication } from './order.fixtures.ts'
import * as contracts from './order.contract.ts'
import {
  downloadPaperContract,
  listOrdersContract,
  readOrderContract,
  revealOrderContract,
} from './order-read.contract.ts'

const { place, cast } = aCast()
const { owner, shutOut, neighbour, executive } = cast
const [court, police] = [newId(), newId()]
const liaison = anActor({ id: newId(), orgId: court, divisions: [], roles: ['liaison'] })
const station = anActor({ id: newId(), orgId: police, divisions: [], roles: ['liaison'] })
const matter = aMatterInHand({ ...place, sensitivity: 'sensitive', imminent: true })
const confidential = { phone: '13972300001', time: '周二上午', address: '下陆区8栋302', note: '' }

let house: TestHouse
let id = ''

beforeAll(async () => {
  house = await testHouse()
  await house.asSystem((tx) => {
    insertOrganisations(tx, [
      anOrganisation({ id: owner.orgId, division: '420222101000', level: 'township' }),
      anOrganisation({ id: court, kind: 'court', division: '420222000000', level: 'county' }),
      anOrganisation({
        ...{ id: police, kind: 'public-security', division: '420222101000', level: 'township' },
      }),
    ])
    insertMatterFiles(tx, [matter])
  })
})
afterAll(() => house.close())

const now = (): string => house.clock.now().toISOString()

type Step = { readonly kind: string; readonly open: boolean; readonly dutyOrgId: string }

async function steps(): Promise<Step[]> {
  return house.asSystem((tx) =>
    tx.rows<Step>(
      sql`select kind, done_at is null as open, duty_org_id from due_steps
          where region = '420200' and subject_id = ${id} order by kind, id`,
    ),
  )
}

async function openKinds(): Promise<string[]> {
  return (await steps()).filter(({ open }) => open).map(({ kind }) => kind)
}

async function told(kind: string): Promise<string[]> {
  const rows = await house.asSystem((tx) =>
    tx.rows<{ orgId: string }>(
      sql`select org_id from notices where region = '420200' and subject_id = ${id}
            and kind = ${kind} order by created_at`,
    ),
  )
  return rows.map(({ orgId }) => orgId)
}

describe('an order from its draft to its end', () => {
  test('begins in its matter, and the court knows nothing of it yet', async () => {
    const application = anApplication({
      isUrgent: true,
      court: { id: court, name: '阳新县人民法院' },
    })
    const body = { matterId: matter.id, application, confidential }
    const answer = await house.call(owner, contracts.openOrderContract, { body })
    expect(answer.body).toMatchObject({ state: 'drafting', number: '护令 2023-0001' })
    id = answer.body.id
    expect(await openKinds()).toEqual(['submit'])
    expect((await house.call(liaison, readOrderContract, { params: { id } })).status).toBe(404)
  })

  test('is seen by the court once it is handed in, and the matter is not', async () => {
    await house.call(owner, contracts.submitOrderContract, { params: { id } })
    const read = await house.call(liaison, readOrderContract, { params: { id } })
    expect(read.body).toMatchObject({ state: 'submitted', matter: null, mayReveal: true })
    expect(await told('order-submitted')).toEqual([court])
    expect((await house.call(station, readOrderContract, { params: { id } })).status).toBe(404)
    expect((await house.call(executive, readOrderContract, { params: { id } })).status).toBe(404)
  })

  test('is accepted, and in an urgent case decided within a day', async () => {
    const body = { at: now(), caseNumber: '（2023）鄂0222民保令1号' }
    const accepted = await house.call(liaison, contracts.acceptOrderContract, {
      params: { id },
      body,
    })
    expect(accepted.body.decisionDueAt?.slice(0, 16)).toBe('2023-05-11T02:14')
    const duties = (await steps()).filter(({ open }) => open)
    expect(duties).toMatchObject([{ kind: 'court-decision', dutyOrgId: court }])
  })

  test('is made, told to the police, and an order in force is a cue of the matter', async () => {
    house.clock.moveBy(20 * 3_600_000)
    const body = { at: now(), measures: ['no-contact' as const], validUntil: '2023-11-11' }
    const issued = await house.call(liaison, contracts.issueOrderContract, { params: { id }, body })
    expect(issued.body).toMatchObject({ state: 'issued', validUntil: '2023-11-11' })
    expect(await openKinds()).toEqual(['serve', 'serve', 'serve', 'serve'])
    expect(await told('order-issued')).toEqual(expect.arrayContaining([owner.orgId, police]))
    expect((await house.call(station, readOrderContract, { params: { id } })).status).toBe(200)
    const cues = await house.asSystem((tx) =>
      tx.rows<{ cue: string }>(
        sql`select cue from cues where region = '420200' and matter_id = ${matter.id}`,
      ),
    )
    expect(cues).toContainEqual({ cue: 'order-in-force' })
  })

  test('is served on each, also on who will not take it', async () => {
    for (const recipient of ['applicant', 'respondent', 'police', 'committee'] as const) {
      const isRefused = recipient === 'respondent'
      const body = { recipient, at: now(), by: '法警', way: 'left' as const, isRefused }
      const answer = await house.call(liaison, contracts.serveOrderContract, {
        params: { id },
        body,
      })
      expect(answer.status).toBe(200)
    }
    expect(await openKinds()).toEqual([])
  })

  test('shows where she can be reached to her side and the court, not to the police', async () => {
    const shown = await house.call(liaison, revealOrderContract, { params: { id } })
    expect(shown.body.confidential).toEqual(confidential)
    const refused = await house.call(station, revealOrderContract, { params: { id } })
    expect(refused.problem.code).toBe('order-of-another-organisation')
    const params = { id, paper: 'application' as const }
    const paper = await house.call(station, downloadPaperContract, { params })
    const xml = new PizZip(paper.body as Buffer).file('word/document.xml')?.asText() ?? ''
    expect(xml).toContain('人身安全保护令申请书')
    expect(xml).not.toContain(confidential.phone)
  })

  test('is breached: everybody concerned is told at once', async () => {
    house.clock.moveBy(3_600_000)
    const body = { at: now(), text: '到单位门口堵人', isPoliceTold: true }
    await house.call(station, contracts.recordBreachContract, { params: { id }, body })
    expect(await told('order-breached')).toEqual(expect.arrayContaining([owner.orgId, court]))
    const page = await house.call(owner, listOrdersContract, { query: { view: 'breached' } })
    expect(page.body.items).toMatchObject([{ id, isBreached: true, applicant: '李**' }])
  })

  test('alerts 30, 15 and 7 days before its end, once each, however often the worker comes', async () => {
    const days = [
      '2023-10-11',
      '2023-10-12',
      '2023-10-12',
      '2023-10-27',
      '2023-11-05',
      '2023-11-10',
    ]
    for (const day of days) {
      house.clock.moveTo(new Date(`${day}T09:00:00+08:00`))
      await Promise.all([house.runSchedules('minute'), house.runSchedules('minute')])
    }
    const page = await house.call(owner, readOrderContract, { params: { id } })
    const alerts = page.body.history.filter(({ act }) => act === 'expiring')
    expect(alerts.map(({ about }) => about)).toEqual(['30', '15', '7'])
    expect(await told('order-expiring')).toHaveLength(3)
    expect(await openKinds()).toEqual(['renew'])
  })

  test('follows its matter: into other hands, and away from who is shut out', async () => {
    const other = { ...owner, id: newId() }
    expect((await house.call(other, readOrderContract, { params: { id } })).status).toBe(200)
    expect((await house.call(shutOut, readOrderContract, { params: { id } })).status).toBe(404)
    const moved = { ...matter, orgId: neighbour.orgId, barred: [...matter.barred, other.id] }
    const event: MattersChanged = {
      type: 'matters.changed',
      changes: [{ before: matter, matter: moved }],
    }
    await house.asSystem((tx) => tx.publish(event))
    expect((await house.call(other, readOrderContract, { params: { id } })).status).toBe(404)
    const duties = (await steps()).filter(({ open }) => open)
    expect(duties).toMatchObject([{ kind: 'renew', dutyOrgId: neighbour.orgId }])
  })

  test('runs out by itself, and its steps with it', async () => {
    house.clock.moveTo(new Date('2023-11-12T00:05:00+08:00'))
    await house.runSchedules('minute')
    const page = await house.call(owner, readOrderContract, { params: { id } })
    expect(page.body).toMatchObject({ state: 'expired', steps: [] })
    expect(await openKinds()).toEqual([])
    const services = await house.call(owner, listServicesContract, { params: { id: matter.id } })
    expect(services.body.items).toMatchObject([{ id, state: 'done', outcome: 'issued' }])
  })

  test('tells of a concurrent edit', async () => {
    const body = { reason: '不再需要', version: 1 }
    const answer = await house.call(neighbour, contracts.letExpireContract, {
      params: { id },
      body,
    })
    expect(answer.problem.code).toBe('edited-meanwhile')
  })
})
