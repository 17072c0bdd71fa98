import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, tiexin, type ServerProcess } from '../server-process.ts'

export type CityServer = ServerProcess & {
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
  const server = await startServer(env, '--demo')
  return {
    ...server,
    async close() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
