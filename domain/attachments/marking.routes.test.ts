import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { markAttachmentContract } from './attachment.contract.ts'
import { anAttachment, insertAttachmentRow } from './attachment.fixtures.ts'
import type { Whereabouts } from './attachment.schema.ts'

describe('whether a file tells where she can be found', () => {
  const office = newId()
  const officer = anActor({ id: newId(), orgId: office, orgs: [office] })
  const file = anAttachment({ orgId: office, createdBy: officer.id })
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(async (tx) => insertAttachmentRow(tx, file))
  })
  afterAll(() => house.close())

  test('marked by two at once is what the last of them saw, or one is told to look again', async () => {
    const mark = (whereabouts: Whereabouts) =>
      house.call(officer, markAttachmentContract, {
        ...{ params: { id: file.id }, body: { whereabouts } },
      })
    let marks = 0
    for (let round = 0; round < 12; round++) {
      const answers = await Promise.all([mark('absent'), mark('present')])
      for (const { status } of answers) expect([200, 409]).toContain(status)
      marks += answers.filter(({ status }) => status === 200).length
    }
    const last = await mark('present')
    // Every mark that was answered with yes has its version.
    expect(last.body).toMatchObject({ version: file.version + marks + 1, whereabouts: 'present' })
  })
})
