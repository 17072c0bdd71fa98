import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../access/decision.ts'
import { sendProblem } from './server.ts'
import { problemOf } from './problem.ts'

/**
 * Serves the built console: hashed assets for a year, the page itself never from a cache. Any other
 * path that is neither the interface's nor an asset's is the console's own address and gets its page.
 */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    setHeaders(reply, path) {
      const isHashed = path.includes(join(folder, 'assets'))
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url)
    if (isPage && existsSync(join(folder, 'index.html'))) return reply.sendFile('index.html')
    sendProblem(reply, problemOf(refuse('not-found'), 404))
    return reply
  })
}
