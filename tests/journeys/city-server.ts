import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startServer, tiexin, type ServerProcess } from '../server-process.ts'

export type CityServer = ServerProcess & {
  /** so many milliseconds go by while the server rests; it is at the same address again */
  pass(milliseconds: number): Promise<void>
  /** ends the server and takes its data away */
  close(): Promise<void>
}

const longestLoad = 240_000

/** A city in a folder of its own, served as an administrator serves it. @param words of `city` */
export async function serveCity(...words: string[]): Promise<CityServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-journey-'))
  const env = { DATA_DIR: dataDir, PORT: '0' }
  const loadedAt = await fill(dataDir, words)
  // It is as early now as it was when the city was there.
  moveClock(dataDir, loadedAt - Date.now())
  // The city's records belong to its year, and so does the demonstration's clock.
  let server = await startServer(env, '--demo')
  const { url } = server
  return {
    ...{ url, pid: server.pid, output: () => server.output() },
    ...{ stop: () => server.stop(), kill: () => server.kill() },
    async pass(milliseconds) {
      await server.stop()
      moveClock(dataDir, milliseconds)
      server = await startServer({ ...env, PORT: new URL(url).port }, '--demo')
    },
    async close() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * In a run of journeys a city of these words is loaded once, by whoever asks first, and copied: loading
 * takes ten times as long. Nobody starts a server in the one that is copied.
 * @returns when it was loaded, as `Date.now()` tells
 */
async function fill(dataDir: string, words: readonly string[]): Promise<number> {
  const cities = process.env['TIEXIN_TEST_CITIES']
  if (cities === undefined) return load(dataDir, words)
  const folder = join(cities, words.join('_'))
  const marker = `${folder}.loaded`
  if (isFirst(folder)) {
    const loadedAt = await load(folder, words)
    writeFileSync(`${marker}-`, String(loadedAt))
    renameSync(`${marker}-`, marker)
  }
  const until = Date.now() + longestLoad
  while (!existsSync(marker)) {
    if (Date.now() > until) throw new Error(`nobody has loaded ${folder}`)
    await setTimeout(100)
  }
  // With owners and rights, which the database insists on.
  await promisify(execFile)('cp', ['-a', `${folder}/.`, dataDir])
  return Number(readFileSync(marker, 'utf8'))
}

async function load(folder: string, words: readonly string[]): Promise<number> {
  const { code, stdout, stderr } = await tiexin({ DATA_DIR: folder }, 'city', ...words)
  if (code !== 0) throw new Error(`no city: ${stdout}${stderr}`)
  return Date.now()
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** The demonstration's clock is kept in its data directory, as an offset from real time. */
function moveClock(dataDir: string, milliseconds: number): void {
  const path = join(dataDir, 'demonstration-clock.json')
  const { offset } = JSON.parse(readFileSync(path, 'utf8')) as { offset: number }
  writeFileSync(path, JSON.stringify({ offset: offset + milliseconds }))
}
