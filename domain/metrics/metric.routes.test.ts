import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf } from '#domain/divisions/division.seed.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import {
  anExecutive,
  anOrganisation,
  insertExecutives,
  insertOrganisations,
} from '#domain/organisations/organisation.fixtures.ts'
import { aMatterFile, aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { Visit } from '#domain/visits/visit.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import {
  listMetricRecordsContract,
  listMetricsContract,
  readDashboardContract,
  readFiguresContract,
} from './metric.contract.ts'
import { markMatters, markVisits } from './metric.public.ts'
import { metricCodes, type MetricCode } from './metric.schema.ts'

const fuchi = '420222101200'
const daye = '420281100001'
const city = anActor({ roles: ['city-officer'], divisions: ['4202'] })
const township = anActor({ divisions: ['420222101'] })
const village = anActor({ roles: ['village-executive'], divisions: [fuchi], clearance: 'normal' })
const year = { period: '2023' }

const lan = '01890000-0000-7000-8000-0000000000e1'
const mei = '01890000-0000-7000-8000-0000000000e2'
const visits: readonly Visit[] = [
  aVisit({ executiveId: lan, date: '2023-05-06', solved: '帮她办了低保', division: fuchi }),
  aVisit({ executiveId: lan, date: '2023-05-07', hazard: '夫妻争吵', division: fuchi }),
  aVisit({
    executiveId: lan,
    date: '2023-06-01',
    hazard: '家暴',
    division: fuchi,
    sensitivity: 'sensitive',
  }),
  ...Array.from({ length: 4 }, () =>
    aVisit({ executiveId: mei, date: '2023-05-06', division: daye, executiveDivision: daye }),
  ),
  aVisit({
    executiveId: mei,
    date: '2023-05-09',
    division: daye,
    executiveDivision: daye,
    sensitivity: 'sealed',
  }),
  aVisit({ executiveId: mei, date: '2022-11-11', division: daye, executiveDivision: daye }),
]
const waiting = aMatterFile({ division: fuchi, openedAt: '2023-05-07T01:00:00.000Z' })
const inHand = aMatterInHand({ division: fuchi, openedAt: '2023-05-10T01:00:00.000Z' })

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(async (tx) => {
    saveDivisions(tx, divisionsOf('420200'))
    insertOrganisations(tx, [
      anOrganisation({ level: 'county', division: '420222000000', name: '阳新县妇女联合会' }),
      anOrganisation({ level: 'county', division: '420281000000', name: '大冶市妇女联合会' }),
      anOrganisation({
        kind: 'mediation',
        division: fuchi,
        level: 'village',
        name: '港下村家调站',
      }),
      anOrganisation({
        ...{ kind: 'mediation', division: daye, level: 'village', name: '撤销的家调站' },
        endedAt: '2023-06-30T16:00:00.000Z',
      }),
    ])
    insertExecutives(tx, [
      anExecutive({ id: lan, number: 'HS0000001', division: fuchi }),
      anExecutive({ id: mei, number: 'HS0000002', division: daye }),
    ])
    insertVisits(tx, visits)
    insertMatterFiles(tx, [waiting, inHand])
    await markVisits(tx, { visits })
    await markMatters(tx, {
      changes: [waiting, inHand].map((matter) => ({ before: undefined, matter })),
    })
  })
})
afterAll(() => house.close())

describe('the definitions', () => {
  test('stand once for every figure, in both languages', async () => {
    const { body } = await house.call(village, listMetricsContract)
    expect(body.items.map(({ code }) => code)).toEqual([...metricCodes])
    for (const { definition, name } of body.items) {
      expect(definition.zh).toMatch(/\p{Script=Han}/u)
      expect(name.en).not.toBe('')
    }
  })
})

