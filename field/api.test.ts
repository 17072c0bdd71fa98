import { expect, test } from 'vitest'
import { closeSessionContract, openSessionContract } from '#domain/accounts/session.contract.ts'
import {
  fieldDayContract,
  fieldItemsContract,
  registerDeviceContract,
} from '#domain/devices/device.contract.ts'
import { paths } from './api.ts'

test('the phone calls its endpoints where their contracts say they are', () => {
  const contracts = {
    ...{ openSession: openSessionContract, closeSession: closeSessionContract },
    ...{ register: registerDeviceContract, day: fieldDayContract, items: fieldItemsContract },
  }
  for (const [name, { path, method }] of Object.entries(contracts)) {
    expect([name, method, path]).toEqual([name, 'POST', paths[name as keyof typeof paths]])
  }
})
