import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aLead, insertLeads } from '#domain/leads/lead.fixtures.ts'
import { readLeadContract } from '#domain/leads/lead.contract.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import {
  changeSensitivityContract,
  declareConflictContract,
  handOverContract,
  mergeMatterContract,
  setBarredContract,
  setNamedContract,
  undoMergeContract,
} from './matter.contract.ts'
import { aMatterInHand, insertMatterFiles } from './matter.fixtures.ts'
import {
  listEntriesContract,
  listMattersContract,
  readMatterContract,
} from './matter-page.contract.ts'
import type { MatterFile } from './matter.schema.ts'

const federation = anOrganisation()
const police = anOrganisation({ kind: 'public-security', name: '富池派出所' })
const division = '420222101200'
const at = { orgId: federation.id, orgs: [federation.id], divisions: ['420222101'] }
const [officer, colleague] = [anActor({ id: newId(), ...at }), anActor({ id: newId(), ...at })]
const policeman = anActor({
  ...{ id: newId(), orgId: police.id, orgs: [police.id], divisions: [], roles: ['liaison'] },
})
const executive = anActor({
  ...{ id: newId(), orgId: newId(), divisions: [division], clearance: 'normal' },
  roles: ['village-executive'],
})
const reason = '按规定办理'

describe('where a matter lies', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(async (tx) => {
      insertOrganisations(tx, [federation, police])
      await insertAccountFixtures(tx, [
        anAccount({ id: colleague.id, orgId: federation.id, name: '王秀英' }),
        anAccount({ id: executive.id, orgId: newId(), username: 'keguiying' }),
      ])
    })
  })
  afterAll(() => house.close())

  async function aStoredMatter(change: Partial<MatterFile> = {}): Promise<MatterFile> {
    const lead = aLead({
      ...{ division, orgId: federation.id, status: 'registered', matterId: newId() },
      barred: change.barred ?? [],
    })
    const id = lead.matterId ?? ''
    const file = aMatterInHand({ id, leadId: lead.id, division, orgId: federation.id, ...change })
    await house.asSystem(async (tx) => {
      await insertLeads(tx, [lead])
      insertMatterFiles(tx, [file])
    })
    return file
  }

  /** Number of rows of the matter that the actor's own scope shows, table by table. */
  async function seen(actor: Actor, id: string): Promise<number[]> {
    return house.db.within(actor, async (tx) => {
      const counted = await Promise.all(
        [
          sql`select count(*)::int as n from matters where region = ${tx.actor.region} and id = ${id}`,
          sql`select count(*)::int as n from matter_entries where region = ${tx.actor.region} and matter_id = ${id}`,
          sql`select count(*)::int as n from due_steps where region = ${tx.actor.region} and matter_id = ${id}`,
          sql`select count(*)::int as n from leads where region = ${tx.actor.region} and matter_id = ${id}`,
        ].map((statement) => tx.maybe<{ n: number }>(statement)),
      )
      return counted.map((row) => row?.n ?? -1)
    })
  }

  test('is stamped on every row of it, and stamped anew when it changes', async () => {
    const { id } = await aStoredMatter()
    expect(await seen(policeman, id)).toEqual([0, 0, 0, 0])
    const answer = await house.call(officer, handOverContract, {
      params: { id },
      body: { organisationId: police.id, reason },
    })
    expect(answer.body.page).toMatchObject({ organisation: { name: '富池派出所' } })
    // the lead stays with the organisation that found it
    expect(await seen(policeman, id)).toEqual([1, 1, 2, 0])
    const places = await house.asSystem((tx) =>
      tx.rows<{ orgId: string }>(
        sql`select org_id from matter_entries where region = ${tx.actor.region} and matter_id = ${id}
            union select org_id from due_steps where region = ${tx.actor.region} and matter_id = ${id}`,
      ),
    )
    expect(places).toEqual([{ orgId: police.id }])
  })

  test('handed over by an agency without a division, it leaves its sight and nothing is answered', async () => {
    const { id } = await aStoredMatter({ orgId: police.id })
    const answer = await house.call(policeman, handOverContract, {
      params: { id },
      body: { organisationId: federation.id, reason },
    })
    expect([answer.status, answer.body.page]).toEqual([200, null])
    expect(await seen(policeman, id)).toEqual([0, 0, 0, 0])
  })

  test('closes at once behind whoever declares a conflict of interest, the lead included', async () => {
    const { id, leadId } = await aStoredMatter()
    expect(await seen(colleague, id)).toEqual([1, 0, 1, 1])
    const answer = await house.call(colleague, declareConflictContract, {
      params: { id },
      body: { reason: '当事人的表姐' },
    })
    expect([answer.status, answer.body.page]).toEqual([200, null])
    expect(await seen(colleague, id)).toEqual([0, 0, 0, 0])
    expect(await seen(officer, id)).toEqual([1, 1, 1, 1])
    const lead = await house.call(colleague, readLeadContract, { params: { id: leadId } })
    expect(lead.status).toBe(404)
  })

  test('is shut to a barred account in every place, and open again when the bar is lifted', async () => {
    const { id, subjectName } = await aStoredMatter({ subjectName: '柯春梅' })
    const bar = (isBarred: boolean): Promise<unknown> =>
      house.call(officer, setBarredContract, {
        params: { id },
        body: { accountId: colleague.id, isBarred, reason },
      })
    await bar(true)
    const found = await house.call(colleague, listMattersContract, { query: { q: subjectName } })
    expect(found.body.total).toBe(0)
    expect((await house.call(colleague, listEntriesContract, { params: { id } })).status).toBe(404)
    await bar(false)
    expect(await seen(colleague, id)).toEqual([1, 2, 1, 1])
  })

  test('is shut to, and opened for, nobody who has no account', async () => {
    const { id } = await aStoredMatter()
    const params = { id }
    const nobody = { accountId: newId(), reason }
    const barring = { params, body: { ...nobody, isBarred: true } }
    const naming = { params, body: { ...nobody, isNamed: true } }
    expect((await house.call(officer, setBarredContract, barring)).problem.code).toBe(
      'no-such-account',
    )
    expect((await house.call(officer, setNamedContract, naming)).problem.code).toBe(
      'no-such-account',
    )
  })

  test('says by name who of the own office is shut out, and of others only that they are', async () => {
    const stranger = executive.id
    const { id } = await aStoredMatter({ barred: [colleague.id], named: [stranger] })
    const { body } = await house.call(officer, readMatterContract, { params: { id } })
    expect(body.barred).toEqual([{ id: colleague.id, name: '王秀英' }])
    expect(body.named).toEqual([{ id: stranger, name: null }])
  })

  test('says of each way to close it why that one is refused', async () => {
    const { id } = await aStoredMatter({ contactedAt: undefined })
    const { body } = await house.call(officer, readMatterContract, { params: { id } })
    const refusals = body.outcomes.map(({ outcome, refusal }) => [outcome, refusal])
    expect(Object.fromEntries(refusals)).toMatchObject({
      resolved: 'contact-comes-first',
      refused: null,
      'moved-away': null,
    })
  })

  test('is shown to a village about violence only by name', async () => {
    const { id } = await aStoredMatter({ sensitivity: 'sensitive' })
    expect((await house.call(executive, readMatterContract, { params: { id } })).status).toBe(404)
    await house.call(officer, setNamedContract, {
      params: { id },
      body: { accountId: executive.id, isNamed: true, reason },
    })
    expect((await house.call(executive, readMatterContract, { params: { id } })).status).toBe(200)
  })

  test('sealed, is open to the named only: the one who sealed it', async () => {
    const { id } = await aStoredMatter()
    await house.call(officer, changeSensitivityContract, {
      params: { id },
      body: { sensitivity: 'sealed', reason: '未成年人受害' },
    })
    expect(await seen(officer, id)).toEqual([1, 1, 1, 1])
    expect(await seen(colleague, id)).toEqual([0, 0, 0, 0])
  })

  test('merged, unites the restrictions and keeps every clock; undone, is as before', async () => {
    const [from, into] = [await aStoredMatter({ barred: [colleague.id] }), await aStoredMatter()]
    const merged = await house.call(officer, mergeMatterContract, {
      params: { id: from.id },
      body: { intoId: into.id, reason: '同一户' },
    })
    expect(merged.body.page).toMatchObject({ status: 'merged', mergedInto: into.id })
    expect(await seen(colleague, into.id)).toEqual([0, 0, 0, 0])
    const page = await house.call(officer, readMatterContract, { params: { id: into.id } })
    expect(new Set(page.body.steps.map(({ isOfMerged }) => isOfMerged))).toEqual(
      new Set([false, true]),
    )
    const undone = await house.call(officer, undoMergeContract, {
      params: { id: from.id },
      body: { reason: '不是同一户' },
    })
    expect(undone.body.page).toMatchObject({ status: 'open', mergedInto: null })
    expect(await seen(colleague, into.id)).toEqual([1, 2, 1, 1])
    expect(await seen(colleague, from.id)).toEqual([0, 0, 0, 0])
  })
})
