import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import { DailySpan } from '#platform/time/time-of-day.ts'
import { ShiftView } from './shift.schema.ts'

export const readRosterContract = endpoint({
  id: 'duty.roster',
  method: 'GET',
  path: '/api/v1/duty',
  summary: 'The duty roster of an organisation for a month',
  query: z.strictObject({
    month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
    /** one's own unless given */
    organisation: z.uuid().optional(),
  }),
  output: z.strictObject({
    organisation: z.strictObject({ id: z.uuid(), name: z.string() }),
    shifts: z.array(ShiftView),
    /** each day of the month with the hours that nobody staffs by himself */
    days: z.array(z.strictObject({ day: Day, fromAt: z.string(), toAt: z.string() })),
    officeHours: DailySpan,
    /** who can be put on duty: the active accounts of the organisation */
    colleagues: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
    mayPlan: z.boolean(),
  }),
})

export const planShiftContract = endpoint({
  id: 'duty.plan',
  method: 'POST',
  path: '/api/v1/duty/shifts',
  summary: 'Puts somebody of the organisation on duty',
  body: z.strictObject({
    organisationId: z.uuid(),
    accountId: z.uuid(),
    fromAt: z.iso.datetime({ offset: true }),
    toAt: z.iso.datetime({ offset: true }),
    phone: z.string().trim().max(40).default(''),
  }),
  output: ShiftView,
})

export const removeShiftContract = endpoint({
  id: 'duty.remove',
  method: 'POST',
  path: '/api/v1/duty/shifts/:id/remove',
  summary: 'Takes a shift off the roster',
  params: ById,
  body: z.strictObject({ version: z.int().optional() }),
  output: ShiftView,
})
