import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { divisionsOf } from '#domain/divisions/division.seed.ts'
import { metricCodes } from '#domain/metrics/metric.schema.ts'
import { markVisits } from '#domain/metrics/metric.public.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { paragraphsOf } from '#platform/documents/docx.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import {
  downloadReportContract,
  editSectionContract,
  readReportContract,
} from './report.contract.ts'
import { annualReport, writeReport } from './report.public.ts'
import { Report } from './report.schema.ts'

const officer = anActor({ roles: ['city-officer'], divisions: ['4202'] })
const params = { kind: 'annual', period: '2023' } as const
const services = { ...params, section: 'services' } as const

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem((tx) => {
    saveDivisions(tx, divisionsOf('420200'))
    const stations = Array.from({ length: 12 }, () =>
      anOrganisation({ kind: 'mediation', level: 'village', division: '420222101200' }),
    )
    insertOrganisations(tx, [
      ...stations,
      anOrganisation({ level: 'county', division: '420222000000', name: '阳新县妇女联合会' }),
    ])
    const visits = Array.from({ length: 137 }, (_, at) =>
      aVisit({
        ...{ date: `2023-0${1 + (at % 9)}-15`, executiveId: at % 3 === 0 ? newId() : lan },
        ...{
          solved: at % 4 === 0 ? '当场说好了' : null,
          hazard: at % 40 === 0 ? '夫妻争吵' : null,
        },
      }),
    )
    insertVisits(tx, visits)
    return markVisits(tx, { visits })
  })
})
afterAll(() => house.close())

const lan = '01890000-0000-7000-8000-0000000000e1'
const counted = {
  visits: 137,
  executives: 47,
  problemsSolved: 35,
  hazards: 4,
  mediationOrganisations: 12,
}

describe('the annual report', () => {
  test('states every figure with its definition, unit, window and number of records', async () => {
    const { body } = await house.call(officer, readReportContract, { params })
    for (const [code, value] of Object.entries(counted)) {
      expect({ code, ...body.figures[code as keyof typeof counted] }).toMatchObject({
        ...{ code, value, records: value },
        window: { from: '2023-01-01', to: '2023-12-31' },
      })
    }
    expect(Object.keys(body.figures)).toEqual([...metricCodes])
    expect(body.figures.visits.window.stated).toBe(true)
    expect(body.figures.mediationOrganisations.window).toMatchObject({
      kind: 'at-end',
      stated: false,
    })
    expect(body).toMatchObject({ region: '420200', regionName: '黄石市', period: '2023' })
    expect(Report.parse(body)).toEqual(body)
  })

  test('has three parts whose figures are counted', async () => {
    const { body } = await house.call(officer, readReportContract, { params })
    expect(body.sections.map(({ section }) => section)).toEqual([
      'mechanism',
      'cooperation',
      'services',
    ])
    expect(body.sections[2]?.parts).toContainEqual({ figure: 'visits', value: 137 })
  })

  test('counts the months in its table', async () => {
    const { body } = await house.call(officer, readReportContract, { params })
    const visits = body.tables.monthly.map(({ values }) => values.visits)
    expect(visits).toEqual([16, 16, 15, 15, 15, 15, 15, 15, 15, 0, 0, 0])
  })

  test('is refused to those who oversee a part, and of a period of another kind', async () => {
    const county = anActor({ roles: ['county-officer'], divisions: ['420222'] })
    expect((await house.call(county, readReportContract, { params })).status).toBe(403)
    const month = { params: { kind: 'annual', period: '2023-05' } } as const
    const answer = await house.call(officer, readReportContract, month)
    expect([answer.status, answer.problem.code]).toEqual([403, 'period-of-another-kind'])
  })
})

describe('a section of the report', () => {
  const body = { text: '全市{executives}名执委走访<妇女>群众{visits}次 & 更多。', version: 0 }

  test('is edited, keeps its figures, and a second editor meets the first one’s text', async () => {
    const edited = await house.call(officer, editSectionContract, { params: services, body })
    expect([edited.status, edited.body.version]).toEqual([200, 1])
    const second = await house.call(officer, editSectionContract, {
      ...{ params: services, body: { text: '别的', version: 0 } },
    })
    expect([second.status, second.problem.code]).toEqual([409, 'edited-meanwhile'])
    expect(second.problem.current).toMatchObject({ text: body.text, version: 1 })
    const { body: report } = await house.call(officer, readReportContract, { params })
    expect(report.sections[2]?.parts).toContainEqual({ figure: 'executives', value: 47 })
  })

  test('refuses a figure that nobody counts', async () => {
    const answer = await house.call(officer, editSectionContract, {
      ...{ params: services, body: { text: '走访{visitors}次', version: 1 } },
    })
    expect([answer.status, answer.problem.code]).toEqual([422, 'figure-unknown'])
  })
})

describe('the report as a file', () => {
  async function download(
    format: 'json' | 'docx' | 'xlsx',
    edition: 'internal' | 'public' = 'internal',
  ): Promise<Buffer> {
    const query = { format, edition }
    const { body } = await house.call(officer, downloadReportContract, { params, query })
    return format === 'json' ? Buffer.from(JSON.stringify(body)) : (body as Buffer)
  }

  test('says the same in Word as in JSON, text escaped', async () => {
    const report = Report.parse(JSON.parse(String(await download('json'))))
    const paragraphs = paragraphsOf(await download('docx'))
    expect(paragraphs).toContain('全市47名执委走访<妇女>群众137次 & 更多。')
    for (const { name, value } of Object.values(report.figures)) {
      const at = paragraphs.indexOf(name.zh, paragraphs.indexOf('附表一　指标与口径'))
      expect([name.zh, paragraphs[at + 1]]).toEqual([name.zh, String(value)])
    }
    const june = paragraphs.indexOf('2023-06')
    expect(paragraphs.slice(june, june + 4)).toEqual(['2023-06', '1', '15', '3'])
  })

  test('says the same in the workbook', async () => {
    const report = Report.parse(JSON.parse(String(await download('json'))))
    const book = new exceljs.Workbook()
    await book.xlsx.load(new Uint8Array(await download('xlsx')).buffer)
    const shown = new Map<unknown, unknown>()
    book
      .getWorksheet('指标')
      ?.eachRow((row) => shown.set(row.getCell(1).value, row.getCell(2).value))
    for (const { name, value } of Object.values(report.figures)) {
      expect([name.zh, shown.get(name.zh)]).toEqual([name.zh, value])
    }
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '分类统计表',
      '指标',
      '按月',
      '按县市区',
      '线索来源',
    ])
  })

  test('closes small counts in the public edition', async () => {
    const paragraphs = paragraphsOf(await download('docx', 'public'))
    expect(paragraphs[paragraphs.indexOf('排查风险隐患') + 1]).toBe('—')
    expect(paragraphs[paragraphs.indexOf('走访妇女群众') + 1]).toBe('137')
  })

  test('is written by the command line, with the figures at hand', async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'tiexin-report-')), 'report.json')
    await writeReport(house, { kind: 'annual', period: '2023', format: 'json', out })
    const report = Report.parse(JSON.parse(readFileSync(out, 'utf8')))
    const values = Object.keys(counted).map((code) => [
      code,
      report.figures[code as keyof typeof counted].value,
    ])
    expect(Object.fromEntries(values)).toEqual(counted)
  })

  test('is refused for a period that cannot be read', async () => {
    expect(isRefusal(await annualReport(house, '2023-13'))).toBe(true)
    expect(isRefusal(await annualReport(house, '2023-05'))).toBe(true)
  })
})
