import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Report, Task } from '#platform/jobs/long-work.ts'
import { sql } from '#platform/db/sql.ts'
import { gathered, arriving } from '#platform/spreadsheets/workbook.fixtures.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aCsv, aRow, insertVillages } from './visit-file.fixtures.ts'
import {
  downloadImportFaultsContract,
  importVisitsContract,
  listImportFaultsContract,
  listImportsContract,
  readImportContract,
} from './visit-import.contract.ts'
import { batchPath } from '#domain/file-batches/file-batch.public.ts'
import { visitImportWork } from './visit-import.jobs.ts'

const officer = anActor({ divisions: ['420222101'] })
const colleague = anActor({ ...officer, id: '01890000-0000-7000-8000-000000000002' })

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertVillages)
})
afterAll(() => house.close())

describe('a file handed in', () => {
  test('lies sealed until it is worked through, and is gone afterwards', async () => {
    const importId = await handIn(aCsv([aRow({ 走访编号: 'U-1', 需求: '想学缝纫' })]))
    const path = batchPath(house.config, importId)
    expect(existsSync(path)).toBe(true)
    await work(importId)
    expect(existsSync(path)).toBe(false)
    const { body } = await house.call(officer, readImportContract, { params: { id: importId } })
    expect(body).toMatchObject({ filename: '走访.csv', rows: 1, accepted: 1, refusal: null })
    expect(body.finishedAt).not.toBeNull()
  })

  test('shows its faults by page and as a workbook', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => aRow({ 走访编号: `F-${at}`, 走访日期: '' }))
    const importId = await handIn(aCsv(rows))
    await work(importId)
    const params = { id: importId }
    const query = { page: 2, size: 20 }
    const { body } = await house.call(officer, listImportFaultsContract, { params, query })
    expect(body).toMatchObject({ total: 30, totalIsCapped: false })
    expect(body.items[0]).toEqual({ row: 22, column: '走访日期', code: 'required', shown: '' })
    const workbook = await house.call(officer, downloadImportFaultsContract, { params })
    const sheet = await gathered(readSheet({ stream: arriving(workbook.body as Buffer) }))
    expect(sheet).toHaveLength(31)
  })

  test('says of how many rows it is, as soon as its task knows', async () => {
    const importId = await handIn(aCsv([aRow({ 走访编号: 'T-1' })]))
    const params = { id: importId }
    expect((await house.call(officer, readImportContract, { params })).body.total).toBeNull()
    await house.asSystem((tx) => {
      tx.send(sql`update tasks set total = 58933 where region = '420200'
        and id = (select task_id from import_batches where region = '420200' and id = ${importId})`)
    })
    expect((await house.call(officer, readImportContract, { params })).body.total).toBe(58_933)
  })

  test('that is no visits file ends with the reason', async () => {
    const importId = await handIn('甲,乙\r\n1,2')
    await work(importId)
    const { body } = await house.call(officer, readImportContract, { params: { id: importId } })
    expect(body).toMatchObject({ rows: 0, refusal: 'columns-missing' })
  })

  test('is its owner’s alone', async () => {
    const importId = await handIn(aCsv([aRow({ 走访编号: 'O-1' })]))
    const params = { id: importId }
    expect((await house.call(colleague, readImportContract, { params })).status).toBe(404)
    expect((await house.call(colleague, listImportsContract)).body.total).toBe(0)
    expect((await house.call(officer, listImportsContract)).body.items[0]?.id).toBe(importId)
  })

  test('is not taken from an executive', async () => {
    const executive = anActor({ roles: ['village-executive'] })
    const { status, problem } = await send(executive, 'x')
    expect([status, problem.code]).toEqual([403, 'role-not-allowed'])
  })
})

describe('an import that is killed', () => {
  test.each([1, 2, 3])(
    'after chunk %d goes on from there and counts every row once',
    async (after) => {
      const rows = Array.from({ length: 3_500 }, (_, at) =>
        aRow({ 走访编号: `C${after}-${at}`, 走访日期: at % 500 === 7 ? '' : '2023-05-06' }),
      )
      const importId = await handIn(aCsv(rows))
      let chunks = 0
      const killed = work(importId, () => {
        chunks++
        if (chunks === after) throw new Error('killed')
      })
      await expect(killed).rejects.toThrow('killed')
      await work(importId)
      const again = await work(importId)
      expect(again).toMatchObject({ rows: 3_500, accepted: 3_493, repeated: 0, rejected: 7 })
      const [counted] = await house.asSystem((tx) =>
        tx.rows(sql`select count(*)::int as visits,
        (select count(*)::int from import_errors where batch_id = ${importId}) as faults
        from visits where batch_id = ${importId}`),
      )
      expect(counted).toEqual({ visits: 3_493, faults: 7 })
    },
  )
})

function send(
  actor: typeof officer,
  content: string,
): ReturnType<typeof house.call<typeof importVisitsContract>> {
  const boundary = 'tiexin-boundary'
  const payload = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="走访.csv"\r\n` +
      `content-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  )
  const type = `multipart/form-data; boundary=${boundary}`
  return house.call(
    actor,
    importVisitsContract,
    { body: payload as never },
    { 'content-type': type },
  )
}

async function handIn(content: string): Promise<string> {
  const { status, body } = await send(officer, content)
  expect(status).toBe(200)
  return body.importId
}

/** What the worker does when it takes the task from the queue. */
function work(
  importId: string,
  report: Report = () => undefined,
): ReturnType<typeof visitImportWork.run> {
  const task: Task = {
    ...{ id: importId, region: '420200', accountId: officer.id, kind: visitImportWork.kind },
    ...{ state: 'running', done: 0, total: null, input: { importId }, result: null },
    createdAt: '2023-05-10T02:14:00.000Z',
  }
  return visitImportWork.run(house, officer, task, report)
}
