import { insertInto, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SettingKind, SettingVersion } from './setting.schema.ts'

const columns = sql`region, id, kind, number, effective_at, body, note, by_account, by_name,
  created_at, withdrawn_at, version`

/** All versions of all kinds, remembered by city: a city has some dozens of them. */
export async function findVersions(tx: Tx, kind: SettingKind): Promise<readonly SettingVersion[]> {
  const { region } = tx.actor
  const known = tx.memory.of<readonly SettingVersion[]>('settings', tx.now)
  const keyOf = (each: SettingKind): string => `${region} ${each}`
  const found = known.get(keyOf(kind))
  if (found !== undefined) return found
  const all = await tx.rows<SettingVersion>(
    sql`select ${columns} from settings where region = ${region} order by kind, number`,
  )
  // A kind that nobody wrote is remembered too, once it has been asked for.
  const kinds = new Map([[kind, []], ...Map.groupBy(all, (version) => version.kind)])
  for (const [each, versions] of kinds) known.set(keyOf(each), versions)
  return kinds.get(kind) ?? []
}

export function lockVersion(tx: Tx, id: string): Promise<SettingVersion | undefined> {
  return tx.maybe<SettingVersion>(
    sql`select ${columns} from settings where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

/** Two who write the next version at once meet in the unique number; one is told. */
export function insertVersion(tx: Tx, version: SettingVersion): void {
  tx.memory.forget('settings')
  tx.send(insertInto('settings', { ...version, body: JSON.stringify(version.body) }))
}

export function saveVersion(tx: Tx, version: SettingVersion): void {
  tx.memory.forget('settings')
  tx.send(updateIn('settings', { ...version, body: JSON.stringify(version.body) }))
}
