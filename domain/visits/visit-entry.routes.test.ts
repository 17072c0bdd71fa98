import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anIdentityNumber, aPerson, insertPerson } from '#domain/people/person.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { insertVillages, lanAccount } from './visit-file.fixtures.ts'
import { listVisitsContract, recordVisitContract } from './visit.contract.ts'

const lan = anActor({
  ...{ id: lanAccount, name: '柯桂英', roles: ['village-executive'], clearance: 'normal' },
  divisions: ['420222101200'],
})
const contents = { date: '2023-05-09', division: '420222101200', subjectName: '汪秀英' }

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertVillages)
})
afterAll(() => house.close())

describe('a visit', () => {
  test('begun from a person’s file goes into it, and adds her groups to it', async () => {
    const first = await house.call(lan, recordVisitContract, {
      body: { ...contents, subjectName: '柯秋菊', identity: anIdentityNumber(41) },
    })
    const { personId } = first.body
    const body = { ...contents, subjectName: null, personId, tags: ['left-behind-woman' as const] }
    const next = await house.call(lan, recordVisitContract, { body })
    expect(next.body).toMatchObject({ personId, subject: '柯秋菊' })
    const of = { query: { person: personId ?? '' } }
    expect((await house.call(lan, listVisitsContract, of)).body.total).toBe(2)
    const [file] = await house.asSystem((tx) =>
      tx.rows<{ tags: string[] }>(sql`select tags from people where id = ${personId}`),
    )
    expect(file?.tags).toContain('left-behind-woman')
  })

  test.each([
    ['a file that is not there', newId(), null, [422, 'person-unknown']],
    [
      'a file and an identity number at once',
      newId(),
      anIdentityNumber(42),
      [400, 'invalid-input'],
    ],
  ])('is refused for %s', async (_, personId, identity, refusal) => {
    const body = { ...contents, personId, identity }
    const { status, problem } = await house.call(lan, recordVisitContract, { body })
    expect([status, problem.code]).toEqual(refusal)
  })

  test('is not tied to a file beyond reach', async () => {
    const far = aPerson({ division: '420222109200', orgId: newId() })
    await house.asSystem((tx) => insertPerson(tx, far))
    const body = { ...contents, personId: far.id }
    const { problem } = await house.call(lan, recordVisitContract, { body })
    expect(problem.code).toBe('person-unknown')
  })
})
