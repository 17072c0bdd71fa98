import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { CalendarYear, FillCalendarYear, Year } from './calendar.schema.ts'

const ByYear = z.strictObject({ year: Year })

export const readCalendarYearContract = endpoint({
  id: 'calendar.read',
  method: 'GET',
  path: '/api/v1/calendar/:year',
  summary: 'Days off and worked weekend days of a year; refused when nobody has filled it',
  params: ByYear,
  output: CalendarYear,
})

export const fillCalendarYearContract = endpoint({
  id: 'calendar.fill',
  method: 'PUT',
  path: '/api/v1/calendar/:year',
  summary: 'Fills a year as announced; it goes before the published data',
  params: ByYear,
  body: FillCalendarYear,
  output: CalendarYear,
})
