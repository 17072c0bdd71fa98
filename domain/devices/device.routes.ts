import { divisionNames } from '#domain/divisions/division.public.ts'
import { isRefusal, refuse } from '#platform/access/decision.ts'
import { newToken, tokenHash } from '#platform/auth/token.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, openTo, query, type Route } from '#platform/http/route.ts'
import { fieldDayOf } from './day.store.ts'
import * as contracts from './device.contract.ts'
import * as policy from './device.policy.ts'
import type { Device } from './device.schema.ts'
import * as store from './device.store.ts'
import { revokeDevice } from './device.transition.ts'
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
        ...{ division: actor.divisions[0] ?? '', name, ownerName: actor.name, token, version: 1 },
        ...{ appVersion: null, revokedAt: null, revokeReason: null, toldAt: null },
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
      return { items: await linesOf(tx, items), ...counted }
    },
  }),

  command<typeof contracts.revokeDeviceContract, Device>(contracts.revokeDeviceContract, {
    load: (tx, { params }) => store.lockDevice(tx, params.id),
    may: policy.mayRevokeDevice,
    apply: (device, body, { now }) => revokeDevice(device, body, now),
    save: store.saveDevice,
    present: (device, tx) => lineOf(tx, device),
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
]

async function linesOf(tx: Tx, devices: readonly Device[]): Promise<contracts.DeviceLine[]> {
  const places = await divisionNames(tx, [...new Set(devices.map(({ division }) => division))])
  return devices.map((device) => {
    const { id, name, accountId, ownerName, division, registeredAt, lastSeenAt, version } = device
    const { appVersion, revokedAt, revokeReason, toldAt } = device
    const decision = policy.mayRevokeDevice(tx.actor, device)
    const refusal = isRefusal(decision) ? decision.refused : null
    return {
      ...{ id, name, accountId, ownerName, division, registeredAt, lastSeenAt, version },
      ...{ appVersion, revokedAt, revokeReason, toldAt, refusal },
      divisionName: places.get(division) ?? '',
    }
  })
}

async function lineOf(tx: Tx, device: Device): Promise<contracts.DeviceLine> {
  const [line] = await linesOf(tx, [device])
  if (line === undefined) throw new Error('one phone gives one line')
  return line
}
