import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { divisionsOf } from '#domain/divisions/division.seed.ts'
import { readDashboardContract } from '#domain/metrics/metric.contract.ts'
import { rebuildMetrics } from '#domain/metrics/metric.public.ts'
import { metricCodes, type MetricCode } from '#domain/metrics/metric.schema.ts'
import { makeWorld } from '#domain/metrics/mutation-world.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { paragraphsOf } from '#platform/documents/docx.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { readCockpitContract } from './cockpit.contract.ts'
import {
  downloadReportContract,
  fileReportContract,
  readReportContract,
} from './report.contract.ts'
import type { Report, ReportKind } from './report.schema.ts'

const officer = anActor({ roles: ['city-officer'], divisions: ['4202'] })
const periods: readonly (readonly [ReportKind, string])[] = [
  ['annual', '2023'],
  ['half-yearly', '2023-H1'],
  ['quarterly', '2023-Q2'],
  ['monthly', '2023-05'],
]
const days = ['2023-05-06', '2023-01-15', '2023-05-20', '2023-04-02', '2023-11-30']

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(async (tx) => {
    saveDivisions(tx, divisionsOf('420200'))
    let at = 0
    await makeWorld(tx, () => {
      at += 1
      return { division: '420222103200', day: days[at % days.length] ?? '2023-05-06' }
    })
    const visits = Array.from({ length: 40 }, (_, nth) =>
      aVisit({ date: days[nth % days.length] ?? '', hazard: nth % 9 === 0 ? '夫妻争吵' : null }),
    )
    insertVisits(tx, visits)
  })
  await rebuildMetrics(house.db, '420200')
  house.clock.moveBy(365 * 86_400_000)
})
afterAll(() => house.close())

type Numbers = Readonly<Record<string, number | null>>

describe.each(periods)('the %s account of %s', (kind, period) => {
  const params = { kind, period }

  test('says the same figures on the page, in Word, workbook, JSON, dashboard and cockpit', async () => {
    const report = await read(params)
    const said = valuesOf(report)
    expect(Object.values(said).some((value) => (value ?? 0) > 0)).toBe(true)
    expect(await inJson(params)).toEqual(said)
    expect(await inWorkbook(params, report)).toEqual(said)
    expect(await inWord(params, report)).toEqual(said)
    const query = { period }
    const dashboard = await house.call(officer, readDashboardContract, { query })
    expect(byCode(dashboard.body.figures)).toEqual(said)
    const cockpit = await house.call(officer, readCockpitContract, { query })
    expect(byCode(cockpit.body.figures)).toEqual(said)
  })

  test('has in its text the figures of its table', async () => {
    const report = await read(params)
    const text = paragraphsOf((await download(params, 'docx')) as Buffer).join('')
    const { visits, hazardsConfirmed } = report.figures
    expect(text).toContain(`走访妇女群众${visits.value}次`)
    expect(text).toContain(`本人说已平息${hazardsConfirmed.value}件`)
  })

  test('adds up in the table that is filed, on the page and in the workbook', async () => {
    const report = await read(params)
    const { rows, totals } = report.tables.official
    const sum = (side: 'found' | 'resolved'): number =>
      rows.reduce((total, { whole }) => total + whole[side], 0)
    expect([sum('found'), sum('resolved')]).toEqual([totals.whole.found, totals.whole.resolved])
    expect(totals.whole.found).toBe(report.figures.mattersOpened.value)
    expect(totals.cumulative.found).toBeGreaterThanOrEqual(totals.whole.found)
    const sheet = (await workbook(params)).getWorksheet('分类统计表')
    const line = rowOf(sheet, '合计')
    const numbers = [...totals.parts, totals.whole, totals.cumulative]
    expect(line).toEqual(numbers.flatMap(({ found, resolved }) => [found, resolved]))
  })

  test('leaves out the same numbers in every file of its public edition', async () => {
    const report = await read(params)
    const json = await inJson(params, 'public')
    expect(await inWorkbook(params, report, 'public')).toEqual(json)
    expect(await inWord(params, report, 'public')).toEqual(json)
    const said = valuesOf(report)
    const isSmall = (value: number | null): boolean => value !== null && value > 0 && value < 5
    expect(metricCodes.filter((code) => isSmall(json[code] ?? null))).toEqual([])
    const shown = metricCodes.filter((code) => json[code] !== null)
    expect(shown.map((code) => json[code])).toEqual(shown.map((code) => said[code]))
  })

  test('still says the same once it is filed and a late record has come', async () => {
    const before = valuesOf(await read(params))
    const filed = await house.call(officer, fileReportContract, { params, body: { after: 0 } })
    expect(filed.status).toBe(200)
    await house.asSystem((tx) => insertVisits(tx, [aVisit({ date: '2023-05-07' })]))
    await rebuildMetrics(house.db, '420200')
    const report = await read(params)
    expect(report.figures.visits.now).toBe((before['visits'] ?? 0) + 1)
    expect(valuesOf(report)).toEqual(before)
    expect(await inJson(params)).toEqual(before)
    expect(await inWorkbook(params, report)).toEqual(before)
    expect(await inWord(params, report)).toEqual(before)
    const { body } = await house.call(officer, readCockpitContract, { query: { period } })
    expect(byCode(body.figures)).toEqual(before)
    expect(body.filing?.number).toBe(1)
  })
})

