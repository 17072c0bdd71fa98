import { covers, has, requireRole, type Actor } from '#platform/access/actor.ts'
import {
  isRefusal,
  permitted,
  refuse,
  type Decision,
  type Refusal,
} from '#platform/access/decision.ts'
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

/** Whoever may decide on it, and may make such a record herself or lets it count where it is reviewed. */
export function mayAcceptItem(
  actor: Actor,
  item: Parameters<typeof mayReviewItem>[1] & {
    readonly becoming: { may(actor: Actor): Decision } | Refusal
  },
): Decision {
  const reviewed = mayReviewItem(actor, item)
  if (isRefusal(reviewed) || 'refused' in item.becoming) return reviewed
  return item.becoming.may(actor)
}
