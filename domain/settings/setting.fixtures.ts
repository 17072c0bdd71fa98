import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SettingVersion } from './setting.schema.ts'
import { insertVersion } from './setting.store.ts'

/** The city's first version of a setting, in force since 1 May 2023, unless told otherwise. */
export function aSettingVersion(change: Partial<SettingVersion> = {}): SettingVersion {
  return {
    ...{ region: '420200', id: newId(), kind: 'quiet-hours', number: 1 },
    ...{
      effectiveAt: '2023-05-01T00:00:00.000Z',
      body: { from: '22:00', to: '07:00', digestAt: '08:30' },
    },
    ...{ note: '按市里的作息', byAccount: newId(), byName: '陈玉兰' },
    ...{ createdAt: '2023-04-28T01:00:00.000Z', withdrawnAt: null, version: 1 },
    ...change,
  }
}

export function insertSettingVersion(tx: Tx, version: SettingVersion): void {
  insertVersion(tx, version)
}
