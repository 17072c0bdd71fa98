import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { CalendarLink } from './calendar-link.schema.ts'

export const createCalendarLinkContract = endpoint({
  id: 'inbox.createCalendarLink',
  method: 'POST',
  path: '/api/v1/my/calendar-links',
  summary: 'A secret address for a calendar program; ends the one before. Shown this once',
  output: CalendarLink.extend({
    /** below the platform's own address */
    path: z.string(),
  }),
})

export const revokeCalendarLinkContract = endpoint({
  id: 'inbox.revokeCalendarLink',
  method: 'POST',
  path: '/api/v1/my/calendar-links/:id/revoke',
  summary: 'The address answers no more',
  params: ById,
  output: CalendarLink,
})

export const calendarFeedContract = endpoint({
  id: 'inbox.calendarFeed',
  method: 'GET',
  path: '/api/v1/calendar/:token.ics',
  summary:
    'Due steps as an iCalendar (RFC 5545): the number of the matter and the kind of step alone',
  params: z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) }),
  query: z.strictObject({ language: z.enum(['zh', 'en']).default('zh') }),
  output: z.string(),
})
