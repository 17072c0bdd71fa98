import { timingSafeEqual } from 'node:crypto'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { systemActor } from '../access/actor.ts'
import { refuse } from '../access/decision.ts'
import type { Config } from '../config/config.ts'
import { sql } from '../db/sql.ts'
import { log } from '../log/log.ts'
import { apiPage } from './api-page.ts'
import type { Measures } from './measures.ts'
import { problemOf } from './problem.ts'
import type { Runtime } from './route.ts'
import { sendProblem } from './server.ts'

const patienceMilliseconds = 2000

/** For whoever watches the process: alive, ready for work, what it measures, what the interface offers. */
export function serveHealth(
  server: FastifyInstance,
  runtime: Runtime & { readonly measures: Measures },
): void {
  const { config, db, measures } = runtime
  const hidden = { schema: { hide: true } }
  server.get('/healthz', hidden, () => ({ status: 'alive' }))
  server.get('/readyz', hidden, async (_, reply) => {
    const [database, files] = await Promise.all([
      within(db.read(systemActor(config.region), sql`select 1 as one`)),
      within(access(config.dataDir, constants.W_OK)),
    ])
    const status = database && files ? 'ready' : 'waiting'
    return reply
      .status(status === 'ready' ? 200 : 503)
      .send({ status, database: told(database), files: told(files) })
  })
  server.get('/metrics', hidden, async (request, reply) => {
    if (!mayMeasure(request, config)) {
      sendProblem(reply, problemOf(refuse('not-found'), 404))
      return reply
    }
    return reply.type(measures.contentType).send(await measures.text(db, config.region))
  })
  server.get('/api/openapi.json', hidden, () => server.swagger())
  server.get('/api/docs', hidden, (_, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(server.swagger())),
  )
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const seconds = reply.elapsedTime / 1000
    measures.answered(request.method, route, reply.statusCode, seconds)
    if (config.log === 'requests') {
      const { method } = request
      const ms = Math.round(reply.elapsedTime * 10) / 10
      log('info', 'request', { method, route, status: reply.statusCode, ms })
    }
    done()
  })
}

/** A check that does not answer has failed: a balancer must not wait for it. */
async function within(check: Promise<unknown>): Promise<boolean> {
  const answered = check.then(
    () => true,
    () => false,
  )
  return Promise.race([answered, setTimeout(patienceMilliseconds, false, { ref: false })])
}

function told(isGood: boolean): 'up' | 'away' {
  return isGood ? 'up' : 'away'
}

/**
 * With a token, whoever has it. Without one only this machine, and never in production: behind a proxy
 * on the same machine everybody comes from this machine.
 */
function mayMeasure(
  { headers, ip }: FastifyRequest,
  { metricsToken, production }: Config,
): boolean {
  if (metricsToken !== undefined) {
    const given = Buffer.from(headers.authorization ?? '')
    const wanted = Buffer.from(`Bearer ${metricsToken}`)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return !production && !isForwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip)
}
