import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../access/decision.ts'
import { sendProblem } from './server.ts'
import { problemOf } from './problem.ts'

export type WebFolders = {
  readonly console: string
  /** the phone's program, below `/field` */
  readonly phone: string
}

/**
 * Serves what was built: hashed assets for a year, pages never from a cache. Any other path that is
 * neither the interface's nor an asset's is an address of the console, or of the phone, and gets its page.
 */
export async function serveWeb(server: FastifyInstance, folders: WebFolders): Promise<void> {
  await serveFolder(server, folders.console, '/')
  if (existsSync(folders.phone)) await serveFolder(server, folders.phone, '/field/')
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(?:field\/)?(?:api|assets)\//.test(request.url)
    const folder = /^\/field(?:[/?]|$)/.test(request.url) ? folders.phone : folders.console
    if (isPage && existsSync(join(folder, 'index.html'))) {
      return reply.sendFile('index.html', folder)
    }
    sendProblem(reply, problemOf(refuse('not-found'), 404))
    return reply
  })
}

async function serveFolder(server: FastifyInstance, root: string, prefix: string): Promise<void> {
  await server.register(fastifyStatic, {
    ...{ root, prefix, wildcard: false, preCompressed: true },
    decorateReply: prefix === '/',
    setHeaders(reply, path) {
      const isHashed = path.includes(join(root, 'assets'))
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
