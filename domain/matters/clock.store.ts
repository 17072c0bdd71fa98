import { settingOf, settingVersions } from '#domain/settings/setting.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { clockSetting, type Clocks } from './clock.schema.ts'

/** The clocks of the city as they hold now, with the versions that running steps began by. */
export async function clocksOf(tx: Tx): Promise<Clocks> {
  const { number } = await settingOf(tx, clockSetting)
  return { number, tables: await settingVersions(tx, clockSetting) }
}
