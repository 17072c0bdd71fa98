import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { TimeOfDay } from '#platform/time/time-of-day.ts'
import { CalendarLink } from './calendar-link.schema.ts'
import { Channel, NoticePreference } from './preference.schema.ts'

const MyNotices = NoticePreference.extend({
  version: z.int(),
  /** the ways out that this platform has at all */
  available: z.array(Channel),
  /** by which the gateway knows the account: opaque, and means nothing elsewhere */
  address: z.string(),
  digestAt: TimeOfDay,
  calendarLink: CalendarLink.nullable(),
})

export const myNoticesContract = endpoint({
  id: 'inbox.settings',
  method: 'GET',
  path: '/api/v1/my/notices',
  summary: 'What the reader wishes for messages outside the platform, and her calendar link',
  output: MyNotices,
})

export const changePreferenceContract = endpoint({
  id: 'inbox.changeSettings',
  method: 'PUT',
  path: '/api/v1/my/notices',
  summary: 'Channels, quiet hours and digest; imminent danger goes out at once whatever is chosen',
  body: NoticePreference.extend({ version: z.int().min(0) }),
  output: NoticePreference.extend({ version: z.int() }),
})
