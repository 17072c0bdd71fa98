import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockSetting } from '#domain/matters/clock.schema.ts'
import { changeLevelContract } from '#domain/matters/matter.contract.ts'
import { aMatterInHand, aMatterFile, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { takeMatterContract } from '#domain/matters/matter.contract.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import { writeSettingContract } from './setting.contract.ts'

const hour = 3_600_000
const officer = anActor({ divisions: ['420222103'] })
const city = anActor({ roles: ['city-officer'], divisions: ['4202'] })

describe('a clock that runs while the city changes its clocks', () => {
  let house: TestHouse
  const waiting = aMatterFile()
  const inHand = aMatterInHand()
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertMatterFiles(tx, [waiting, inHand]))
    const { initial } = clockSetting
    await house.call(city, writeSettingContract, {
      params: { kind: 'clocks' },
      body: {
        body: {
          ...initial,
          steps: {
            ...initial.steps,
            contact: { byLevel: ['1h', '2h', '3h', '4h'] },
            'follow-up': { byLevel: ['1d', '2d', '3d', '4d'] },
          },
        },
        ...{ note: '按市里新办法', basedOn: 0 },
      },
    })
  })
  afterAll(() => house.close())

  const dueOf = async (id: string, kind: string): Promise<number> => {
    const { body } = await house.call(officer, readMatterContract, { params: { id } })
    const step = body.steps.find((each) => each.kind === kind && each.doneAt === null)
    return Date.parse(step?.dueAt ?? '')
  }

  test('keeps the time it was given', async () => {
    const given = inHand.steps.find(({ kind }) => kind === 'follow-up')?.dueAt ?? ''
    expect(await dueOf(inHand.id, 'follow-up')).toBe(Date.parse(given))
  })

  test('is tightened by the version that started it', async () => {
    const raised = await house.call(officer, changeLevelContract, {
      params: { id: inHand.id },
      body: { level: 2, reason: '又动了手' },
    })
    expect(raised.status).toBe(200)
    // Fortnightly by the first clocks; two days would be by the new ones.
    const due = await dueOf(inHand.id, 'follow-up')
    expect(Math.round((due - testNow.getTime()) / hour)).toBe(14 * 24)
  })

  test('is followed by one that runs by the new version', async () => {
    const taken = await house.call(officer, takeMatterContract, { params: { id: waiting.id } })
    expect(taken.status).toBe(200)
    const due = await dueOf(waiting.id, 'contact')
    expect(due - Date.parse(waiting.openedAt)).toBeLessThanOrEqual(3 * hour + 2 * hour)
    expect(due).toBeLessThan(testNow.getTime() + 4 * hour)
  })
})
