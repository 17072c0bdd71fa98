import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Device, DeviceItem, ItemContent, RevokeReason } from './device.schema.ts'

export function revokeDevice(
  device: Device,
  { reason }: { readonly reason: RevokeReason },
  now: Date,
): Device | Refusal {
  if (device.revokedAt !== null) return refuse('device-already-revoked')
  return {
    ...device,
    ...{ revokedAt: now.toISOString(), revokeReason: reason, version: device.version + 1 },
  }
}

/**
 * What arrived, once it is clear what becomes of it: a record, a place in quarantine, or beside a visit
 * that its writer says is the same.
 */
export function receivedItem(
  device: Pick<Device, 'region' | 'id' | 'accountId' | 'division' | 'orgId'>,
  item: { readonly id: string; readonly content: ItemContent; readonly writerName: string },
  became:
    | { readonly recordId: string }
    | { readonly code: string }
    | { readonly same: string; readonly by: string },
  now: Date,
): DeviceItem {
  const { kind, accountId, writtenAt } = item.content
  const received = {
    ...{ region: device.region, id: item.id, deviceId: device.id, accountId },
    ...{ writerName: item.writerName, division: device.division, orgId: device.orgId, kind },
    ...{ aboutItem: item.content.about ?? null, writtenAt, receivedAt: now.toISOString() },
    ...{ settledAt: null, settledBy: null, settleReason: null, version: 1 },
  }
  // The record holds what was written; a second copy would outlive its erasure.
  if ('recordId' in became) {
    return { ...received, outcome: 'taken', code: null, recordId: became.recordId, content: null }
  }
  const content = JSON.stringify(item.content)
  if ('code' in became) {
    return { ...received, outcome: 'quarantined', code: became.code, recordId: null, content }
  }
  return {
    ...{ ...received, outcome: 'settled', code: 'same-visit', recordId: became.same, content },
    ...{ settledAt: now.toISOString(), settledBy: became.by },
  }
}

/** An office lets it count as if it had come in time: it is a record now, which holds what was written. */
export function acceptItem<Item extends DeviceItem>(
  item: Item,
  recordId: string,
  on: { readonly actor: { readonly id: string }; readonly now: Date },
): Item | Refusal {
  if (item.outcome !== 'quarantined') return refuse('item-already-settled')
  return {
    ...item,
    ...{ outcome: 'taken', recordId, content: null, version: item.version + 1 },
    ...{ settledAt: on.now.toISOString(), settledBy: on.actor.id },
  }
}

/** An office sets it aside. What was written stays, with what was decided. */
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
  ...['visit-in-quarantine', 'matter-of-another-organisation'],
])

/**
 * Whether a refusal says that the writer may not any more. She cannot put that right on the phone, so
 * it goes into quarantine; anything else she can, and it stays with her.
 */
export function isOfRights(code: string): boolean {
  return ofRights.has(code)
}
