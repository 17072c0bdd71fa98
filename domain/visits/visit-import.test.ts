import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { gathered } from '#platform/spreadsheets/workbook.fixtures.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aCsv, aRow, insertVillages } from './visit-file.fixtures.ts'
import { aVisit, insertVisits } from './visit.fixtures.ts'
import { importVisitsFile } from './visit-import.jobs.ts'

const officer = anActor({ divisions: ['420222101'] })

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertVillages)
  folder = await mkdtemp(join(tmpdir(), 'visits-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})
beforeEach(forgetVisits)

describe('a visits file', () => {
  const rows = [
    aRow({ 走访编号: 'A-1', 需求: '想找份工作', 对象身份证号: anIdentityNumber(12) }),
    aRow({ 走访编号: 'A-2', 发现隐患: '是', 隐患描述: '灶台与柴堆太近', 隐患等级: '3' }),
    aRow({ 走访编号: 'A-3', 走访对象: '', 重点人群: '留守妇女、低保' }),
  ]

  test('is taken in row by row, and a second time adds nothing', async () => {
    expect(await imported(aCsv(rows))).toMatchObject({ rows: 3, accepted: 3, rejected: 0 })
    expect(await imported(aCsv(rows))).toMatchObject({ rows: 3, accepted: 0, repeated: 3 })
    expect(await numbers()).toEqual(['A-1', 'A-2', 'A-3'])
  })

  test('in GB18030 says the same', async () => {
    await imported(aCsv(rows))
    const again = await imported(iconv.encode(aCsv(rows), 'gb18030'))
    expect(again).toMatchObject({ accepted: 0, repeated: 3, rejected: 0 })
  })

  test('rehearsed says what would happen and writes nothing', async () => {
    const file = aCsv([...rows, rows[0] ?? {}, aRow({ 走访编号: 'A-1', 需求: '别的' })])
    const rehearsed = await imported(file, { dryRun: true })
    expect(rehearsed).toMatchObject({
      rows: 5,
      accepted: 3,
      repeated: 1,
      rejected: 1,
      importId: null,
    })
    expect(await numbers()).toEqual([])
  })

  test('keeps columns that nobody knows, and says which', async () => {
    const result = await imported(aCsv([{ ...aRow({ 走访编号: 'K-1' }), 天气: '雨' }]))
    expect(result).toMatchObject({ accepted: 1, unknownColumns: ['天气'] })
  })

  test('without a required column is refused whole', async () => {
    const { 执委编号: _number, ...row } = aRow()
    expect(await imported(aCsv([row]))).toEqual({
      refused: 'columns-missing',
      detail: { columns: '执委编号' },
    })
  })

  test('has every bad row reported by row, column and reason; the good ones stay', async () => {
    const errorsOut = join(folder, 'faults.xlsx')
    const result = await imported(
      aCsv([
        aRow({ 走访编号: 'B-1' }),
        aRow({ 走访编号: 'B-2', 走访日期: '2023-02-30' }),
        aRow({ 走访编号: 'B-3', 执委编号: 'HS0000002', 执委姓名: '柯春花' }),
        aRow({ 走访编号: 'B-1', 需求: '同号不同事' }),
        aRow({ 走访编号: 'B-1' }),
        aRow({ 走访编号: 'B-4', 对象身份证号: '420222199001010121', 发现隐患: '是' }),
      ]),
      { errorsOut },
    )
    expect(result).toMatchObject({ rows: 6, accepted: 1, repeated: 1, rejected: 4 })
    const found = 'errors' in result ? result.errors : []
    expect(found.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 走访日期 date-invalid',
      '4 执委编号 executive-unknown',
      '5 走访编号 number-taken',
      '7 对象身份证号 identity-checksum',
      '7 隐患描述 hazard-text-missing',
    ])
    const kept = await house.asSystem((tx) => tx.rows(sql`select shown from import_errors`))
    expect(JSON.stringify(kept)).not.toMatch(/\d{9}|同号不同事/)
    const [header, first] = await gathered(readSheet({ path: errorsOut }))
    expect(header?.cells.slice(0, 3)).toEqual(['行', '列', '原因'])
    expect(first?.cells.slice(0, 2)).toEqual(['3', '走访日期'])
  })

  test('says of a number beyond the importer’s sight only that it is taken', async () => {
    const hidden = aVisit({ number: 'H-1', division: '420222109200', orgId: newId() })
    await house.asSystem((tx) => insertVisits(tx, [hidden]))
    const result = await imported(aCsv([aRow({ 走访编号: 'H-1' }), aRow({ 走访编号: 'H-2' })]))
    expect(result).toMatchObject({
      accepted: 1,
      errors: [{ row: 2, column: '走访编号', code: 'number-taken' }],
    })
  })

  test('does not bring back what was removed, nor undo what was corrected', async () => {
    await imported(aCsv(rows))
    await house.asSystem((tx) =>
      tx.rows(sql`update visits set status = 'removed' where number = 'A-1'`),
    )
    expect(await imported(aCsv(rows))).toMatchObject({ accepted: 0, repeated: 3 })
    expect(await numbers()).toEqual(['A-2', 'A-3'])
  })

  test('in any order and with any repetitions leaves the same visits', async () => {
    const distinct = Array.from({ length: 8 }, (_, at) =>
      aRow({
        走访编号: `P-${at}`,
        需求: at % 2 === 0 ? `第${at}件` : '',
        对象身份证号: at < 4 ? anIdentityNumber(at + 20) : '',
      }),
    )
    const shuffled = fc
      .tuple(
        fc.shuffledSubarray(distinct, { minLength: distinct.length }),
        fc.array(fc.constantFrom(...distinct), { maxLength: 8 }),
        fc.nat({ max: 16 }),
      )
      .map(([once, twice, at]) => twice.slice(0, at).concat(once, twice.slice(at)))
    await fc.assert(
      fc.asyncProperty(shuffled, async (file) => {
        await forgetVisits()
        const result = await imported(aCsv(file))
        expect(result).toMatchObject({ accepted: 8, repeated: file.length - 8, rejected: 0 })
        expect(await numbers()).toEqual(distinct.map((row) => row.走访编号))
      }),
      { numRuns: 12 },
    )
    const people = await house.asSystem((tx) =>
      tx.rows(sql`select 1 from people where same_as is null and identity_index is not null`),
    )
    expect(people.length).toBe(5)
  }, 60_000)
})

async function imported(
  file: string | Buffer,
  options: { dryRun?: boolean; errorsOut?: string } = {},
): Promise<Awaited<ReturnType<typeof importVisitsFile>>> {
  const path = join(folder, 'visits.csv')
  await writeFile(path, file)
  return importVisitsFile(house, officer, path, { dryRun: false, ...options })
}

async function numbers(): Promise<string[]> {
  const found = await house.asSystem((tx) =>
    tx.rows<{ number: string }>(
      sql`select number from visits where status = 'recorded' order by number`,
    ),
  )
  return found.map(({ number }) => number)
}

/** Nothing is ever deleted, so the tests before are put out of the way. */
async function forgetVisits(): Promise<void> {
  await house.asSystem((tx) =>
    tx.rows(sql`update visits set status = 'removed', number = id::text, fingerprint = null`),
  )
}
