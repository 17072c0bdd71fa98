import { refuse } from '#platform/access/decision.ts'
import { newToken, tokenHash } from '#platform/auth/token.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, openTo, query, type Route } from '#platform/http/route.ts'
import { fieldDayOf } from './day.store.ts'
import * as contracts from './device.contract.ts'
import * as policy from './device.policy.ts'
import { ItemContent, type Device, type DeviceItem } from './device.schema.ts'
import * as store from './device.store.ts'
import { revokeDevice, settleItem } from './device.transition.ts'
import { knownDevice, takeItems } from './intake.store.ts'

/** A new phone with the secret that only it will know. */
type Registered = Device & { readonly token: string }

export const deviceRoutes: readonly Route[] = [
  creation<typeof contracts.registerDeviceContract, Registered, string>(
    contracts.registerDeviceContract,
    {
      prepare: () => newToken(),
      may: policy.mayRegisterDevice,
      apply: ({ name }, token, { actor, now }) => ({
        ...{ region: actor.region, id: newId(), accountId: actor.id, orgId: actor.orgId },
        ...{ division: actor.divisions[0] ?? '', name, token, revokedAt: null, version: 1 },
        ...{ registeredAt: now.toISOString(), lastSeenAt: now.toISOString() },
      }),
      save(tx, { token, ...device }) {
        store.insertDevice(tx, { ...device, tokenHash: tokenHash(token) })
      },
      present: ({ id, token }) => ({ id, token }),
      audit: 'device.registered',
    },
  ),

  query(contracts.listDevicesContract, {
    may: policy.mayListDevices,
    async read(tx, { query: page }) {
      const { items, ...counted } = await store.findDevicePage(tx, page)
      return { items: items.map(lineOf), ...counted }
    },
  }),

  command<typeof contracts.revokeDeviceContract, Device>(contracts.revokeDeviceContract, {
    load: (tx, { params }) => store.lockDevice(tx, params.id),
    may: policy.mayRevokeDevice,
    apply: (device, _, { now }) => revokeDevice(device, now),
    save: store.saveDevice,
    present: lineOf,
    audit: 'device.revoked',
  }),

  openTo(
    'public',
    'a phone shows its own token, which opens less than a session does',
    contracts.fieldDayContract,
    async (runtime, { body }) => {
      const known = await knownDevice(runtime, body)
      if (known === undefined) return refuse('device-unknown')
      const now = runtime.clock.now().toISOString()
      const ended = { state: 'ended', now, code: 'device-ended' } as const
      return known.actor === undefined ? ended : ((await fieldDayOf(runtime, known.actor)) ?? ended)
    },
  ),

  openTo(
    'public',
    'a phone whose rights have ended still hands in what was written before; each item is decided by itself',
    contracts.fieldItemsContract,
    async (runtime, { body }) => {
      const known = await knownDevice(runtime, body)
      if (known === undefined) return refuse('device-unknown')
      const items = await takeItems(runtime, known, body.items)
      const state = known.actor === undefined ? ('ended' as const) : ('open' as const)
      return { state, now: runtime.clock.now().toISOString(), items }
    },
  ),

  query(contracts.listQuarantinedContract, {
    may: policy.mayListQuarantined,
    async read(tx, { query: page }) {
      const { items, ...counted } = await store.findQuarantinedPage(tx, page)
      return { items: items.map(quarantinedLine), ...counted }
    },
  }),

  query(contracts.readQuarantinedContract, {
    may: policy.mayListQuarantined,
    async read(tx, { params: { id } }) {
      const item = await store.findItem(tx, id)
      if (item === undefined || item.content === null) return undefined
      const decision = policy.mayReviewItem(tx.actor, item)
      if ('refused' in decision) return decision
      const { body } = ItemContent.parse(JSON.parse(item.content))
      return { ...quarantinedLine(item), body }
    },
    audit: 'device-item.read',
  }),

  command<typeof contracts.settleQuarantinedContract, DeviceItem>(
    contracts.settleQuarantinedContract,
    {
      load: (tx, { params }) => store.lockItem(tx, params.id),
      may: policy.mayReviewItem,
      apply: settleItem,
      save: store.saveItem,
      present: ({ id, version }) => ({ id, version }),
      audit: 'device-item.settled',
    },
  ),
]

function lineOf(device: Device): contracts.DeviceLine {
  const { id, name, accountId, registeredAt, lastSeenAt, revokedAt, version } = device
  return { id, name, accountId, registeredAt, lastSeenAt, revokedAt, version }
}

function quarantinedLine(
  item: Omit<DeviceItem, 'content' | 'settleReason'>,
): contracts.QuarantinedLine {
  const { id, kind, writerName, division, code, writtenAt, receivedAt, version } = item
  return { id, kind, writerName, division, code: code ?? '', writtenAt, receivedAt, version }
}
