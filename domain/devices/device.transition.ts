import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Device, DeviceItem, ItemContent } from './device.schema.ts'

export function revokeDevice(device: Device, now: Date): Device | Refusal {
  if (device.revokedAt !== null) return refuse('device-already-revoked')
  return { ...device, revokedAt: now.toISOString(), version: device.version + 1 }
}

/** What arrived, once it is clear what becomes of it: a record, or a place in quarantine. */
export function receivedItem(
  device: Pick<Device, 'region' | 'id' | 'accountId' | 'division' | 'orgId'>,
  item: { readonly id: string; readonly content: ItemContent; readonly writerName: string },
  became: { readonly recordId: string } | { readonly code: string },
  now: Date,
): DeviceItem {
  const { kind, accountId, writtenAt } = item.content
  const isTaken = 'recordId' in became
  return {
    ...{ region: device.region, id: item.id, deviceId: device.id, accountId },
    ...{ writerName: item.writerName, division: device.division, orgId: device.orgId, kind },
    outcome: isTaken ? 'taken' : 'quarantined',
    code: isTaken ? null : became.code,
    recordId: isTaken ? became.recordId : null,
    // The record holds what was written; a second copy would outlive its erasure.
    content: isTaken ? null : JSON.stringify(item.content),
    ...{ writtenAt, receivedAt: now.toISOString() },
    ...{ settledAt: null, settledBy: null, settleReason: null, version: 1 },
  }
}

/** An office has looked at it. What was written stays, with what was decided. */
export function settleItem<Item extends DeviceItem>(
  item: Item,
  { reason }: { readonly reason: string },
  on: { readonly actor: { readonly id: string }; readonly now: Date },
): Item | Refusal {
  if (item.outcome !== 'quarantined') return refuse('item-already-settled')
  return {
    ...item,
    ...{ outcome: 'settled', settledAt: on.now.toISOString(), settledBy: on.actor.id },
    ...{ settleReason: reason, version: item.version + 1 },
  }
}

const ofRights: ReadonlySet<string> = new Set([
  ...['not-found', 'role-not-allowed', 'beyond-your-reach', 'division-outside-reach'],
  ...['visit-of-another-executive', 'zero-report-of-another-organisation', 'executive-unknown'],
])

/**
 * Whether a refusal says that the writer may not any more. She cannot put that right on the phone, so
 * it goes into quarantine; anything else she can, and it stays with her.
 */
export function isOfRights(code: string): boolean {
  return ofRights.has(code)
}
