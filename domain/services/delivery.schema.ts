import { z } from 'zod'
import { refuse, type Refusal } from '#platform/access/decision.ts'

/** To whom a protection order and a written warning go (反家庭暴力法 17, 32). */
export const Recipient = z.enum(['applicant', 'respondent', 'police', 'committee'])
export type Recipient = z.infer<typeof Recipient>

export const DeliveryWay = z.enum(['in-person', 'left', 'post', 'electronic', 'notified'])
export type DeliveryWay = z.infer<typeof DeliveryWay>

/** 送达: one recipient of one paper. What was served is served; a new version begins a new round. */
export const Delivery = z.strictObject({
  recipient: Recipient,
  round: z.int(),
  /** the recipient's office, where it uses the platform */
  orgId: z.uuid().nullable(),
  servedAt: z.string().nullable(),
  servedBy: z.string().nullable(),
  way: DeliveryWay.nullable(),
  /** would not take or sign it: it was left there, which serves it all the same */
  isRefused: z.boolean(),
  note: z.string(),
})
export type Delivery = z.infer<typeof Delivery>

export const Serve = z.strictObject({
  recipient: Recipient,
  at: z.iso.datetime({ offset: true }),
  by: z.string().trim().min(2).max(100),
  way: DeliveryWay,
  isRefused: z.boolean().default(false),
  note: z.string().trim().max(500).default(''),
})
export type Serve = z.infer<typeof Serve>

/** One delivery to each, none of them made. */
export function openRound(
  deliveries: readonly Delivery[],
  orgs: Readonly<Partial<Record<Recipient, string | null>>>,
): Delivery[] {
  const round = roundOf(deliveries) + 1
  const next = Recipient.options.map((recipient): Delivery => ({
    recipient,
    round,
    orgId: orgs[recipient] ?? null,
    servedAt: null,
    servedBy: null,
    way: null,
    isRefused: false,
    note: '',
  }))
  return [...deliveries, ...next]
}

/** Deliveries that are still to be made: of the latest round only. */
export function openDeliveries(deliveries: readonly Delivery[]): Delivery[] {
  const round = roundOf(deliveries)
  return deliveries.filter((one) => one.round === round && one.servedAt === null)
}

export function recordDelivery(
  deliveries: readonly Delivery[],
  { recipient, at, by, way, isRefused, note }: Serve,
): Delivery[] | Refusal {
  const open = openDeliveries(deliveries).find((one) => one.recipient === recipient)
  if (open === undefined) return refuse('already-served')
  if (isRefused && way !== 'left') return refuse('refused-paper-is-left')
  const served = { ...open, servedAt: at, servedBy: by, way, isRefused, note }
  return deliveries.map((one) => (one === open ? served : one))
}

function roundOf(deliveries: readonly Delivery[]): number {
  return Math.max(0, ...deliveries.map(({ round }) => round))
}
