import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Report } from '#platform/jobs/long-work.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { arriving, gathered } from '#platform/spreadsheets/workbook.fixtures.ts'
import {
  aContact,
  anIdentityNumber,
  aPerson,
  insertContacts,
} from '#domain/people/person.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aForm, anImportTask, asCsv, insertPlaces } from './import-file.fixtures.ts'
import {
  downloadTemplateContract,
  handInContract,
  listKeptContract,
  listPastEntriesContract,
  readImportContract,
  readPastEntryContract,
  startImportContract,
} from './import.contract.ts'
import { importWork } from './import.jobs.ts'
import type { Import, ImportKind, StartAct } from './import.schema.ts'

const officer = anActor({ roles: ['county-officer'], divisions: ['420222'] })
const header = ['妇女姓名', '身份证号码', '手机号', '所在村', '类型']

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertPlaces)
})
afterAll(() => house.close())

describe('an import that is killed', () => {
  test.each([1, 2])('after chunk %d goes on and makes each record once', async (after) => {
    const list = Array.from({ length: 1_300 }, (_, at) => [
      `第${after}批`,
      anIdentityNumber(at % 900, `19${80 + after}0${1 + Math.floor(at / 900)}01`),
      at % 100 === 7 ? '12' : '',
      '港下村',
      '',
    ])
    const id = await handIn('people', asCsv([header, ...list]))
    await begin(id, 'run')
    let chunks = 0
    const killed = work(id, 'run', () => {
      chunks++
      if (chunks === after) throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    await work(id, 'run')
    await work(id, 'run')
    const { body } = await house.call(officer, readImportContract, { params: { id } })
    expect(body).toMatchObject({ state: 'done', rows: 1_300, accepted: 1_287, rejected: 13 })
    expect(await peopleNamed(`第${after}批`)).toBe(1_287)
    const [counted] = await house.asSystem((tx) =>
      tx.rows(sql`select count(*)::int as made,
        (select count(*)::int from import_faults where import_id = ${id}) as faults
        from import_records where import_id = ${id}`),
    )
    expect(counted).toEqual({ made: 1_287, faults: 13 })
  })
})

describe('undoing an import', () => {
  test('takes back what nobody has touched and says what it had to leave', async () => {
    const id = await handIn(
      'households',
      asCsv([
        ['户编号', '姓名', '与户主关系', '身份证号', '村', '重点人群'],
        ['H9', '胡大山', '户主', anIdentityNumber(401), '港下村', '低保'],
        ['H9', '胡春兰', '妻', anIdentityNumber(402), '港下村', ''],
      ]),
    )
    await worked(id, 'run')
    const [head] = await house.asSystem((tx) =>
      tx.rows<{ id: string }>(sql`select id from people where name = '胡大山'`),
    )
    await house.asSystem((tx) => {
      insertContacts(tx, [aContact({}, aPerson({ id: head?.id ?? '' }))])
    })
    const undone = await worked(id, 'undo')
    // the wife's file and what bound her to him; his has a phone number since
    expect(undone).toMatchObject({ state: 'undone', undone: 2, kept: 1 })
    expect(await peopleNamed('胡大山')).toBe(1)
    expect(await peopleNamed('胡春兰')).toBe(0)
    const left = await house.call(officer, listKeptContract, { params: { id } })
    expect(left.body.items).toEqual([{ kind: 'person', recordId: head?.id, row: 2 }])
    expect((await begin(id, 'undo')).problem.code).toBe('import-not-done')
  })

  test('of executives, organisations and an old ledger leaves the way free for the file', async () => {
    const files: readonly (readonly [ImportKind, string[][], number])[] = [
      [
        'organisations',
        [
          ['名称', '类别', '区划'],
          ['丰山村妇联', '妇女联合会', '富池镇丰山村'],
        ],
        1,
      ],
      [
        'executives',
        [
          ['编号', '姓名', '性别', '村'],
          ['ZW-9', '万玉', '女', '富池镇丰山村'],
        ],
        1,
      ],
      [
        'ledger',
        [
          ['日期', '姓名', '村', '情况'],
          ['2018.1.1', '万金', '富池镇丰山村', '咨询'],
        ],
        2,
      ],
    ]
    for (const [kind, rows, records] of files) {
      const id = await handIn(kind, asCsv(rows))
      expect(await worked(id, 'run')).toMatchObject({ accepted: 1 })
      if (kind === 'organisations') continue
      expect(await worked(id, 'undo')).toMatchObject({ undone: records, kept: 0 })
      const again = await handIn(kind, asCsv(rows))
      expect(await worked(again, 'run')).toMatchObject({ accepted: 1, repeated: 0, rejected: 0 })
    }
    const { body } = await house.call(officer, listPastEntriesContract)
    expect(body.items[0]).toMatchObject({ name: '万金', enteredOn: '2018-01-01', isSettled: null })
    const params = { id: body.items[0]?.id ?? '' }
    const read = await house.call(officer, readPastEntryContract, { params })
    expect(read.body).toMatchObject({ told: '咨询', done: null })
    const elsewhere = anActor({ ...officer, orgs: [], divisions: ['420281'], id: newId() })
    expect((await house.call(elsewhere, readPastEntryContract, { params })).status).toBe(404)
  })
})

describe('a template', () => {
  test('has the columns with their marks, and is read back by itself', async () => {
    const answer = await house.call(officer, downloadTemplateContract, {
      params: { kind: 'households' },
    })
    const [head] = await gathered(readSheet({ stream: arriving(answer.body as Buffer) }))
    expect(head?.cells.slice(0, 4)).toEqual(['户编号*', '与户主关系*', '姓名*', '身份证号'])
  })
})

async function handIn(kind: ImportKind, content: string): Promise<string> {
  const { body: form, headers } = aForm(content)
  const input = { query: { kind }, body: form as never }
  const { status, body } = await house.call(officer, handInContract, input, headers)
  expect(status).toBe(200)
  return body.importId
}

function begin(
  id: string,
  act: StartAct,
): ReturnType<typeof house.call<typeof startImportContract>> {
  return house.call(officer, startImportContract, { params: { id }, body: { act } })
}

async function worked(id: string, act: StartAct): Promise<Import> {
  expect((await begin(id, act)).status).toBe(200)
  await work(id, act)
  return (await house.call(officer, readImportContract, { params: { id } })).body
}

/** What the worker does when it takes the task from the queue. */
function work(
  importId: string,
  act: StartAct,
  report: Report = () => undefined,
): ReturnType<typeof importWork.run> {
  return importWork.run(house, officer, anImportTask(importId, act, officer.id), report)
}

async function peopleNamed(name: string): Promise<number> {
  const found = await house.asSystem((tx) =>
    tx.rows(sql`select 1 from people where name = ${name}`),
  )
  return found.length
}
