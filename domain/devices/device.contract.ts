import { z } from 'zod'
import { KeyGroup } from '#domain/people/key-group.schema.ts'
import { ReportContent, ReportState } from '#domain/zero-reports/zero-report.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import { ItemKind } from './device.schema.ts'

const path = '/api/v1/devices'

export const DeviceLine = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  accountId: z.uuid(),
  registeredAt: z.string(),
  lastSeenAt: z.string(),
  revokedAt: z.string().nullable(),
  version: z.int(),
})
export type DeviceLine = z.infer<typeof DeviceLine>

export const registerDeviceContract = endpoint({
  id: 'devices.register',
  method: 'POST',
  path,
  summary: 'Register the phone of whoever is signed in; its token is answered once',
  body: z.strictObject({ name: z.string().trim().min(1).max(60) }),
  output: z.strictObject({ id: z.uuid(), token: z.string() }),
})

export const listDevicesContract = endpoint({
  id: 'devices.list',
  method: 'GET',
  path,
  summary: 'Phones in reach, the latest first',
  query: PageQuery.omit({ q: true }),
  output: pageOf(DeviceLine),
})

export const revokeDeviceContract = endpoint({
  id: 'devices.revoke',
  method: 'POST',
  path: `${path}/:id/revoke`,
  summary: 'Take a phone’s rights away; at its next contact it forgets what it may read',
  params: ById,
  body: z.strictObject({ version: z.int().optional() }),
  output: DeviceLine,
})

/** A phone shows who it is with each call: its token opens these two endpoints and nothing else. */
const Known = { device: z.uuid(), token: z.string().min(20).max(100) }

export const Household = z.strictObject({
  /** stable for the phone, tells nothing */
  key: z.string(),
  /** masked where her visit was sensitive */
  name: z.string(),
  personId: z.uuid().nullable(),
  lastVisit: Day,
  /** empty where the visit was sensitive */
  tags: z.array(KeyGroup),
  isDue: z.boolean(),
})
export type Household = z.infer<typeof Household>

export const DutyReport = z.strictObject({
  id: z.uuid(),
  period: z.string(),
  from: Day,
  to: Day,
  state: ReportState,
  dueAt: z.string(),
  counted: ReportContent,
})
export type DutyReport = z.infer<typeof DutyReport>

export const FieldDay = z.strictObject({
  state: z.literal('open'),
  now: z.string(),
  account: z.strictObject({ id: z.uuid(), name: z.string() }),
  division: z.string(),
  place: z.string(),
  key: z.strictObject({ id: z.uuid(), publicKey: z.base64() }),
  /** from then on the phone forgets what it read */
  expiresAt: z.string(),
  households: z.array(Household),
  report: DutyReport.nullable(),
})
export type FieldDay = z.infer<typeof FieldDay>

export const fieldDayContract = endpoint({
  id: 'devices.day',
  method: 'POST',
  path: '/api/v1/field/day',
  summary: 'What a phone may carry: households to visit, what is to be signed, the key to seal to',
  body: z.strictObject(Known),
  output: z.discriminatedUnion('state', [
    FieldDay,
    z.strictObject({ state: z.literal('ended'), now: z.string(), code: z.string() }),
  ]),
})

const SentItem = z.strictObject({
  id: z.uuid(),
  keyId: z.uuid(),
  sealed: z.base64().max(40_000),
})
export type SentItem = z.infer<typeof SentItem>

export const ItemAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ id: z.uuid(), outcome: z.literal('taken'), recordId: z.uuid() }),
  /** kept for an office to look at; the phone has done its part */
  z.strictObject({ id: z.uuid(), outcome: z.literal('quarantined'), code: z.string() }),
  /** not taken: stays on the phone until it is put right */
  z.strictObject({
    id: z.uuid(),
    outcome: z.literal('refused'),
    code: z.string(),
    /** what she wrote, for putting it right; null where it cannot be read */
    content: z.strictObject({ kind: ItemKind, body: z.record(z.string(), z.unknown()) }).nullable(),
  }),
])
export type ItemAnswer = z.infer<typeof ItemAnswer>

export const fieldItemsContract = endpoint({
  id: 'devices.items',
  method: 'POST',
  path: '/api/v1/field/items',
  summary:
    'Hand in sealed items; each is answered by itself and counts once, however often it is sent',
  body: z.strictObject({ ...Known, items: z.array(SentItem).min(1).max(20) }),
  output: z.strictObject({
    state: z.enum(['open', 'ended']),
    now: z.string(),
    items: z.array(ItemAnswer),
  }),
})

export const QuarantinedLine = z.strictObject({
  id: z.uuid(),
  kind: ItemKind,
  writerName: z.string(),
  division: z.string(),
  code: z.string(),
  writtenAt: z.string(),
  receivedAt: z.string(),
  version: z.int(),
})
export type QuarantinedLine = z.infer<typeof QuarantinedLine>

export const listQuarantinedContract = endpoint({
  id: 'devices.quarantined',
  method: 'GET',
  path: '/api/v1/device-items/quarantined',
  summary: 'What phones sent after their writer’s rights had ended; no words of it',
  query: PageQuery.omit({ q: true }),
  output: pageOf(QuarantinedLine),
})

export const readQuarantinedContract = endpoint({
  id: 'devices.read-quarantined',
  method: 'GET',
  path: '/api/v1/device-items/:id',
  summary: 'One of them with what was written; the reading is logged',
  params: ById,
  output: QuarantinedLine.extend({ body: z.record(z.string(), z.unknown()) }),
})

export const settleQuarantinedContract = endpoint({
  id: 'devices.settle-quarantined',
  method: 'POST',
  path: '/api/v1/device-items/:id/settlement',
  summary: 'Say what became of it: recorded by somebody else, or set aside, with a reason',
  params: ById,
  body: z.strictObject({
    reason: z.string().trim().min(2).max(500),
    version: z.int().optional(),
  }),
  output: z.strictObject({ id: z.uuid(), version: z.int() }),
})
