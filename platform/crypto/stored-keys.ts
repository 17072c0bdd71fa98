import pg from 'pg'
import { newDataKey, unwrapDataKey, wrapDataKey, type StoredDataKey } from './keyring.ts'
import type { KeyFile } from './key-file.ts'
import type { CryptoProvider } from './provider.ts'

const columns = 'id, kek_id as "kekId", wrapped, created_at as "createdAt"'

/**
 * The region's data keys as they lie in the database; the first start makes the first one. Reads
 * with its own connection, because the application's pool needs the keys before it opens.
 */
export async function storedKeys(
  appUrl: string,
  region: string,
  provider: CryptoProvider,
  file: KeyFile,
  now: Date,
): Promise<StoredDataKey[]> {
  return asSystem(appUrl, region, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('tiexin data keys'))`)
    const found = await readKeys(client, region)
    if (found.length > 0) return found
    const first = newDataKey(provider, file, now)
    await insertKey(client, region, first)
    return [first]
  })
}

/**
 * A new data key for what is sealed from now on, and every older one wrapped anew by the newest
 * key-encryption key, so that an old key file no longer opens the database. Running processes take
 * the new key up within a minute; nothing has to stop.
 */
export async function rotateKeys(
  appUrl: string,
  region: string,
  provider: CryptoProvider,
  file: KeyFile,
  now: Date,
): Promise<{ wrapped: number; newKeyId: string }> {
  return asSystem(appUrl, region, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('tiexin data keys'))`)
    const found = await readKeys(client, region)
    for (const row of found) {
      const anew = wrapDataKey(provider, file, row, unwrapDataKey(row, file))
      await client.query(
        'update data_keys set kek_id = $3, wrapped = $4 where region = $1 and id = $2',
        [region, row.id, anew.kekId, anew.wrapped],
      )
    }
    const made = newDataKey(provider, file, now)
    await insertKey(client, region, made)
    return { wrapped: found.length, newKeyId: made.id }
  })
}

async function readKeys(client: pg.Client, region: string): Promise<StoredDataKey[]> {
  const { rows } = await client.query<StoredDataKey & { createdAt: Date | string }>(
    `select ${columns} from data_keys where region = $1 order by created_at`,
    [region],
  )
  return rows.map(({ id, kekId, wrapped, createdAt }) => ({
    id,
    kekId,
    wrapped,
    createdAt: new Date(createdAt).toISOString(),
  }))
}

async function insertKey(client: pg.Client, region: string, key: StoredDataKey): Promise<void> {
  await client.query(
    'insert into data_keys (region, id, kek_id, wrapped, created_at) values ($1, $2, $3, $4, $5)',
    [region, key.id, key.kekId, key.wrapped, key.createdAt],
  )
}

async function asSystem<Result>(
  appUrl: string,
  region: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: appUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select app.ctx($1)', [`system||${region}||||`])
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}