describe('the figures of a year', () => {
  test('count the city for its officer, with the year before and the months', async () => {
    const { body } = await house.call(city, readFiguresContract, { query: year })
    const value = valuesOf(body.figures)
    expect(value('visits')).toBe(8)
    expect(value('executives')).toBe(2)
    expect(value('problemsSolved')).toBe(1)
    expect(value('hazards')).toBe(2)
    expect(value('mediationOrganisations')).toBe(1)
    expect(value('mattersOpened')).toBe(2)
    const counted = body.figures.find(({ code }) => code === 'visits')
    expect(counted).toMatchObject({
      previous: 1,
      notShown: null,
      window: { from: '2023-01-01', to: '2023-12-31', stated: true },
    })
    expect(body.scope).toEqual({ division: null, name: '黄石市' })
  })

  test('count the register as it stood at the end of each month', async () => {
    const { body } = await house.call(city, readFiguresContract, { query: year })
    const register = body.figures.find(({ code }) => code === 'mediationOrganisations')
    expect(register?.trend.months.map(({ value }) => value)).toEqual([
      ...[2, 2, 2, 2, 2, 2],
      ...[1, 1, 1, 1, 1, 1],
    ])
  })

  test('count a township for itself, and hide from a village what is closed to it', async () => {
    const own = await house.call(township, readFiguresContract, { query: year })
    expect(valuesOf(own.body.figures)('hazards')).toBe(2)
    const below = await house.call(village, readFiguresContract, { query: year })
    expect(valuesOf(below.body.figures)('hazards')).toBe(1)
    expect(below.body.figures.every(({ notShown }) => notShown === 0)).toBe(true)
  })

  test.each([
    ['another division', township, { ...year, division: daye }, 403],
    ['the city above', township, { ...year, division: '420200000000' }, 403],
    ['a period that is none', city, { period: '2023-13' }, 400],
  ])('are refused for %s', async (_, actor, query, status) => {
    expect((await house.call(actor, readFiguresContract, { query })).status).toBe(status)
  })

  test('change by exactly what happened, without waiting for a worker', async () => {
    const before = await house.call(city, readFiguresContract, { query: { period: '2024' } })
    const late = aVisit({ date: '2024-01-15', hazard: '高空坠物', division: fuchi })
    await house.asSystem((tx) => {
      insertVisits(tx, [late])
      return markVisits(tx, { visits: [late] })
    })
    const after = await house.call(city, readFiguresContract, { query: { period: '2024' } })
    const changed = metricCodes.filter(
      (code) => valuesOf(after.body.figures)(code) !== valuesOf(before.body.figures)(code),
    )
    expect(changed).toEqual(['executives', 'visits', 'hazards'])
  })
})

describe('the records behind a figure', () => {
  test.each(metricCodes)('of %s are as many as the figure says', async (code) => {
    const { body, status } = await house.call(city, listMetricRecordsContract, {
      ...{ params: { code }, query: year },
    })
    expect(status).toBe(200)
    const figures = await house.call(city, readFiguresContract, { query: year })
    const hidden = code === 'visits' ? 1 : 0
    expect(body.value).toBe(valuesOf(figures.body.figures)(code))
    expect(body.total + hidden).toBe(body.value)
    expect(body.items).toHaveLength(body.total)
    expect(body.notShown).toBe(hidden === 0 ? 0 : null)
  })

  test('are those the reader may see, and of a few that she may not she is told no number', async () => {
    const { body } = await house.call(city, listMetricRecordsContract, {
      ...{ params: { code: 'visits' }, query: { ...year, division: '420281000000' } },
    })
    expect(body).toMatchObject({ total: 4, notShown: null, totalIsCapped: false })
    expect(body.records).toEqual({
      list: '/visits',
      filters: { from: '2023-01-01', to: '2023-12-31', division: '420281' },
    })
  })

  test('tell a village nothing of what is closed to it', async () => {
    const { body } = await house.call(village, listMetricRecordsContract, {
      ...{ params: { code: 'hazards' }, query: year },
    })
    expect(body).toMatchObject({ total: 1, notShown: 0 })
  })
})

describe('the dashboard', () => {
  test('shows areas by code, what is overdue, categories and the chain', async () => {
    const { body } = await house.call(city, readDashboardContract, { query: year })
    expect(body.areas.level).toBe('county')
    expect(body.areas.rows.map(({ name, values }) => [name, values.visits])).toEqual([
      ['阳新县妇女联合会', 3],
      ['大冶市妇女联合会', 5],
    ])
    expect(
      body.categories.rows.find(({ category }) => category === 'marriage-family'),
    ).toMatchObject({
      found: 2,
    })
    expect(body.chain.map(({ metric }) => metric)).toEqual([
      ...['hazards', 'hazardsRegistered', 'hazardsAccepted'],
      ...['hazardsClosed', 'hazardsRevisited', 'hazardsConfirmed'],
    ])
    const months = body.monthly.find(({ metric }) => metric === 'visits')?.months
    expect(months?.find(({ month }) => month === '2023-05')?.value).toBe(7)
  })

  test('counts a matter as overdue when a step’s time has passed, and no sooner', async () => {
    const before = await house.call(township, readDashboardContract, { query: year })
    house.clock.moveBy(30 * 86_400_000)
    const after = await house.call(township, readDashboardContract, { query: year })
    expect(after.body.now.overdue).toBeGreaterThan(before.body.now.overdue)
  })
})

function valuesOf(
  figures: readonly { code: MetricCode; value: number }[],
): (code: MetricCode) => number | undefined {
  return (code) => figures.find((figure) => figure.code === code)?.value
}
