import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deliver } from '#domain/subscriptions.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { openServer } from '#platform/db/open-server.ts'
import { trainingMarkOf } from '#platform/house/training-mark.ts'
import { openHouse, type House } from '#platform/house/house.ts'
import { movableClock, systemClock, type Clock } from '#platform/time/clock.ts'

/** When a demonstration begins: 2 January 2024, 09:00 in Huangshi: its year has just ended and is to be accounted for. */
const demoStart = new Date('2024-01-02T01:00:00Z')

/** The house with its database server, for one process or one command; closing closes both. */
export async function openAll(
  config: Config,
  options: { isWorker: boolean; poolSize?: number },
): Promise<House> {
  const server = await openServer(config)
  try {
    const house = await openHouse({
      config: { ...config, poolSize: options.poolSize ?? config.poolSize },
      server,
      clock: clockOf(config),
      isWorker: options.isWorker,
      deliver,
    })
    const training = await trainingMarkOf(house.db, config).catch(async (error: unknown) => {
      await house.close()
      throw error
    })
    return {
      ...house,
      config: { ...house.config, training },
      async close() {
        await house.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}

/** For a command: opens, works, closes, whatever happens. */
export async function withHouse<Result>(
  work: (house: House) => Promise<Result>,
  change: Partial<Config> = {},
): Promise<Result> {
  const config = { ...readConfig(process.env), ...change }
  const house = await openAll(config, { isWorker: false, poolSize: 4 })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

/**
 * Real time, except on a demonstration's data: there the clock begins at the end of the simulated
 * year and runs on, over restarts too. Production never has such a directory (readConfig).
 */
function clockOf(config: Config): Clock {
  const path = join(config.dataDir, 'demonstration-clock.json')
  const known = readOffset(path)
  if (known === undefined && !config.demo) return systemClock
  if (config.production) throw new Error('a demonstration data directory is refused in production')
  const clock = movableClock(known === undefined ? demoStart : new Date(Date.now() + known))
  if (known === undefined) {
    mkdirSync(config.dataDir, { recursive: true })
    writeFileSync(path, JSON.stringify({ offset: demoStart.getTime() - Date.now() }))
  }
  return clock
}

function readOffset(path: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { offset: number }).offset
  } catch {
    return undefined
  }
}
