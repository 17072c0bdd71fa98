import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { sql } from '#platform/db/sql.ts'
import { insertVillages } from '#domain/visits/visit-file.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aForm, anImportTask, asCsv } from './import-file.fixtures.ts'
import {
  handInContract,
  layOutContract,
  readImportContract,
  startImportContract,
} from './import.contract.ts'
import { importWork } from './import.jobs.ts'
import type { Import, StartAct } from './import.schema.ts'

const officer = anActor({ divisions: ['420222101'] })
const rows = [
  ['编号', '走访时间', '走访人', '执委编号', '所在村', '姓名', '主要需求', '有无隐患', '隐患情况'],
  ['Q-1', '2023.5.6', '柯桂英', 'HS0000001', '港下村', '王小芳', '想学缝纫', '无', ''],
  ['Q-2', '2023年5月7日', '柯桂英', 'HS0000001', '富池镇港下村', '', '', '有', '灶台离柴堆太近'],
  ['Q-3', '5/7/2023', '柯桂英', 'HS0000001', '港下村', '', '', '无', ''],
  ['Q-4', '2023.5.8', '柯春花', 'HS0000001', '港下村', '', '', '无', ''],
]

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertVillages)
})
afterAll(() => house.close())

describe('a visits file with another office’s columns', () => {
  let file: Import

  test('comes in by the visits’ own checks, dates and villages as they were written', async () => {
    file = await handIn()
    const number = file.layout?.columns.find(({ header }) => header === '编号')
    expect(number?.field).toBe('走访编号')
    file = await worked(file.id, 'run')
    expect(file).toMatchObject({ state: 'done', rows: 4, accepted: 2, rejected: 2 })
    const visits = await house.asSystem((tx) =>
      tx.rows(sql`select number, date::text as date, division, source from visits order by number`),
    )
    const division = '420222101200'
    expect(visits).toEqual([
      { number: 'Q-1', date: '2023-05-06', division, source: 'import' },
      { number: 'Q-2', date: '2023-05-07', division, source: 'import' },
    ])
    const faults = await house.asSystem((tx) =>
      tx.rows(sql`select row, code from import_faults order by row`),
    )
    expect(faults).toEqual([
      { row: 4, code: 'date-ambiguous' },
      { row: 5, code: 'executive-name-differs' },
    ])
  })

  test('registers its needs and hazards as a file in the published form does', async () => {
    const leads = await house.asSystem((tx) =>
      tx.rows(sql`select kind, status from leads order by kind`),
    )
    expect(leads).toEqual([
      { kind: 'hazard', status: 'registered' },
      { kind: 'need', status: 'open' },
    ])
  })

  test('is taken back but for the visit on whose hazard a matter stands', async () => {
    file = await worked(file.id, 'undo')
    expect(file).toMatchObject({ state: 'undone', undone: 1, kept: 1 })
    const states = await house.asSystem((tx) =>
      tx.rows(sql`select left(number, 3) as number, status from visits order by number`),
    )
    expect(states).toEqual([
      { number: 'Q-1', status: 'removed' },
      { number: 'Q-2', status: 'recorded' },
    ])
    const again = await worked((await handIn()).id, 'run')
    expect(again).toMatchObject({ accepted: 1, repeated: 1, rejected: 2 })
  })
})

async function handIn(): Promise<Import> {
  const { body: form, headers } = aForm(asCsv(rows))
  const input = { query: { kind: 'visits' as const }, body: form as never }
  const { body } = await house.call(officer, handInContract, input, headers)
  const read = await house.call(officer, readImportContract, { params: { id: body.importId } })
  return mapped(read.body)
}

/** 编号 may be anything's number; here it is said to be the visit's. */
async function mapped(file: Import): Promise<Import> {
  const layout = file.layout ?? { headerRow: 1, headerDepth: 1, columns: [] }
  const columns = layout.columns.map((column) =>
    column.header === '编号' ? Object.assign({}, column, { field: '走访编号' }) : column,
  )
  const { body } = await house.call(officer, layOutContract, {
    params: { id: file.id },
    body: { layout: { ...layout, columns }, version: file.version },
  })
  return body
}

async function worked(id: string, act: StartAct): Promise<Import> {
  await house.call(officer, startImportContract, { params: { id }, body: { act } })
  const task = anImportTask(id, act, officer.id)
  await importWork.run(house, officer, task, () => undefined)
  return (await house.call(officer, readImportContract, { params: { id } })).body
}
