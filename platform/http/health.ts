import type { FastifyInstance } from 'fastify'
import { systemActor } from '../access/actor.ts'
import { sql } from '../db/sql.ts'
import type { Runtime } from './route.ts'
import { apiPage } from './api-page.ts'

/** For whoever watches the process: alive, ready for work, and what the interface offers. */
export function serveHealth(server: FastifyInstance, runtime: Runtime): void {
  server.get('/healthz', { schema: { hide: true } }, () => ({ status: 'alive' }))
  server.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const isReady = await runtime.db
      .read(systemActor(runtime.config.region), sql`select 1 as one`)
      .then(
        () => true,
        () => false,
      )
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'waiting' })
  })
  server.get('/api/openapi.json', { schema: { hide: true } }, () => server.swagger())
  server.get('/api/docs', { schema: { hide: true } }, (_, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(server.swagger())),
  )
}
