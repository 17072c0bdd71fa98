import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { MatterAnswer } from './matter-page.contract.ts'

/** null gives it back to the organisation, whose duty it is all along */
const Whose = z.uuid().nullable()

export const assignMatterContract = endpoint({
  id: 'matters.assign',
  method: 'POST',
  path: '/api/v1/matters/:id/assign',
  summary: 'Assign to somebody of the responsible organisation (派件) who may see it, or to nobody',
  params: ById,
  body: z.strictObject({ accountId: Whose, version: z.int().optional() }),
  output: MatterAnswer,
})

export const assignManyContract = endpoint({
  id: 'matters.assign-many',
  method: 'POST',
  path: '/api/v1/matters/assign',
  summary: 'Assign many at once; each is decided and logged by itself, and answered by itself',
  body: z.strictObject({
    ids: z.array(z.uuid()).min(1).max(200),
    accountId: Whose,
  }),
  output: z.strictObject({
    items: z.array(z.strictObject({ id: z.uuid(), refusal: z.string().nullable() })),
    assigned: z.int(),
  }),
})
