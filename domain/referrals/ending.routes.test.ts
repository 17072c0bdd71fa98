import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { readReferralContract } from './referral-page.contract.ts'
import * as contracts from './referral.contract.ts'

const office = anOrganisation({ division: '420222101000' })
const bureau = anOrganisation({
  ...{ kind: 'public-security', level: 'county', division: '420222000000', name: '阳新县公安局' },
})
const station = anOrganisation({
  ...{ kind: 'public-security', name: '富池派出所', parentId: bureau.id },
})

function of(orgId: string, change: Partial<Actor> = {}): Actor {
  return anActor({
    ...{ id: newId(), orgId, orgs: [orgId], divisions: [], roles: ['liaison'], ...change },
  })
}
const cadre = of(office.id, { roles: ['township-officer'], divisions: ['420222101'] })
const liaison = of(station.id)
const heir = of(bureau.id)

describe('a referral of an organisation that ends', () => {
  let house: TestHouse
  const matter = aMatterInHand({
    ...{ orgId: office.id, division: '420222101200', sensitivity: 'sensitive' },
  })
  const ids: string[] = []
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertOrganisations(tx, [office, bureau, station])
      insertMatterFiles(tx, [matter])
    })
    for (let at = 0; at < 2; at++) {
      const sent = await house.call(cadre, contracts.sendReferralContract, {
        params: { id: matter.id },
        body: {
          ...{ organisationId: station.id, urgency: 'urgent', fields: ['narrative'] },
          ...{ summary: '请出警', ground: { code: 'domestic-violence-15' } },
        },
      })
      ids.push(sent.body.page?.id ?? '')
    }
    const [first = '', over = ''] = ids
    await house.call(liaison, contracts.acceptReferralContract, { params: { id: first } })
    await house.call(liaison, contracts.returnReferralContract, {
      ...{ params: { id: over }, body: { reason: 'already-handled', text: '已在办' } },
    })
    await house.asSystem((tx) => {
      const ended = { ...station, endedAt: tx.now.toISOString() }
      tx.publish({ type: 'organisations.changed', organisations: [ended] } as { type: string })
    })
  })
  afterAll(() => house.close())

  test('is its heir’s, with the same clock, and nothing is left with nobody', async () => {
    const read = await house.call(heir, readReferralContract, { params: { id: ids[0] ?? '' } })
    expect(read.body).toMatchObject({
      ...{ status: 'accepted', step: 'feed-back', to: { id: bureau.id }, duty: { id: bureau.id } },
    })
    expect(read.body.entries[0]).toMatchObject({ kind: 'logged', code: 'organisation-ended' })
    const steps = await house.asSystem((tx) =>
      tx.rows<{ duty: string }>(
        sql`select duty_org_id as duty from due_steps
            where region = ${tx.actor.region} and done_at is null and subject_kind = 'referral'`,
      ),
    )
    expect(steps).toEqual([{ duty: bureau.id }])
  })

  test('is told to the heir, and may be answered by it', async () => {
    const told = await house.asSystem((tx) =>
      tx.rows(
        sql`select id from notices where region = ${tx.actor.region}
            and subject_id = ${ids[0] ?? ''} and org_id = ${bureau.id} and kind = 'referral-received'`,
      ),
    )
    expect(told).toHaveLength(1)
    const answer = await house.call(heir, contracts.feedBackReferralContract, {
      ...{ params: { id: ids[0] ?? '' }, body: { outcome: 'done', text: '已训诫' } },
    })
    expect(answer.status).toBe(200)
  })

  test('that was over before stays where it ended', async () => {
    const read = await house.call(heir, readReferralContract, { params: { id: ids[1] ?? '' } })
    expect(read.status).toBe(404)
  })
})
