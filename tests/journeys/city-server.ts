import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, tiexin, type ServerProcess } from '../server-process.ts'

export type CityServer = ServerProcess & {
  /** so many milliseconds go by while the server rests; it is at the same address again */
  pass(milliseconds: number): Promise<void>
  /** ends the server and takes its data away */
  close(): Promise<void>
}

/** A city in a folder of its own, served as an administrator serves it. @param words of `city` */
export async function serveCity(...words: string[]): Promise<CityServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-journey-'))
  const env = { DATA_DIR: dataDir, PORT: '0' }
  const city = await tiexin(env, 'city', ...words)
  if (city.code !== 0) throw new Error(`no city: ${city.stdout}${city.stderr}`)
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

/** The demonstration's clock is kept in its data directory, as an offset from real time. */
function moveClock(dataDir: string, milliseconds: number): void {
  const path = join(dataDir, 'demonstration-clock.json')
  const { offset } = JSON.parse(readFileSync(path, 'utf8')) as { offset: number }
  writeFileSync(path, JSON.stringify({ offset: offset + milliseconds }))
}
