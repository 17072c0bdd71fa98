import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { authenticatorOf } from '#domain/accounts/account.public.ts'
import { serveHelp } from '#domain/help/public-page.routes.ts'
import { serveDuty } from '#domain/mandatory-reports/duty-page.routes.ts'
import { routes } from '#domain/routes.ts'
import type { House } from '#platform/house/house.ts'
import { serveHealth } from '#platform/http/health.ts'
import { markTraining } from '#platform/http/training-banner.ts'
import { buildServer } from '#platform/http/server.ts'
import { serveWeb } from '#platform/http/web-files.ts'

const webFolders = {
  console: join(import.meta.dirname, 'dist/web'),
  phone: join(import.meta.dirname, 'dist/field'),
}

/** The process that answers requests: the interface, the console's files, its health. */
export async function startMain(house: House): Promise<{ server: FastifyInstance; url: string }> {
  const server = await buildServer(house, routes, authenticatorOf(house))
  // Before any page: what is registered in an area of its own takes only the hooks that are there.
  if (house.config.training) markTraining(server)
  serveHealth(server, house)
  await serveHelp(server, house)
  await serveDuty(server, house)
  if (existsSync(webFolders.console)) await serveWeb(server, webFolders)
  const url = await server.listen({ host: house.config.host, port: house.config.port })
  return { server, url }
}
