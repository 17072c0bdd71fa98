import { settingOf } from '#domain/settings/setting.public.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { TimeOfDay } from '#platform/time/time-of-day.ts'
import { channels, type Channel, type StoredPreference } from './preference.schema.ts'
import { quietHoursSetting } from './quiet-hours.schema.ts'

type Row = {
  readonly accountId: string
  readonly channels: readonly Channel[]
  readonly quietFrom: TimeOfDay | null
  readonly quietTo: TimeOfDay | null
  readonly digest: 'off' | 'daily'
  readonly version: number
}

/** What each account wishes; who has chosen nothing has what the city set. */
export async function findPreferences(
  tx: Tx,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, StoredPreference>> {
  const { region } = tx.actor
  const [rows, { body }] = await Promise.all([
    tx.rows<Row>(
      sql`select account_id, channels, quiet_from, quiet_to, digest, version
          from notice_preferences
          where region = ${region} and account_id = any (${[...accounts]}::uuid[])`,
    ),
    settingOf(tx, quietHoursSetting),
  ])
  const quietHours = { from: body.from, to: body.to }
  const chosen = new Map(rows.map((row) => [row.accountId, preferenceOf(row, region)]))
  return new Map(
    accounts.map((id): [string, StoredPreference] => [
      id,
      chosen.get(id) ?? {
        ...{ region, id, channels: [...channels], quietHours, digest: 'off', version: 0 },
      },
    ]),
  )
}

export async function getOwnPreference(tx: Tx): Promise<StoredPreference> {
  const { id } = tx.actor
  const found = (await findPreferences(tx, [id])).get(id)
  if (found === undefined) throw new Error('an account has a preference, chosen or not')
  return found
}

export function savePreference(tx: Tx, preference: StoredPreference): void {
  const { region, id, digest, version, quietHours } = preference
  tx.send(
    sql`insert into notice_preferences
          (region, account_id, channels, quiet_from, quiet_to, digest, version)
        values (${region}, ${id}, ${[...preference.channels]}::text[], ${quietHours?.from ?? null},
          ${quietHours?.to ?? null}, ${digest}, ${version})
        on conflict (region, account_id) do update set channels = excluded.channels,
          quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
          digest = excluded.digest, version = excluded.version`,
  )
}

function preferenceOf(row: Row, region: string): StoredPreference {
  const { accountId, quietFrom, quietTo, digest, version } = row
  const quietHours =
    quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo }
  return { region, id: accountId, channels: [...row.channels], quietHours, digest, version }
}
