import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { accountsChanged } from '#domain/accounts/account.schema.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { assignManyContract } from './assign.contract.ts'
import { aMatterFile, aMatterInHand, insertMatterFiles } from './matter.fixtures.ts'
import { findMatterFile } from './matter.store.ts'

describe('what somebody leaves behind', () => {
  let house: TestHouse
  const county = anOrganisation({ level: 'county', division: '420222000000' })
  const township = anOrganisation({ parentId: county.id })
  const lan = anAccount({ orgId: township.id, username: 'lan', name: '陈玉兰' })
  const ju = anAccount({ orgId: township.id, username: 'ju', name: '李秋菊', clearance: 'normal' })
  const head = anAccount({
    orgId: county.id,
    username: 'head',
    roles: ['county-officer'],
    divisions: ['420222'],
  })
  const officer = anActor({
    id: lan.id,
    orgId: township.id,
    orgs: [township.id],
    divisions: ['420222101'],
  })
  const place = { orgId: township.id, division: '420222101200' }

  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(async (tx) => {
      insertOrganisations(tx, [county, township])
      await insertAccountFixtures(tx, [lan, ju, head])
    })
  })
  afterAll(() => house.close())

  async function fileOf(
    id: string,
  ): Promise<NonNullable<Awaited<ReturnType<typeof findMatterFile>>>> {
    const file = await house.asSystem((tx) => findMatterFile(tx, id))
    if (file === undefined) throw new Error('no such matter')
    return file
  }

  test('is given out many at once, each decided by itself', async () => {
    const open = aMatterFile(place)
    const close = aMatterFile({ ...place, sensitivity: 'sensitive' })
    const elsewhere = aMatterFile({ orgId: newId(), division: '420281102200' })
    await house.asSystem((tx) => insertMatterFiles(tx, [open, close, elsewhere]))
    const { body } = await house.call(officer, assignManyContract, {
      body: { ids: [open.id, close.id, elsewhere.id], accountId: ju.id },
    })
    expect(body.items.map(({ refusal }) => refusal)).toEqual([
      null,
      'assignee-cannot-see-it',
      'not-found',
    ])
    const logged = await house.asSystem((tx) =>
      tx.rows<{ outcome: string }>(
        sql`select outcome from audit_events where name = 'matter.assigned' order by outcome`,
      ),
    )
    expect(logged.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'refused'])
  })

  test('is given back to the organisation when giving it out was a mistake', async () => {
    const hers = aMatterInHand({ ...place, assigneeId: lan.id, assigneeName: lan.name })
    await house.asSystem((tx) => insertMatterFiles(tx, [hers]))
    const back = { body: { ids: [hers.id], accountId: null } }
    const first = await house.call(officer, assignManyContract, back)
    expect(first.body.assigned).toBe(1)
    expect((await fileOf(hers.id)).assigneeId).toBeUndefined()
    const again = await house.call(officer, assignManyContract, back)
    expect(again.body.items.map(({ refusal }) => refusal)).toEqual(['assigned-to-nobody'])
  })

  test('is her organisation’s again when her account ends, and it is told', async () => {
    const hers = aMatterInHand({ ...place, assigneeId: lan.id, assigneeName: lan.name })
    const sealed = aMatterInHand({ ...place, sensitivity: 'sealed', named: [lan.id] })
    await house.asSystem((tx) => insertMatterFiles(tx, [hers, sealed]))
    await house.asSystem((tx) => tx.publish(accountsChanged({ ...lan, status: 'ended' })))
    const file = await fileOf(hers.id)
    expect(file.assigneeId).toBeUndefined()
    expect(
      file.steps.filter(({ doneAt }) => doneAt === undefined).map((step) => step.assigneeId),
    ).toEqual([undefined])
    expect((await fileOf(sealed.id)).named).toContain(head.id)
    const told = await house.asSystem((tx) =>
      tx.rows(
        sql`select 1 from notices where kind = 'matter-unassigned' and subject_id = ${hers.id}`,
      ),
    )
    expect(told).toHaveLength(1)
  })

  test('goes to the federation above when an organisation ends', async () => {
    const open = aMatterFile(place)
    await house.asSystem((tx) => insertMatterFiles(tx, [open]))
    await house.asSystem((tx) => {
      const ended = { ...township, endedAt: tx.now.toISOString() }
      tx.publish({ type: 'organisations.changed', organisations: [ended] } as { type: string })
    })
    expect((await fileOf(open.id)).orgId).toBe(county.id)
    const orphans = await house.asSystem((tx) =>
      tx.rows(
        sql`select matter.id from matters as matter
            where matter.status in ('open', 'monitoring') and matter.org_id = ${township.id}
               or matter.status in ('open', 'monitoring') and not exists (
                 select from due_steps as step where step.region = matter.region
                   and step.matter_id = matter.id and step.done_at is null
                   and step.subject_kind = 'matter')`,
      ),
    )
    expect(orphans).toEqual([])
  })
})
