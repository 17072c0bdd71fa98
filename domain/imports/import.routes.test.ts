import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { arriving, gathered } from '#platform/spreadsheets/workbook.fixtures.ts'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { policyTable } from '#tests/policy-table.ts'
import {
  aForm,
  aHead,
  anImport,
  anImportTask,
  asCsv,
  insertPlaces,
} from './import-file.fixtures.ts'
import {
  downloadFaultsContract,
  handInContract,
  layOutContract,
  listFaultsContract,
  listImportsContract,
  previewImportContract,
  readImportContract,
  startImportContract,
} from './import.contract.ts'
import { forgetUnrunFiles, importFilePath, importWork } from './import.jobs.ts'
import { importRoutes } from './import.routes.ts'
import type { Import, ImportKind, StartAct } from './import.schema.ts'
import { insertImport } from './import.store.ts'

const officer = anActor({ roles: ['county-officer'], divisions: ['420222'] })
const colleague = anActor({ ...officer, id: '01890000-0000-7000-8000-000000000002' })
const stranger = anActor({ ...officer, id: newId(), orgId: newId(), orgs: [] })
const township = anActor({ divisions: ['420222101'] })

const header = ['妇女姓名', '身份证号码', '手机号', '所在村', '类型']

const stored = anImport({ accountId: officer.id })
const layOut = importRoutes.find(({ contract }) => contract.id === layOutContract.id)
if (layOut === undefined) throw new Error('no such route')
policyTable(layOut, {
  record: stored,
  insert: (tx, one) => insertImport(tx, one, aHead()),
  input: { body: { layout: stored.layout, version: 1 } },
  rows: [
    ['by whoever handed it in', officer, 'permitted'],
    ['by a colleague', colleague, 'not-found'],
    ['after she lost the right', { ...officer, roles: ['township-officer'] }, 'role-not-allowed'],
  ],
})

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertPlaces)
})
afterAll(() => house.close())

describe('who may hand in a file', () => {
  test.each([
    ['people', officer, 200],
    ['people', township, 403],
    ['visits', township, 200],
    ['organisations', anActor({ roles: ['system-admin'], divisions: [] }), 200],
    ['people', anActor({ roles: ['system-admin'], divisions: [] }), 403],
    ['mediation', anActor({ roles: ['leader'] }), 403],
  ] as const)('of %s', async (kind, actor, status) => {
    expect((await send(actor, kind, asCsv([header]))).status).toBe(status)
  })

  test('learns at once of a file that cannot be read', async () => {
    const { problem } = await send(officer, 'people', '甲,乙\n1,"2\n3,4')
    expect(problem.code).toBe('csv-broken')
    expect((await send(officer, 'people', '')).problem.code).toBe('file-empty')
  })
})

