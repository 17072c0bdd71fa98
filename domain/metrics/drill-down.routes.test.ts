import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf } from '#domain/divisions/division.seed.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { listContactsContract } from '#domain/hotline/contact.contract.ts'
import { aContact } from '#domain/hotline/contact.fixtures.ts'
import { insertFollowed } from '#domain/hotline/year.fixtures.ts'
import { listLeadsContract } from '#domain/leads/lead.contract.ts'
import { aLead, insertLeads } from '#domain/leads/lead.fixtures.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { listMattersContract } from '#domain/matters/matter-page.contract.ts'
import {
  anExecutive,
  anOrganisation,
  insertExecutives,
  insertOrganisations,
} from '#domain/organisations/organisation.fixtures.ts'
import { anOrder, insertOrders } from '#domain/protection-orders/order.fixtures.ts'
import { listReferralsContract } from '#domain/referrals/referral-page.contract.ts'
import { aReferral, insertReferralRecords } from '#domain/referrals/referral.fixtures.ts'
import { aSupervision, insertSupervisions } from '#domain/supervision/supervision.fixtures.ts'
import { aWarning, insertWarnings } from '#domain/warnings/warning.fixtures.ts'
import { listVisitsContract } from '#domain/visits/visit.contract.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { listMetricRecordsContract, readDashboardContract } from './metric.contract.ts'
import { rebuildMetrics } from './metric.public.ts'
import { linkInArea, MetricCode, type ListLink } from './metric.schema.ts'

/** 汪仁镇 is coded under 大冶市; the city has 开发区·铁山区 administer it. */
const wangren = '420281170'
const dongyue = '420281001'
const tieshan = '420205003'
const daye = anOrganisation({
  ...{ level: 'county', division: '420281000000', name: '大冶市妇女联合会' },
  administers: [dongyue],
})
const zone = anOrganisation({
  ...{ level: 'county', division: '420205000000', name: '开发区·铁山区妇女联合会' },
  administers: [tieshan, wangren],
})
const townships = [wangren, dongyue, tieshan].map((prefix) =>
  anOrganisation({ level: 'township', division: `${prefix}000`, name: `${prefix}妇女联合会` }),
)
const city = anActor({ roles: ['city-officer'], divisions: ['4202'] })
const officer = anActor({
  ...{ roles: ['county-officer'], orgId: zone.id, orgs: [zone.id] },
  divisions: zone.administers,
})
const executive = anExecutive({ division: `${wangren}201` })
const villages: readonly [village: string, records: number][] = [
  [`${wangren}201`, 4],
  [`${dongyue}201`, 3],
  [`${tieshan}201`, 2],
]
const period = '2023'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(async (tx) => {
    saveDivisions(tx, divisionsOf('420200'))
    insertOrganisations(tx, [daye, zone, ...townships])
    insertExecutives(tx, [executive])
    for (const [division, records] of villages) {
      const each = Array.from({ length: records })
      const found = { division, executiveId: executive.id, solved: '帮她办了低保' }
      insertVisits(
        tx,
        each.map(() => aVisit({ ...found, hazard: '夫妻争吵' })),
      )
      await insertLeads(
        tx,
        each.map(() => aLead({ division })),
      )
      insertMatterFiles(
        tx,
        each.map(() => aMatterInHand({ division })),
      )
      insertReferralRecords(
        tx,
        each.map((_, at) => aReferral({ division, status: at % 2 === 0 ? 'returned' : 'sent' })),
      )
      const at = '2023-05-11T01:00:00.000Z'
      const decided = { submittedAt: at, decidedAt: at, firstBreachedAt: at, endedAt: at }
      insertOrders(
        tx,
        each.map(() => anOrder({ ...decided, division, status: 'revoked', running: {} })),
      )
      insertWarnings(tx, [aWarning({ division, status: 'issued', issuedAt: at })])
      insertSupervisions(tx, [
        aSupervision({ division }),
        aSupervision({ division, kind: 'opinion' }),
      ])
      insertFollowed(
        tx,
        each.map(() => aContact({ division, callBackDueAt: null, referDueAt: null })),
      )
    }
  })
  await rebuildMetrics(house.db, '420200')
  house.clock.moveBy(60 * 86_400_000)
})
afterAll(() => house.close())

