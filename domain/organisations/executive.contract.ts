import { z } from 'zod'
import { ById, endpoint, PageQuery, pageOf } from '#platform/http/endpoint.ts'
import { Executive } from './executive.schema.ts'

/** As lists and pages show her: the phone masked. */
export const ExecutiveView = Executive.omit({ region: true, phone: true }).extend({
  phoneMasked: z.string().nullable(),
  orgName: z.string(),
  divisionName: z.string(),
})
export type ExecutiveView = z.infer<typeof ExecutiveView>

export const listExecutivesContract = endpoint({
  id: 'executives.list',
  method: 'GET',
  path: '/api/v1/executives',
  summary: 'Executives below the actor: by name (two characters or more), number and division',
  query: PageQuery.extend({
    /** a prefix of the code: everything in that division */
    division: z
      .string()
      .regex(/^\d{4,12}$/)
      .optional(),
    orgId: z.uuid().optional(),
  }),
  output: pageOf(ExecutiveView),
})

export const readExecutiveContract = endpoint({
  id: 'executives.read',
  method: 'GET',
  path: '/api/v1/executives/:id',
  summary: 'One executive',
  params: ById,
  output: ExecutiveView,
})

export const revealExecutiveContract = endpoint({
  id: 'executives.reveal',
  method: 'GET',
  path: '/api/v1/executives/:id/phone',
  summary: 'Her phone number in full; every look is logged',
  params: ById,
  output: z.strictObject({ phone: z.string().nullable() }),
})
