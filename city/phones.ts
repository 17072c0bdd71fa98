import { insertDevice, insertItem } from '#domain/devices/device.store.ts'
import type { Device } from '#domain/devices/device.schema.ts'
import { aDevice, aDeviceItem } from '#domain/devices/device.fixtures.ts'
import { systemActor, type Actor } from '#platform/access/actor.ts'
import { newToken, tokenHash } from '#platform/auth/token.ts'
import { sql } from '#platform/db/sql.ts'
import { dayOf } from '#platform/time/day.ts'
import type { Morning } from './morning.ts'
import { cityId } from './random.ts'

const hour = 3_600_000
const day = 24 * hour

/**
 * Phones of the demonstration: two in use, and one that was lost on the last day of the year. What had
 * been written on it came in at its next contact and waits for the township.
 */
export async function bindPhones({ house, desks, plan, nine }: Morning): Promise<void> {
  const { seed } = plan.options
  const { region } = house.config
  const ago = (milliseconds: number): string =>
    new Date(nine.getTime() - milliseconds).toISOString()
  const [first, second] = [await desks.named('keguiying'), await desks.named('shixiju')]
  const phone = (n: number, owner: Actor, change: Partial<Device>): Device => ({
    ...aDevice({ region, id: cityId(seed, 'phone', n), accountId: owner.id, orgId: owner.orgId }),
    ...{ division: owner.divisions[0] ?? '', ownerName: owner.name, ...change },
  })
  const lost = phone(0, first, {
    ...{ name: '旧红米', registeredAt: ago(300 * day), lastSeenAt: ago(17 * hour) },
    ...{ revokedAt: ago(42 * hour), revokeReason: 'lost', toldAt: ago(17 * hour), version: 2 },
  })
  const inUse = [
    phone(1, first, { name: '红米', registeredAt: ago(40 * hour), lastSeenAt: ago(2 * hour) }),
    phone(2, second, { name: '畅享', registeredAt: ago(120 * day), lastSeenAt: ago(15 * hour) }),
  ]
  const { id: deviceId, accountId, division, orgId, ownerName: writerName } = lost
  const body = {
    ...{ date: dayOf(new Date(nine.getTime() - 44 * hour)), division, personId: null },
    ...{ subjectName: '袁春梅', tags: [], need: '看病', solved: null },
    ...{ hazard: null, hazardLevel: null },
  }
  const writtenAt = ago(44 * hour)
  const content = { kind: 'visit', accountId, writtenAt, body, beside: { knew: null } }
  await house.db.within(systemActor(region), async (tx) => {
    const known = await tx.maybe(
      sql`select id from devices where region = ${region} and id = ${deviceId}`,
    )
    if (known !== undefined) return
    for (const each of [lost, ...inUse]) {
      // nobody has its token: the phone is there to be looked at
      insertDevice(tx, { ...each, tokenHash: tokenHash(newToken()) })
    }
    insertItem(tx, {
      ...aDeviceItem({ region, id: cityId(seed, 'phone-item', 0), deviceId, accountId }),
      ...{ division, orgId, writerName, writtenAt, receivedAt: ago(17 * hour) },
      content: JSON.stringify(content),
    })
  })
}