describe('a file handed in', () => {
  const rows = [
    ['附件：富池镇重点妇女摸底表', '', '', '', '', ''],
    ['序号', '基本情况', '', '联系', '', '备注'],
    ['', '姓名', '身份证号', '电话', '村(社区)', ''],
    ['1', '王小芳', anIdentityNumber(100), '13907140901', '港下村', ''],
    ['2', '王小芳', anIdentityNumber(100), '', '港下村', ''],
    ['3', '柯二妹', '4.20222E+17', '12345', '上罗村', ''],
  ]

  test('is read with its title above and its header in two rows, and previewed', async () => {
    const id = await handIn('people', asCsv(rows))
    const { body } = await house.call(officer, readImportContract, { params: { id } })
    expect(body.layout).toMatchObject({ headerRow: 2, headerDepth: 2 })
    expect(body.layout?.columns.map(({ field }) => field)).toEqual([
      ...[null, 'name', 'identity', 'phone', 'division', null],
    ])
    const preview = await house.call(officer, previewImportContract, { params: { id } })
    expect(preview.body).toMatchObject({ fault: null, missing: [] })
    expect(preview.body.rows.map(({ outcome }) => outcome)).toEqual(['new', 'repeated', 'faulty'])
    expect(preview.body.rows[2]?.faults.map(({ code }) => code).toSorted()).toEqual([
      ...['division-outside-reach', 'identity-rounded', 'phone-invalid'],
    ])
    expect(JSON.stringify(preview.body)).not.toContain('13907140901')
    const seen = await house.asSystem((tx) => tx.rows(sql`select 1 from people`))
    expect(seen).toEqual([])
  })

  test('is nobody else’s', async () => {
    const params = { id: await handIn('people', asCsv(rows)) }
    expect((await house.call(colleague, readImportContract, { params })).status).toBe(404)
    expect((await house.call(colleague, previewImportContract, { params })).status).toBe(404)
    expect((await begin(colleague, params.id, 'run')).status).toBe(404)
    expect((await house.call(colleague, listImportsContract)).body.total).toBe(0)
  })

  test('is tried without a trace but its faults, then run, and gone from the disk', async () => {
    const id = await handIn('people', asCsv(rows))
    const path = importFilePath(house.config, id)
    const tried = await worked(id, 'rehearse')
    expect(tried).toMatchObject({ state: 'rehearsed', rows: 3, accepted: 1, repeated: 1 })
    expect(await peopleNamed('王小芳')).toBe(0)
    expect(existsSync(path)).toBe(true)
    const run = await worked(id, 'run')
    expect(run).toMatchObject({ state: 'done', accepted: 1, repeated: 1, rejected: 1 })
    expect(await peopleNamed('王小芳')).toBe(1)
    expect(existsSync(path)).toBe(false)
    const params = { id }
    const faults = await house.call(officer, listFaultsContract, { params })
    expect(faults.body).toMatchObject({ total: 3, totalIsCapped: false })
    const book = await house.call(officer, downloadFaultsContract, { params })
    const sheet = await gathered(readSheet({ stream: arriving(book.body as Buffer) }))
    expect(sheet).toHaveLength(4)
    expect((await begin(officer, id, 'run')).problem.code).toBe('import-over')
  })

  test('is read the same way the next time, by this office only', async () => {
    const odd = [
      ['称呼', '所在村'],
      ['欧阳秀', '港下村'],
    ]
    const first = await handIn('people', asCsv(odd))
    const { body } = await house.call(officer, readImportContract, { params: { id: first } })
    const layout = body.layout ?? { headerRow: 1, headerDepth: 1, columns: [] }
    const mapped = layout.columns.map((each) => ({
      ...each,
      field: each.header === '称呼' ? 'name' : each.field,
    }))
    const laid = await house.call(officer, layOutContract, {
      params: { id: first },
      body: { layout: { ...layout, columns: mapped }, version: body.version },
    })
    expect(laid.status).toBe(200)
    await worked(first, 'run')
    const second = await handIn('people', asCsv(odd))
    const again = await house.call(officer, readImportContract, { params: { id: second } })
    expect(again.body).toMatchObject({ isRemembered: true })
    expect(again.body.layout?.columns[0]?.field).toBe('name')
    const other = (await send(stranger, 'people', asCsv(odd))).body.importId
    const theirs = await house.call(stranger, readImportContract, { params: { id: other } })
    expect(theirs.body.isRemembered).toBe(false)
  })

  test('with a field in two columns is not laid out, without a required one not begun', async () => {
    const id = await handIn(
      'people',
      asCsv([
        ['姓名', '称呼'],
        ['甲乙', '丙'],
      ]),
    )
    const { body } = await house.call(officer, readImportContract, { params: { id } })
    const layout = body.layout ?? { headerRow: 1, headerDepth: 1, columns: [] }
    const columns = layout.columns.map((each) => ({ ...each, field: 'name' }))
    const twice = await house.call(officer, layOutContract, {
      params: { id },
      body: { layout: { ...layout, columns }, version: body.version },
    })
    expect(twice.problem.code).toBe('field-twice')
    expect((await begin(officer, id, 'run')).problem.code).toBe('columns-missing')
  })

  test('without a header leaves nothing of its first person in clear', async () => {
    await handIn(
      'people',
      asCsv([
        ['闵无名', '13907149999'],
        ['闵有名', '13907149998'],
      ]),
    )
    const rows = await house.asSystem((tx) => tx.rows(sql`select * from imports`))
    expect(JSON.stringify(rows)).not.toMatch(/闵无名|13907149999/)
  })

  test('that nobody runs is destroyed after two weeks', async () => {
    const id = await handIn('people', asCsv(rows))
    house.clock.moveBy(15 * 86_400_000)
    await forgetUnrunFiles.run(house)
    expect(existsSync(importFilePath(house.config, id))).toBe(false)
    const { body } = await house.call(officer, readImportContract, { params: { id } })
    expect(body.state).toBe('expired')
  })
})

function send(
  actor: typeof officer,
  kind: ImportKind,
  content: string,
): ReturnType<typeof house.call<typeof handInContract>> {
  const { body, headers } = aForm(content)
  return house.call(actor, handInContract, { query: { kind }, body: body as never }, headers)
}

async function handIn(kind: ImportKind, content: string): Promise<string> {
  const { status, body } = await send(officer, kind, content)
  expect(status).toBe(200)
  return body.importId
}

function begin(
  actor: typeof officer,
  id: string,
  act: StartAct,
): ReturnType<typeof house.call<typeof startImportContract>> {
  return house.call(actor, startImportContract, { params: { id }, body: { act } })
}

async function worked(id: string, act: StartAct): Promise<Import> {
  expect((await begin(officer, id, act)).status).toBe(200)
  await work(id, act)
  return (await house.call(officer, readImportContract, { params: { id } })).body
}

/** What the worker does when it takes the task from the queue. */
function work(importId: string, act: StartAct): ReturnType<typeof importWork.run> {
  const task = anImportTask(importId, act, officer.id)
  return importWork.run(house, officer, task, () => undefined)
}

async function peopleNamed(name: string): Promise<number> {
  const found = await house.asSystem((tx) =>
    tx.rows(sql`select 1 from people where name = ${name}`),
  )
  return found.length
}
