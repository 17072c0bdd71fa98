import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { demoLogins, demoPassword } from '#city/accounts.ts'
import { cityIsLoaded, loadCity } from '#city/load.ts'
import { readConfig } from '#platform/config/config.ts'
import { trainingWords } from '#platform/documents/training-paper.ts'
import { analyze } from '#platform/db/migrate.ts'
import { claimServer, releaseServer } from '#platform/db/tenants.ts'
import type { House } from '#platform/house/house.ts'
import { startMain } from '../main.ts'
import { startWorker } from '../worker.ts'
import { CommandError, type Command, type Output } from './command.ts'
import { openAll } from './open.ts'

const root = join(import.meta.dirname, '..')

export const start: Command = {
  name: 'start',
  summary: 'runs the platform: server and worker',
  usage: '[--demo|--training] [--no-worker]',
  options: {
    demo: { type: 'boolean' },
    training: { type: 'boolean' },
    'no-worker': { type: 'boolean' },
  },
  words: [0, 0],
  async run({ options }, out) {
    const training = options['training'] === true
    const asked = readConfig({ ...process.env, ...(training ? { TIEXIN_TRAINING: '1' } : {}) })
    const demo = asked.demo || (options['demo'] === true && !asked.production)
    const config = { ...asked, demo }
    const other = claimServer(config.dataDir)
    if (other !== undefined) {
      throw new CommandError(
        `${config.dataDir} is in use by the server with process id ${other}; stop it or set DATA_DIR`,
      )
    }
    try {
      await buildWebIfMissing(out)
      const house = await openAll(config, { isWorker: options['no-worker'] !== true })
      try {
        await serve(house, options['no-worker'] !== true, out)
      } finally {
        await house.close()
      }
    } finally {
      releaseServer(config.dataDir)
    }
    return { ok: true, result: {} }
  },
}

/** Serves until it is asked to stop. Whatever breaks on the way, what was begun is ended. */
async function serve(house: House, hasWorker: boolean, out: Output): Promise<void> {
  const { config } = house
  if (config.demo) await loadDemonstration(house, out)
  const worker = hasWorker ? await startWorker(house) : undefined
  try {
    const main = await startMain(house).catch((error: unknown) => {
      throw isTaken(error)
        ? new CommandError(`port ${config.port} of ${config.host} is taken; set PORT to another`)
        : error
    })
    announce(out, main.url, config)
    await interrupted()
    await main.server.close()
  } finally {
    await worker?.stop()
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

export const work: Command = {
  name: 'worker',
  summary: 'runs one more worker beside `start --no-worker`',
  usage: '',
  options: {},
  words: [0, 0],
  async run(_, out) {
    const house = await openAll(readConfig(process.env), { isWorker: true })
    const worker = await startWorker(house)
    out.say('the worker takes jobs; stop it with Ctrl+C')
    await interrupted()
    await worker.stop()
    await house.close()
    return { ok: true, result: {} }
  },
}

async function buildWebIfMissing(out: Output): Promise<void> {
  await buildIfMissing(out, 'the console', 'dist/web', 'vite.config.ts')
  await buildIfMissing(out, 'the phone’s program', 'dist/field', 'field.config.ts')
}

/** Built aside and put in its place whole: of two that start at once neither serves half of it. */
async function buildIfMissing(
  out: Output,
  what: string,
  folder: string,
  config: string,
): Promise<void> {
  const place = join(root, folder)
  const isThere = (): boolean => existsSync(join(place, 'index.html'))
  if (isThere()) return
  const aside = `${place}.${process.pid}`
  out.say(`building ${what} …`)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '-c', config, '--outDir', aside, '--logLevel', 'error']
  try {
    await promisify(execFile)(process.execPath, args, { cwd: root })
    if (!isThere()) await rm(place, { recursive: true, force: true })
    // Where another one was quicker its build stands there, and is the same.
    await rename(aside, place).catch((error: unknown) => {
      if (!isThere()) throw error
    })
  } catch (error) {
    throw new CommandError(`${what} could not be built: ${String(error)}`)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function loadDemonstration(house: House, out: Output): Promise<void> {
  if (await cityIsLoaded(house)) return
  out.say('loading the simulated city …')
  await loadCity(house, { onProgress: (done, total, what) => out.progress(done, total, what) })
  await analyze(house.server.ownerUrl)
}

function announce(out: Output, url: string, { demo, training }: House['config']): void {
  out.say(`\n贴心 is ready at ${url}\n`)
  if (training) out.say(`${trainingWords.zh}\n${trainingWords.en}\n`)
  if (!demo) return
  out.say(`A demonstration with invented people. Every login has the password ${demoPassword}\n`)
  for (const { username, name, role } of demoLogins) {
    out.say(`  ${username.padEnd(18)}${role}${name === '' ? '' : ` · ${name}`}`)
  }
  out.say('')
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
