import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { authenticatorOf } from '#domain/accounts/account.public.ts'
import { routes } from '#domain/routes.ts'
import type { House } from '#platform/house/house.ts'
import { serveHealth } from '#platform/http/health.ts'
import { markTraining } from '#platform/http/training-banner.ts'
import { buildServer } from '#platform/http/server.ts'
import { serveWeb } from '#platform/http/web-files.ts'

const webFolder = join(import.meta.dirname, 'dist/web')

/** The process that answers requests: the interface, the console's files, its health. */
export async function startMain(house: House): Promise<{ server: FastifyInstance; url: string }> {
  const server = await buildServer(house, routes, authenticatorOf(house))
  serveHealth(server, house)
  if (house.config.training) markTraining(server)
  if (existsSync(webFolder)) await serveWeb(server, webFolder)
  const url = await server.listen({ host: house.config.host, port: house.config.port })
  return { server, url }
}
