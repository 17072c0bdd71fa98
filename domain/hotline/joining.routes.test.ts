import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './contact.contract.ts'
import { aRecording } from './contact.fixtures.ts'

const [city, township] = [newId(), newId()]
const worker = anActor({
  ...{ id: newId(), orgId: city, orgs: [city], divisions: ['4202'], roles: ['city-officer'] },
})
const officer = anActor({
  ...{ id: newId(), orgId: township, orgs: [township], divisions: ['420222103'] },
})
const elsewhere = anActor({ id: newId(), orgId: newId(), orgs: [], divisions: ['420281102'] })

function grave(phone: string): Parameters<typeof aRecording>[0] {
  return {
    ...{ urgency: 'imminent', traits: ['violence'] },
    cues: [{ cue: 'strangulation', answer: 'yes' }],
    caller: { name: '周小妹', phone, sex: 'female' },
  }
}

describe('a repeat call', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [
        anOrganisation({ id: city, level: 'city', division: '420200000000' }),
        anOrganisation({ id: township, division: '420222103000', administers: ['420222103'] }),
      ])
    })
  })
  afterAll(() => house.close())

  async function recordedBy(actor: Actor, change: Parameters<typeof aRecording>[0] = {}) {
    const { status, body } = await house.call(actor, contracts.recordContactContract, {
      body: aRecording(change),
    })
    expect(status).toBe(200)
    return body
  }

  test('goes into the matter that is there, and makes it graver', async () => {
    const first = await recordedBy(worker, { caller: { name: '孙兰', phone: '13607230401' } })
    const matterId = first.matterId ?? ''
    const read = async () =>
      (await house.call(officer, readMatterContract, { params: { id: matterId } })).body
    const before = await read()
    const again = await recordedBy(worker, {
      ...grave('13607230401'),
      ...{ attachTo: matterId, isRepeat: true },
    })
    expect([again.matterId, again.leadId === first.leadId]).toEqual([matterId, false])
    const after = await read()
    expect([before.level > after.level, after.imminent]).toEqual([true, true])
    expect([before.sensitivity, after.sensitivity]).toEqual(['normal', 'sensitive'])
    // The earlier contact is as closed as its matter from now on.
    const places = await house.asSystem((tx) =>
      tx.rows<{ sensitivity: string }>(
        sql`select sensitivity from hotline_contacts where matter_id = ${matterId}`,
      ),
    )
    expect(places.map(({ sensitivity }) => sensitivity)).toEqual(['sensitive', 'sensitive'])
    const [counted] = await house.asSystem((tx) =>
      tx.rows<{ n: number }>(
        sql`select count(*)::int as n from leads
            where matter_id = ${matterId} and status = 'attached'`,
      ),
    )
    expect(counted).toEqual({ n: 1 })
  })

  test('is not put into a matter that the asker may not see, nor into any when only answered', async () => {
    const { matterId } = await recordedBy(worker, grave('13607230402'))
    const hidden = await house.call(elsewhere, contracts.recordContactContract, {
      body: aRecording({ attachTo: matterId }),
    })
    expect(hidden.problem.code).toBe('no-such-matter')
    const answered = await house.call(worker, contracts.recordContactContract, {
      body: aRecording({ attachTo: matterId, handling: 'answered' }),
    })
    expect(answered.problem.code).toBe('answered-goes-into-no-matter')
  })
})
