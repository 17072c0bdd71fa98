import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMatterFile, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aPerson, anIdentityNumber, insertPerson } from '#domain/people/person.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type Reply, type TestHouse } from '#tests/house.ts'
import { searchContract } from './search.contract.ts'

const division = '420222101200'
const officer = anActor({ id: newId(), divisions: ['420222101'] })
const elsewhere = anActor({ id: newId(), orgs: [newId()], divisions: ['420281102'] })
const identity = anIdentityNumber(46, '19880312')
const person = aPerson({ division, name: '王小芳', identity, phone: '13900139046' })
const matter = aMatterFile({ division, number: '阳新妇 2023-0318', subjectName: '王小芳' })
const visit = aVisit({ division, number: 'ZF-20230506-0046', subjectName: '王小芳' })

describe('the quick search', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertPerson(tx, person)
      insertMatterFiles(tx, [matter])
      insertVisits(tx, [visit])
      insertOrganisations(tx, [anOrganisation({ name: '富池镇妇女联合会' })])
    })
  })
  afterAll(() => house.close())

  async function found(
    q: string,
    actor: Actor = officer,
  ): Promise<Reply<typeof searchContract>['body']> {
    const { body } = await house.call(actor, searchContract, { query: { q } })
    return body
  }

  test('finds a person and her matters by two characters of the name, masked', async () => {
    const { people, matters, visits } = await found('小芳')
    expect(people).toMatchObject([{ id: person.id, title: '王**' }])
    expect(matters).toMatchObject([{ id: matter.id, title: '阳新妇 2023-0318' }])
    expect(visits).toEqual([])
    expect(JSON.stringify({ people, matters })).not.toContain('小芳')
  })

  test.each([
    ['phone', '139 0013 9046'],
    ['identity number', identity.toLowerCase()],
    [
      'identity number in wide characters',
      identity.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ],
  ])('finds a person by a whole %s', async (_, q) => {
    expect((await found(q)).people).toMatchObject([{ id: person.id, title: '王**' }])
  })

  test.each([
    ['phone', '1390013904'],
    ['identity number', identity.slice(0, 17)],
  ])('finds nobody by a piece of a %s', async (_, q) => {
    expect((await found(q)).people).toEqual([])
  })

  test.each(['阳新妇 2023-0318', '2023-0318'])('finds a matter by its number %s', async (q) => {
    expect((await found(q)).matters).toMatchObject([{ id: matter.id }])
  })

  test('finds a visit by its number', async () => {
    expect((await found(visit.number)).visits).toMatchObject([
      { id: visit.id, title: visit.number },
    ])
  })

  test('finds an organisation by a piece of its name', async () => {
    expect((await found('富池镇')).organisations).toMatchObject([{ title: '富池镇妇女联合会' }])
  })

  test.each(['小芳', '13900139046', identity, '2023-0318', visit.number])(
    'shows an officer elsewhere nothing of a family for %s',
    async (q) => {
      const { people, matters, visits } = await found(q, elsewhere)
      expect([people, matters, visits]).toEqual([[], [], []])
    },
  )

  test.each(['liaison', 'leader', 'system-admin'] as const)(
    'shows a %s no person’s file, whatever the database would open',
    async (role) => {
      const reader = anActor({ id: newId(), roles: [role], divisions: ['4202'] })
      expect((await found('小芳', reader)).people).toEqual([])
      expect((await found(identity, reader)).people).toEqual([])
    },
  )

  test('needs two characters', async () => {
    const { status } = await house.call(officer, searchContract, { query: { q: '王' } })
    expect(status).toBe(400)
  })

  test('is logged without what was searched for', async () => {
    await found(identity)
    const lines = await house.asSystem((tx) =>
      tx.rows<{ name: string; detail: unknown; subjectId: unknown }>(
        sql`select name, detail, subject_id from audit_events
            where region = ${tx.actor.region} and account_id = ${officer.id}`,
      ),
    )
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      expect(line).toEqual({ name: 'search.made', detail: null, subjectId: null })
    }
  })
})
