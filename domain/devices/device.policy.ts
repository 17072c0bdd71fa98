import { covers, has, requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Device, DeviceItem } from './device.schema.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const

/** A phone is the tool of whoever walks from house to house. */
export function mayRegisterDevice(actor: Actor): Decision {
  return requireRole(actor, 'village-executive') ?? permitted
}

export function mayListDevices(actor: Actor): Decision {
  return requireRole(actor, 'village-executive', ...officers) ?? permitted
}

/** Her own phone, or a lost one of somebody below. */
export function mayRevokeDevice(
  actor: Actor,
  device: Pick<Device, 'region' | 'accountId' | 'division'>,
): Decision {
  if (actor.region !== device.region) return refuse('not-found')
  if (device.accountId === actor.id) return permitted
  if (!covers(actor, device.division)) return refuse('not-found')
  return has(actor, ...officers) ? permitted : refuse('device-of-another')
}

export function mayListQuarantined(actor: Actor): Decision {
  return requireRole(actor, ...officers) ?? permitted
}

/** It may tell of violence: it is read by an office above that is cleared for what is sensitive. */
export function mayReviewItem(
  actor: Actor,
  item: Pick<DeviceItem, 'region' | 'division' | 'orgId'>,
): Decision {
  const isThere =
    actor.region === item.region &&
    (actor.orgs.includes(item.orgId) || covers(actor, item.division))
  if (!isThere) return refuse('not-found')
  const role = requireRole(actor, ...officers)
  if (role !== undefined) return role
  return actor.clearance === 'sensitive' ? permitted : refuse('clearance-too-low')
}
