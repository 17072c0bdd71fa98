import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { policyTable } from '#tests/policy-table.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aFilledYear, anAnnouncement, insertFilledYear } from './calendar.fixtures.ts'
import { fillCalendarYearContract, readCalendarYearContract } from './calendar.contract.ts'
import { calendarOfCity } from './calendar.public.ts'
import { calendarRoutes } from './calendar.routes.ts'

const administrator = anActor({ roles: ['system-admin'], orgs: [], divisions: [] })
const of2027 = { params: { year: 2027 } }

describe('the calendar', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  test('shows a published year to everybody signed in', async () => {
    const { status, body } = await house.call(anActor(), readCalendarYearContract, {
      params: { year: 2023 },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ year: 2023, source: 'published', version: 0 })
    expect(body.daysOff).toContain('2023-05-01')
    expect(body.workingDays).toContain('2023-05-06')
  })

  test('says which year nobody knows, until the administrator fills it', async () => {
    const unknown = await house.call(anActor(), readCalendarYearContract, of2027)
    expect(unknown.problem).toMatchObject({ code: 'calendar-year-unknown', detail: { year: 2027 } })
    const counted = await house.asSystem(async (tx) =>
      (await calendarOfCity(tx)).addWorkingDays('2026-12-31', 3),
    )
    expect(counted).toMatchObject({ refused: 'calendar-year-unknown' })

    const filled = await house.call(administrator, fillCalendarYearContract, {
      ...of2027,
      body: anAnnouncement(),
    })
    expect(filled.body).toMatchObject({ ...anAnnouncement(), source: 'filled', version: 1 })
    const known = await house.call(anActor(), readCalendarYearContract, of2027)
    expect(known.body).toEqual(filled.body)
    expect(
      await house.asSystem(async (tx) =>
        (await calendarOfCity(tx)).addWorkingDays('2026-12-31', 3),
      ),
    ).toBe('2027-01-06')
  })

  test('corrected by two at once tells the second one', async () => {
    const first = await house.call(administrator, fillCalendarYearContract, {
      ...of2027,
      body: { ...anAnnouncement(), version: 1 },
    })
    expect(first.body.version).toBe(2)
    const second = await house.call(administrator, fillCalendarYearContract, {
      ...of2027,
      body: { ...anAnnouncement(), version: 1 },
    })
    expect(second.status).toBe(409)
    expect(second.problem).toMatchObject({ code: 'edited-meanwhile', current: { version: 2 } })
  })
})

function routeOf(wanted: Endpoint): Route {
  const found = calendarRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

policyTable(routeOf(fillCalendarYearContract), {
  record: aFilledYear({ version: 1 }),
  insert: insertFilledYear,
  input: { params: { year: 2027 }, body: anAnnouncement() },
  rows: [
    ['the system administrator', administrator, 'permitted'],
    ['the security administrator', anActor({ roles: ['security-admin'] }), 'role-not-allowed'],
    ['the audit administrator', anActor({ roles: ['audit-admin'] }), 'role-not-allowed'],
    ['an officer of the city', anActor({ roles: ['city-officer'] }), 'role-not-allowed'],
    ['nobody in particular', anActor({ roles: [] }), 'role-not-allowed'],
  ],
})
