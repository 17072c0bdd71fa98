import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { ItemKind } from './device.schema.ts'

const path = '/api/v1/device-items'

/** Something that a phone sent after its writer's rights had ended; no words of it. */
export const QuarantinedLine = z.strictObject({
  id: z.uuid(),
  kind: ItemKind,
  writerName: z.string(),
  division: z.string(),
  divisionName: z.string(),
  /** why it was not taken at once */
  code: z.string(),
  writtenAt: z.string(),
  receivedAt: z.string(),
  /** what was decided; null while it waits */
  decision: z.enum(['accepted', 'rejected', 'same']).nullable(),
  settledAt: z.string().nullable(),
  reason: z.string().nullable(),
  recordId: z.uuid().nullable(),
  /** why the reader may not decide; null where she may */
  refusal: z.string().nullable(),
  version: z.int(),
})
export type QuarantinedLine = z.infer<typeof QuarantinedLine>

export const listQuarantinedContract = endpoint({
  id: 'devices.quarantined',
  method: 'GET',
  path: `${path}/quarantined`,
  summary: 'What phones sent after their writer’s rights had ended: waiting, or decided',
  query: PageQuery.omit({ q: true }).extend({
    state: z.enum(['waiting', 'decided']).default('waiting'),
  }),
  output: pageOf(QuarantinedLine),
})

export const readQuarantinedContract = endpoint({
  id: 'devices.read-quarantined',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One of them with what was written; the reading is logged',
  params: ById,
  output: QuarantinedLine.extend({
    body: z.record(z.string(), z.unknown()),
    /** of a photograph: the visit at which it was taken, once that is a record */
    visitId: z.uuid().nullable(),
  }),
})

const Accepted = z.strictObject({
  id: z.uuid(),
  recordId: z.uuid().nullable(),
  version: z.int(),
})

export const acceptQuarantinedContract = endpoint({
  id: 'devices.accept-quarantined',
  method: 'POST',
  path: `${path}/:id/acceptance`,
  summary: 'Let it count as if it had come in time: a visit, a signature, a follow-up',
  params: ById,
  body: z.strictObject({ version: z.int().optional() }),
  output: Accepted,
})

export const acceptPhotoContract = endpoint({
  id: 'devices.accept-photo',
  method: 'POST',
  path: `${path}/:id/photo-acceptance`,
  summary: 'Let a photograph count: it is kept with its visit',
  params: ById,
  body: z.strictObject({}),
  output: Accepted,
})

export const settleQuarantinedContract = endpoint({
  id: 'devices.settle-quarantined',
  method: 'POST',
  path: `${path}/:id/settlement`,
  summary: 'Set it aside with a reason; what was written stays',
  params: ById,
  body: z.strictObject({
    reason: z.string().trim().min(2).max(500),
    version: z.int().optional(),
  }),
  output: z.strictObject({ id: z.uuid(), version: z.int() }),
})
