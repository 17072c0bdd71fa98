import { z } from 'zod'
import { KeyGroup } from '#domain/people/key-group.schema.ts'
import { ReportContent, ReportState } from '#domain/zero-reports/zero-report.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import { ItemKind, RevokeReason } from './device.schema.ts'

const path = '/api/v1/devices'

export const DeviceLine = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  accountId: z.uuid(),
  ownerName: z.string(),
  division: z.string(),
  divisionName: z.string(),
  registeredAt: z.string(),
  lastSeenAt: z.string(),
  appVersion: z.string().nullable(),
  revokedAt: z.string().nullable(),
  revokeReason: RevokeReason.nullable(),
  /** when it heard that its rights had ended, and forgot what it might read */
  toldAt: z.string().nullable(),
  /** why the reader may not revoke it; null where she may */
  refusal: z.string().nullable(),
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
  query: PageQuery.omit({ q: true }).extend({ state: z.enum(['bound', 'revoked']).optional() }),
  output: pageOf(DeviceLine),
})

export const revokeDeviceContract = endpoint({
  id: 'devices.revoke',
  method: 'POST',
  path: `${path}/:id/revoke`,
  summary: 'Take a phone’s rights away; at its next contact it forgets what it may read',
  params: ById,
  body: z.strictObject({ reason: RevokeReason.default('lost'), version: z.int().optional() }),
  output: DeviceLine,
})

/** A phone shows who it is with each call: its token opens these two endpoints and nothing else. */
const Known = {
  device: z.uuid(),
  token: z.string().min(20).max(100),
  /** the build of its program */
  app: z
    .string()
    .regex(/^[\w.+-]{1,40}$/)
    .optional(),
}

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

/** A contact or follow-up of a matter that is hers to do. */
export const FollowUp = z.strictObject({
  matterId: z.uuid(),
  number: z.string(),
  kind: z.enum(['contact', 'follow-up']),
  /** masked where the matter is sensitive */
  name: z.string(),
  dueAt: z.string(),
})
export type FollowUp = z.infer<typeof FollowUp>

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
  followUps: z.array(FollowUp),
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

export const VisitBeside = z.strictObject({
  visitId: z.uuid(),
  date: Day,
  executiveName: z.string(),
  hasNeed: z.boolean(),
  hasHazard: z.boolean(),
})
export type VisitBeside = z.infer<typeof VisitBeside>

const SentItem = z.strictObject({
  id: z.uuid(),
  keyId: z.uuid(),
  /** a photograph needs the most */
  sealed: z.base64().max(320_000),
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
    content: z
      .strictObject({
        kind: ItemKind,
        body: z.record(z.string(), z.unknown()),
        /** of a visit: the last one that the phone's list showed when it was written */
        knew: Day.nullable(),
      })
      .nullable(),
    /** the visit that somebody else recorded to the same family meanwhile */
    beside: VisitBeside.optional(),
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
