import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { divisionsOf } from '#domain/divisions/division.seed.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { markVisits, rebuildMetrics } from '#domain/metrics/metric.public.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { sql } from '#platform/db/sql.ts'
import { paragraphsOf } from '#platform/documents/docx.fixtures.ts'
import { testHouse, type Reply, type TestHouse } from '#tests/house.ts'
import {
  downloadReportContract,
  fileReportContract,
  readReportContract,
} from './report.contract.ts'
import type { Report } from './report.schema.ts'

const officer = anActor({ roles: ['city-officer'], divisions: ['4202'] })
const uncleared = anActor({ roles: ['leader'], divisions: ['4202'], clearance: 'normal' })
const params = { kind: 'monthly', period: '2023-05' } as const
const day = 86_400_000

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem((tx) => {
    saveDivisions(tx, divisionsOf('420200'))
    insertVisits(
      tx,
      Array.from({ length: 20 }, () => aVisit({ date: '2023-05-06', solved: '当场说好了' })),
    )
    const opened = { openedAt: '2023-05-08T02:00:00.000Z', sensitivity: 'sensitive' } as const
    insertMatterFiles(tx, [aMatterInHand(opened), aMatterInHand(opened)])
  })
  await rebuildMetrics(house.db, '420200')
})
afterAll(() => house.close())

describe('filing a period', () => {
  test('waits until it is over', async () => {
    const early = await file({ after: 0 })
    expect([early.status, early.problem.code]).toEqual([422, 'period-not-over'])
    house.clock.moveBy(30 * day)
  })

  test('keeps its numbers, as each clearance reads them', async () => {
    const filed = await file({ after: 0 })
    expect([filed.status, filed.body.number]).toEqual([200, 1])
    const [mine, theirs] = [await read(), await read(uncleared)]
    expect(mine.filing).toMatchObject({ number: 1, reason: null, corrections: [], earlier: [] })
    expect([mine, theirs].map(({ figures }) => figures.mattersOpened.value)).toEqual([2, 0])
  })

  test('is not done twice by two who saw the same', async () => {
    const again = await file({ after: 0, reason: '再报一次' })
    expect([again.status, again.problem.code]).toEqual([422, 'report-filed-meanwhile'])
  })

  test('is not done again where nothing changed, nor without a reason', async () => {
    const [unreasoned, unchanged] = [
      await file({ after: 1 }),
      await file({ after: 1, reason: '补报' }),
    ]
    expect(unreasoned.problem.code).toBe('reason-for-refiling-missing')
    expect(unchanged.problem.code).toBe('filing-unchanged')
  })
})

describe('a filed period that a late record reaches', () => {
  beforeAll(async () => {
    const late = [aVisit({ date: '2023-05-20' }), aVisit({ date: '2023-05-21' })]
    await house.asSystem(async (tx) => {
      insertVisits(tx, late)
      await markVisits(tx, { visits: late })
    })
  })

  test('keeps the number and shows the difference beside it', async () => {
    const { figures, filing, tables } = await read()
    expect(figures.visits).toMatchObject({ value: 20, now: 22 })
    expect(figures.problemsSolved).toMatchObject({ value: 20, now: null })
    expect(tables.monthly[0]?.values.visits).toBe(20)
    const corrected = filing?.corrections.find(({ key }) => key === 'figures.visits')
    expect(corrected).toMatchObject({ filed: 20, now: 22, isCourse: false })
  })

  test('tells in Word, workbook and JSON the number that was filed, and the correction', async () => {
    const paragraphs = paragraphsOf((await download('docx')) as Buffer)
    expect(paragraphs[paragraphs.indexOf('走访妇女群众') + 1]).toBe('20')
    const at = paragraphs.lastIndexOf('走访妇女群众')
    expect(paragraphs.slice(at, at + 4)).toEqual(['走访妇女群众', '20', '22', '+2'])
    const book = new exceljs.Workbook()
    await book.xlsx.load(new Uint8Array((await download('xlsx')) as Buffer).buffer)
    const rows = book.getWorksheet('更正')?.getSheetValues() as unknown[][]
    expect(rows.find((row) => row?.[1] === '走访妇女群众')?.slice(1, 5)).toEqual([
      ...['走访妇女群众', 20, 22, '+2'],
    ])
    expect(((await download('json')) as Report).figures.visits.value).toBe(20)
  })

  test('keeps the day on which a night first noticed it, however often nights pass', async () => {
    await house.runSchedules('night')
    const noticed = house.clock.now().toISOString().slice(0, 10)
    house.clock.moveBy(3 * day)
    await house.runSchedules('night')
    const { filing } = await read()
    const corrected = filing?.corrections.find(({ key }) => key === 'figures.visits')
    expect(corrected?.notedAt.slice(0, 10)).toBe(noticed)
    const rows = await house.asSystem((tx) => tx.rows(sql`select id from filing_corrections`))
    expect(rows.length).toBe(1)
  })

  test('calls it course and no correction where a figure is meant to move on', async () => {
    await house.asSystem(async (tx) => {
      tx.send(
        sql`update matters set status = 'closed', closed_at = '2023-06-02T01:00:00Z'
            where region = '420200'`,
      )
    })
    await rebuildMetrics(house.db, '420200')
    const { filing } = await read()
    expect(filing?.corrections.find(({ key }) => key === 'figures.mattersOpen')).toMatchObject({
      ...{ filed: 2, now: 0, isCourse: true },
    })
  })

  test('is filed again with a reason, and then says what the second filing changed', async () => {
    const again = await file({ after: 1, reason: '两条走访晚到' })
    expect([again.status, again.body.number]).toEqual([200, 2])
    const { figures, filing } = await read()
    expect(figures.visits).toMatchObject({ value: 22, now: null })
    expect(filing).toMatchObject({ number: 2, reason: '两条走访晚到', corrections: [] })
    const [first] = filing?.earlier ?? []
    expect(first?.number).toBe(1)
    expect(first?.corrections.find(({ key }) => key === 'figures.visits')).toMatchObject({
      ...{ filed: 20, now: 22, notedAt: filing?.filedAt },
    })
  })
})

function file(body: { after: number; reason?: string }): Promise<Reply<typeof fileReportContract>> {
  return house.call(officer, fileReportContract, { params, body })
}

async function read(actor = officer): Promise<Report> {
  const { status, body } = await house.call(actor, readReportContract, { params })
  expect(status).toBe(200)
  return body
}

async function download(format: 'docx' | 'xlsx' | 'json'): Promise<unknown> {
  const { body } = await house.call(officer, downloadReportContract, { params, query: { format } })
  return body
}
