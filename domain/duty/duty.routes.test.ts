import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { setDangerContract } from '#domain/matters/matter.contract.ts'
import { aMatterFile, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { planShiftContract, readRosterContract, removeShiftContract } from './duty.contract.ts'
import { onDuty } from './duty.public.ts'
import { dutyRoutes } from './duty.routes.ts'
import { aShift, insertShifts } from './shift.fixtures.ts'

const county = anOrganisation({ level: 'county', division: '420222000000' })
const township = anOrganisation({ parentId: county.id })
const lan = anAccount({ id: newId(), orgId: township.id, username: 'lan', name: '陈玉兰' })
const mei = anAccount({ id: newId(), orgId: township.id, username: 'mei', name: '柯小梅' })
const far = anAccount({ id: newId(), orgId: county.id, username: 'far', name: '石敏' })

const officer = anActor({
  ...{ id: lan.id, orgId: township.id, orgs: [township.id], divisions: ['420222101'] },
})
const above = anActor({
  ...{ id: far.id, orgId: county.id, orgs: [county.id], divisions: ['420222'] },
  roles: ['county-officer'],
})
const elsewhere = anActor({ id: newId(), orgId: newId(), divisions: ['420281102'] })
const executive = { ...officer, roles: ['village-executive'] as const }
const colleague = anActor({ ...officer, id: mei.id })

const tonight = { fromAt: '2023-05-10T09:30:00Z', toAt: '2023-05-11T00:30:00Z' }
const plan = { organisationId: township.id, accountId: mei.id, ...tonight, phone: '13800138000' }

async function seed(tx: Tx): Promise<void> {
  insertOrganisations(tx, [county, township])
  await insertAccountFixtures(tx, [lan, mei, far])
}

describe('the duty roster', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(seed)
  })
  afterAll(() => house.close())

  const roster = (who = officer) =>
    house.call(who, readRosterContract, {
      query: { month: '2023-05', organisation: township.id },
    })

  test('shows a month with the hours that nobody staffs', async () => {
    const { body } = await roster()
    expect(body.days).toHaveLength(31)
    expect(body.days[9]).toEqual({
      day: '2023-05-10',
      fromAt: '2023-05-10T09:30:00.000Z',
      toAt: '2023-05-11T00:30:00.000Z',
    })
    expect(body.colleagues.map(({ name }) => name)).toEqual(['陈玉兰', '柯小梅'])
    expect(body.mayPlan).toBe(true)
    expect((await roster(above)).body).toMatchObject({ mayPlan: false, colleagues: [] })
  })

  test('names who is on duty, until she is taken off', async () => {
    const { body } = await house.call(officer, planShiftContract, { body: plan })
    const at = new Date('2023-05-10T14:00:00Z')
    const now = () => house.asSystem((tx) => onDuty(tx, [township.id], at))
    expect((await now()).get(township.id)).toEqual([mei.id])
    await house.call(officer, removeShiftContract, { params: { id: body.id } })
    expect((await now()).size).toBe(0)
    expect((await roster()).body.shifts).toEqual([])
  })

  test('takes nobody of another organisation', async () => {
    const body = { ...plan, accountId: far.id }
    const { problem } = await house.call(officer, planShiftContract, { body })
    expect(problem.code).toBe('not-of-this-organisation')
  })

  test('has imminent danger told to whoever is on duty, else to the whole office', async () => {
    const danger = async () => {
      const file = aMatterFile({ orgId: township.id, division: '420222101200' })
      await house.asSystem((tx) => insertMatterFiles(tx, [file]))
      await house.call(above, setDangerContract, {
        params: { id: file.id },
        body: { imminent: true, reason: '扬言要杀人' },
      })
      const { body } = await house.call(colleague, listNoticesContract)
      return body.items.find(
        ({ subjectId, kind }) => subjectId === file.id && kind === 'danger-alarm',
      )
    }
    expect(await danger()).toMatchObject({ toYou: false })
    const shift = aShift({ orgId: township.id, division: township.division, accountId: mei.id })
    const fromAt = '2023-05-10T00:30:00Z'
    await house.asSystem((tx) => insertShifts(tx, [{ ...shift, fromAt }]))
    expect(await danger()).toMatchObject({ toYou: true })
  })
})

function routeOf(contract: unknown) {
  return dutyRoutes.find((route) => route.contract === contract) as never
}

creationTable(routeOf(planShiftContract), {
  seed,
  input: { body: plan },
  rows: [
    ['by the office itself', officer, 'permitted'],
    ['by the office above', above, 'duty-of-another-organisation'],
    ['by another place', elsewhere, 'not-found'],
    ['by an executive', executive, 'role-not-allowed'],
  ],
})

const stands = aShift({ orgId: township.id, division: township.division })

policyTable(routeOf(removeShiftContract), {
  record: stands,
  insert: (tx, shift) => insertShifts(tx, [shift]),
  rows: [
    ['by the office itself', officer, 'permitted'],
    ['by the office above', above, 'duty-of-another-organisation'],
    ['by another place', elsewhere, 'not-found'],
    ['by an executive', executive, 'role-not-allowed'],
  ],
})