describe('the leaders’ page', () => {
  test.each([
    ['a leader', anActor({ roles: ['leader'], divisions: ['4202'] }), 200],
    ['a county’s officer, of her county', anActor({ roles: ['county-officer'] }), 200],
    ['a township’s officer', anActor({ roles: ['township-officer'] }), 403],
    ['an agency’s liaison', anActor({ roles: ['liaison'], divisions: [] }), 403],
  ])('answers %s as told', async (_, actor, status) => {
    const query = { period: '2023' }
    expect((await house.call(actor, readCockpitContract, { query })).status).toBe(status)
  })

  test('calls a county that oversees townships one by one by its own name', async () => {
    const zone = anOrganisation({
      ...{ level: 'county', division: '420205000000', name: '开发区·铁山区妇女联合会' },
      administers: ['420205003', '420281170'],
    })
    await house.asSystem((tx) => insertOrganisations(tx, [zone]))
    const own = anActor({
      ...{ roles: ['county-officer'], orgId: zone.id, orgs: [zone.id] },
      divisions: zone.administers,
    })
    const { body } = await house.call(own, readCockpitContract, { query: { period: '2023' } })
    expect(body.scope.name).toBe('铁山区')
  })

  test('shows a county no filing, since only the city files, and no other county', async () => {
    const county = anActor({ roles: ['county-officer'], divisions: ['420222'] })
    const query = { period: '2023' }
    const own = await house.call(county, readCockpitContract, { query })
    expect([own.body.filing, own.body.scope.name]).toEqual([null, '阳新县'])
    const other = await house.call(county, readCockpitContract, {
      query: { ...query, division: '420281000000' },
    })
    expect([other.status, other.problem.code]).toEqual([403, 'division-beyond-reach'])
  })
})

type Of = { kind: ReportKind; period: string }
type EditionName = 'internal' | 'public'

async function read(params: Of): Promise<Report> {
  const { status, body } = await house.call(officer, readReportContract, { params })
  expect(status).toBe(200)
  return body
}

async function download(
  params: Of,
  format: 'docx' | 'xlsx' | 'json',
  edition: EditionName = 'internal',
): Promise<unknown> {
  const query = { format, edition }
  return (await house.call(officer, downloadReportContract, { params, query })).body
}

function valuesOf({ figures }: Pick<Report, 'figures'>): Numbers {
  return Object.fromEntries(metricCodes.map((code) => [code, figures[code].value]))
}

function byCode(figures: readonly { code: MetricCode; value: number }[]): Numbers {
  return Object.fromEntries(figures.map(({ code, value }) => [code, value]))
}

async function inJson(params: Of, edition?: EditionName): Promise<Numbers> {
  return valuesOf((await download(params, 'json', edition)) as Report)
}

async function workbook(params: Of, edition?: EditionName): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  const content = (await download(params, 'xlsx', edition)) as Buffer
  await book.xlsx.load(new Uint8Array(content).buffer)
  return book
}

async function inWorkbook(params: Of, report: Report, edition?: EditionName): Promise<Numbers> {
  const sheet = (await workbook(params, edition)).getWorksheet('指标')
  return Object.fromEntries(
    metricCodes.map((code) => [code, rowOf(sheet, report.figures[code].name.zh)[0] ?? null]),
  )
}

/** The numbers of the row that begins with these words; what is left out is null. */
function rowOf(sheet: exceljs.Worksheet | undefined, first: string): (number | null)[] {
  let found: (number | null)[] = []
  sheet?.eachRow((row) => {
    if (row.getCell(1).value !== first) return
    const values = (row.values as unknown[]).slice(2)
    found = values.map((value) => (typeof value === 'number' ? value : null))
  })
  return found
}

async function inWord(params: Of, report: Report, edition?: EditionName): Promise<Numbers> {
  const paragraphs = paragraphsOf((await download(params, 'docx', edition)) as Buffer)
  const table = paragraphs.indexOf('附表一　指标与口径')
  return Object.fromEntries(
    metricCodes.map((code) => {
      const text = paragraphs[paragraphs.indexOf(report.figures[code].name.zh, table) + 1]
      return [code, text === '—' ? null : Number(text)]
    }),
  )
}
