import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemActor } from '../access/actor.ts'
import { ConfigError, type Config } from '../config/config.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

const key = 'house/training'

/**
 * Is this house a training city (演练城市)? What it is stands in its data, in the database and beside
 * it, so that no switch that somebody forgot can pass it off as the real one. The first
 * `start --training` on an empty house makes it one, for ever.
 * @throws ConfigError where training and real data would mix
 */
export async function trainingMarkOf(db: Database, config: Config): Promise<boolean> {
  const path = join(config.dataDir, 'training-city.json')
  const { region } = config
  const state = await db.within(systemActor(region), async (tx) => {
    const [mark, account] = await Promise.all([
      tx.maybe(sql`select 1 as one from effects where region = ${region} and key = ${key}`),
      tx.maybe(sql`select 1 as one from accounts where region = ${region} limit 1`),
    ])
    return { isMarked: mark !== undefined, isInhabited: account !== undefined }
  })
  if (state.isMarked && config.production) {
    throw new ConfigError('the database is a training city; production refuses it')
  }
  if (state.isInhabited && state.isMarked !== existsSync(path)) {
    throw new ConfigError(
      state.isMarked
        ? `the database is a training city and ${config.dataDir} is not; the two are never mixed`
        : `${config.dataDir} is a training city and the database is not; the two are never mixed`,
    )
  }
  if (state.isMarked || !config.training) return state.isMarked
  if (state.isInhabited) {
    throw new ConfigError(
      `${config.dataDir} holds a house with accounts; a training city needs a DATA_DIR and a database of its own`,
    )
  }
  await db.within(systemActor(region), (tx) => {
    tx.send(sql`insert into effects (region, key, done_at)
      values (${region}, ${key}, ${tx.now.toISOString()}) on conflict do nothing`)
    return Promise.resolve()
  })
  mkdirSync(config.dataDir, { recursive: true })
  writeFileSync(path, `${JSON.stringify({ training: true })}\n`)
  return true
}