describe.each([
  ['the city', city, undefined],
  ['a county, asked for by the city', city, zone.division],
  ['a county that oversees what is coded elsewhere', officer, undefined],
  ['the same county by its name', officer, zone.division],
])('in %s', (_, actor, division) => {
  const query = { period, ...(division === undefined ? {} : { division }) }

  test('every figure opens as many records as it says', async () => {
    const { figures } = await dashboardOf(actor, query)
    const opened = await Promise.all(
      figures.map(async ({ code, records }) => [code, await countIn(actor, records)]),
    )
    expect(opened).toEqual(figures.map(({ code, value }) => [code, value]))
  })

  test('every channel opens the leads that came through it', async () => {
    const { channels, figures } = await dashboardOf(actor, query)
    expect(channels.rows).not.toEqual([])
    const values = channels.rows.map(({ value }) => value)
    const whole = figures.find(({ code }) => code === 'leadsFound')?.value
    expect(values.reduce((sum, value) => sum + value, channels.notPlaced)).toBe(whole)
    for (const { records, value } of channels.rows) {
      expect(await countIn(actor, records)).toBe(value)
    }
  })

  test('every area opens as many records as its row says', async () => {
    const { areas, figures, now } = await dashboardOf(actor, query)
    expect(areas.rows.length).toBeGreaterThan(1)
    for (const row of areas.rows) {
      const links = new Map(figures.map(({ code, records }) => [code, records]))
      const said = { ...row.values, overdue: row.overdue }
      const opened = await Promise.all(
        Object.keys(said).map(async (name) => {
          const link = name === 'overdue' ? now.overdueRecords : links.get(MetricCode.parse(name))
          return [name, await countIn(actor, link && linkInArea(link, row))]
        }),
      )
      expect([row.name, Object.fromEntries(opened)]).toEqual([row.name, said])
    }
  })

  test('every category opens what was found and what was resolved', async () => {
    const { categories } = await dashboardOf(actor, query)
    for (const { found, resolved, records } of categories.rows) {
      expect(await countIn(actor, records.found)).toBe(found)
      expect(await countIn(actor, records.resolved)).toBe(resolved)
    }
    expect(categories.rows.some(({ found }) => found > 0)).toBe(true)
  })

  test('what is overdue opens the matters that are counted, within the place', async () => {
    const { now } = await dashboardOf(actor, query)
    expect(now.overdue).toBe(division === undefined && actor === city ? 9 : 6)
    expect(await countIn(actor, now.overdueRecords)).toBe(now.overdue)
  })
})

test('a county by arrangement is a whole: its townships are its rows, its name its own', async () => {
  const { areas, scope } = await dashboardOf(officer, { period })
  expect(areas.level).toBe('township')
  expect(areas.rows.map(({ division }) => division)).toEqual([`${tieshan}000`, `${wangren}000`])
  expect(scope).toEqual({ division: null, name: '铁山区' })
})

test('a county is closed to an officer who oversees a part of it only', async () => {
  const part = { ...officer, divisions: [tieshan] }
  const answer = await house.call(part, readDashboardContract, {
    query: { period, division: zone.division },
  })
  expect(answer.status).toBe(403)
})

async function dashboardOf(
  actor: Actor,
  query: { period: string; division?: string },
): Promise<Awaited<ReturnType<typeof house.call<typeof readDashboardContract>>>['body']> {
  const { body, status } = await house.call(actor, readDashboardContract, { query })
  expect(status).toBe(200)
  return body
}

/** How many records the address of a figure lists, as the console would ask for them. */
async function countIn(actor: Actor, link: ListLink | undefined): Promise<number | undefined> {
  if (link === undefined) return undefined
  const query = link.filters as never
  switch (link.list) {
    case '/visits':
      return (await house.call(actor, listVisitsContract, { query })).body.total
    case '/leads':
      return (await house.call(actor, listLeadsContract, { query })).body.total
    case '/referrals':
      return (await house.call(actor, listReferralsContract, { query })).body.total
    case '/contacts':
      return (await house.call(actor, listContactsContract, { query })).body.total
    case '/matters':
      return (await house.call(actor, listMattersContract, { query })).body.total
    default: {
      const { division, ...filters } = link.filters
      const asked = { ...filters, ...(division && { division: division.padEnd(12, '0') }) } as never
      const params = { code: MetricCode.parse(link.list.split('/').at(-1)) }
      return (await house.call(actor, listMetricRecordsContract, { params, query: asked })).body
        .total
    }
  }
}
