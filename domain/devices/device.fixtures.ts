import { newId } from '#platform/db/id.ts'
import type { Device, DeviceItem } from './device.schema.ts'

/** The phone of an executive of 富池镇港下村, unless told otherwise. */
export function aDevice(change: Partial<Device> = {}): Device {
  return {
    ...{ region: '420200', id: newId(), accountId: '01890000-0000-7000-8000-0000000000a1' },
    ...{ division: '420222101200', orgId: '01890000-0000-7000-8000-00000000000a' },
    ...{ name: '我的手机', ownerName: '柯桂英', registeredAt: '2023-05-01T01:00:00.000Z' },
    ...{ lastSeenAt: '2023-05-10T01:00:00.000Z', appVersion: null, version: 1 },
    ...{ revokedAt: null, revokeReason: null, toldAt: null },
    ...change,
  }
}

/** A visit that waits in quarantine, unless told otherwise. */
export function aDeviceItem(change: Partial<DeviceItem> = {}): DeviceItem {
  const { region, id: deviceId, accountId, division, orgId } = aDevice()
  return {
    ...{ region, id: newId(), deviceId, accountId, division, orgId, writerName: '柯桂英' },
    ...{ kind: 'visit', outcome: 'quarantined', code: 'device-ended', recordId: null },
    aboutItem: null,
    content: JSON.stringify({
      ...{ kind: 'visit', accountId, writtenAt: '2023-05-09T08:00:00.000Z' },
      body: { date: '2023-05-09', division, subjectName: '王小芳' },
    }),
    ...{ writtenAt: '2023-05-09T08:00:00.000Z', receivedAt: '2023-05-10T01:00:00.000Z' },
    ...{ settledAt: null, settledBy: null, settleReason: null, version: 1 },
    ...change,
  }
}
