import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listLeadsContract } from '#domain/leads/lead.contract.ts'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import {
  colleague,
  handler,
  insertDutyWorld,
  officer,
  prosecutor,
  type Person,
} from '#domain/mandatory-reports/duty-world.fixtures.ts'
import { listMissedContract } from '#domain/mandatory-reports/report-watch.contract.ts'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aForm, anImportTask, asCsv } from './import-file.fixtures.ts'
import { handInContract, readImportContract, startImportContract } from './import.contract.ts'
import { importWork } from './import.jobs.ts'
import type { Import, StartAct } from './import.schema.ts'

const header = ['来源', '医院', '门诊号', '就诊日期', '患儿姓名', '身份证号', '村', '伤情']
const row = (number: string, name: string, identity: string, told: string): string[] => [
  ...['医院', '富池镇卫生院', number, '2023-05-10', name, identity, '富池镇港下村', told],
]
const boy = anIdentityNumber(511, '20150302')
const girl = anIdentityNumber(512, '20120817')
const woman = anIdentityNumber(513, '19880506')
const list = [
  header,
  row('M-1', '柯小满', boy, '被27岁男子殴打，双臂多处淤青，陪同者说法前后不一'),
  row('M-2', '柯小雨', girl, '发热三天，家长陪同就诊'),
  row('M-3', '石桂花', woman, '被丈夫打伤，右臂骨折'),
  row('M-1', '柯小满', boy, '被27岁男子殴打，双臂多处淤青，陪同者说法前后不一'),
  row('M-5', '', boy, '腹痛'),
  row('M-6', '柯小麦', '', ''),
]

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertDutyWorld)
})
afterAll(() => house.close())

describe('a list of a hospital', () => {
  let first: Import

  test('becomes leads that wait in triage, each kept as closely as what it tells', async () => {
    house.clock.moveTo(new Date('2023-05-11T02:00:00Z'))
    first = await worked(await handIn(handler), 'run')
    expect(first).toMatchObject({ rows: 6, accepted: 3, repeated: 1, rejected: 2 })
    const found = await house.asSystem((tx) =>
      tx.rows(sql`select source_number as number, channel, status, sensitivity, category, traits,
          due_at is not null as has_clock, subject_name as name
        from leads where channel = 'hospital' order by source_number`),
    )
    const waits = { channel: 'hospital', status: 'open', hasClock: true }
    expect(found).toEqual([
      {
        ...{ ...waits, number: 'M-1', name: '柯小满', sensitivity: 'sealed', category: 'children' },
        traits: ['violence', 'minor', 'crime'],
      },
      {
        ...{ ...waits, number: 'M-2', name: '柯小雨', sensitivity: 'sensitive' },
        ...{ category: 'children', traits: ['minor'] },
      },
      {
        ...{ ...waits, number: 'M-3', name: '石桂花', sensitivity: 'sensitive' },
        ...{ category: 'marriage-family', traits: ['violence'] },
      },
    ])
    expect(await numbersFor(handler)).toEqual(['M-1', 'M-2', 'M-3'])
    // Answers by name for what is sealed in the county; the township sees what is not.
    expect(await numbersFor(colleague)).toEqual(['M-1', 'M-2', 'M-3'])
    expect(await numbersFor(officer)).toEqual(['M-2', 'M-3'])
  })

  test('adds nothing when it comes again, from whichever desk of the office', async () => {
    const again = await worked(await handIn(colleague), 'run', colleague)
    expect(again).toMatchObject({ accepted: 0, repeated: 4, rejected: 2 })
  })

  test('opens a file for whoever has a number, and a party whose phone stays with the lead', async () => {
    const files = await house.asSystem((tx) =>
      tx.rows(sql`select name, sensitivity from people where name like '柯小%' order by name`),
    )
    expect(files).toEqual([
      { name: '柯小满', sensitivity: 'sealed' },
      { name: '柯小雨', sensitivity: 'sensitive' },
    ])
    const parties = await house.asSystem((tx) =>
      tx.rows(sql`select role, is_hidden from matter_parties where name = '柯小满'`),
    )
    expect(parties).toEqual([{ role: 'victim', isHidden: true }])
  })

  test('about a child that nobody reports is told to the procuratorate after a day, once', async () => {
    house.clock.moveTo(new Date('2023-05-12T01:59:00Z'))
    await house.runSchedules('minute')
    expect(await missed()).toEqual([])
    house.clock.moveTo(new Date('2023-05-12T02:01:00Z'))
    await Promise.all([house.runSchedules('minute'), house.runSchedules('minute')])
    expect(await missed()).toEqual([
      { leadNumber: 'M-1', channel: 'hospital', situations: ['violence'] },
    ])
    const { body } = await house.call(prosecutor.actor, listNoticesContract, {
      query: { size: 100 },
    })
    expect(body.items.filter(({ kind }) => kind === 'report-missed')).toHaveLength(1)
  })

  test('taken back is declined where nobody has touched it, and its rows may come again', async () => {
    await house.asSystem((tx) => {
      tx.send(sql`update leads set version = 2 where source_number = 'M-3'`)
    })
    const undone = await worked(first.id, 'undo')
    expect(undone).toMatchObject({ state: 'undone', undone: 2, kept: 1 })
    const again = await worked(await handIn(handler), 'run')
    expect(again).toMatchObject({ accepted: 2, repeated: 2, rejected: 2 })
    const counted = await house.asSystem((tx) =>
      tx.rows(sql`select source_number as number, status, count(*)::int as leads from leads
        where channel = 'hospital' group by 1, 2 order by 1, 2`),
    )
    expect(counted).toEqual([
      { number: 'M-1', status: 'declined', leads: 1 },
      { number: 'M-1', status: 'open', leads: 1 },
      { number: 'M-2', status: 'declined', leads: 1 },
      { number: 'M-2', status: 'open', leads: 1 },
      { number: 'M-3', status: 'open', leads: 1 },
    ])
    // What was found of a child is not untold by taking a list back.
    expect(await missed()).toHaveLength(1)
  })
})

async function missed(): Promise<unknown[]> {
  const { body } = await house.call(prosecutor.actor, listMissedContract, { query: {} })
  return body.items.map(({ leadNumber, channel, situations }) => {
    return { leadNumber, channel, situations }
  })
}

async function numbersFor({ actor }: Person): Promise<string[]> {
  const { body } = await house.call(actor, listLeadsContract, { query: { size: 100 } })
  return body.items.map(({ sourceNumber }) => sourceNumber).toSorted()
}

async function handIn({ actor }: Person): Promise<string> {
  const { body: form, headers } = aForm(asCsv(list))
  const input = { query: { kind: 'findings' as const }, body: form as never }
  const { status, body } = await house.call(actor, handInContract, input, headers)
  expect(status).toBe(200)
  return body.importId
}

async function worked(id: string, act: StartAct, { actor } = handler): Promise<Import> {
  const begun = await house.call(actor, startImportContract, { params: { id }, body: { act } })
  expect(begun.status).toBe(200)
  await importWork.run(house, actor, anImportTask(id, act, actor.id), () => undefined)
  return (await house.call(actor, readImportContract, { params: { id } })).body
}
