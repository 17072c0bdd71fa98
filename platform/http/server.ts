import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import {
  createJsonSchemaTransform,
  hasZodFastifySchemaValidationErrors,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Actor } from '../access/actor.ts'
import { publicActor } from '../access/actor.ts'
import { isRefusal, refuse, type Refusal } from '../access/decision.ts'
import { answerOf, sessionCookie, uploadLimits } from './answer.ts'
import { faultOf, log } from '../log/log.ts'
import { sqlState } from './execute.ts'
import { problemOf, ProblemAnswer, type Problem } from './problem.ts'
import type { Route, Runtime } from './route.ts'

/**
 * Finds who a session token belongs to; `undefined` when it is unknown, expired or revoked, a refusal
 * (`session-locked`) when its owner has to prove herself before it opens again. A session is kept
 * alive by use, and a page that asks by itself is no use.
 */
export type Authenticate = (token: string, isUse: boolean) => Promise<Signed | Refusal | undefined>

/** `passwordOnly`: until the password is changed, nothing but changing it is open. */
export type Signed = { readonly actor: Actor; readonly passwordOnly: boolean }

/** Builds the server from the routes' declarations. Nothing is open that no route declares. */
export async function buildServer(
  runtime: Runtime,
  routes: readonly Route[],
  authenticate: Authenticate,
): Promise<FastifyInstance> {
  // Requests are not logged: paths and bodies hold what the audit log must not.
  const server = fastify({ logger: false, trustProxy: false, bodyLimit: 1_048_576 })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(() => (value) => JSON.stringify(value))
  await server.register(cookie)
  await server.register(multipart, uploadLimits)
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '贴心 Tiexin', version: '1' } },
    transform: createJsonSchemaTransform({}),
  })
  server.setErrorHandler((error, request, reply) => {
    sendProblem(reply, problemOfError(error, request))
  })
  server.addHook('onSend', (_request, reply, payload, done) => {
    void reply.headers(securityHeaders)
    done(null, payload)
  })
  for (const route of routes) declare(server, runtime, route, authenticate)
  return server
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
}

function declare(
  server: FastifyInstance,
  runtime: Runtime,
  route: Route,
  authenticate: Authenticate,
): void {
  const { contract } = route
  server.route({
    method: contract.method,
    url: contract.path,
    schema: {
      operationId: contract.id,
      summary: contract.summary,
      tags: [contract.id.slice(0, contract.id.indexOf('.'))],
      params: contract.params,
      querystring: contract.query,
      ...(contract.method === 'GET' || route.kind === 'upload' ? {} : { body: contract.body }),
      response: { 200: contract.output },
      ...(route.kind === 'open' ? { description: `Open: ${route.reason}` } : {}),
    },
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      refuseForgery(request)
      const signed = await actorOf(request, runtime, route, authenticate)
      return answerOf(runtime, route, signed, request, reply)
    },
  })
}

/** A write from another site's page cannot set this header without our consent (CORS). */
function refuseForgery(request: FastifyRequest): void {
  if (request.method === 'GET' || request.headers['x-tiexin'] === '1') return
  throw new ProblemAnswer(problemOf(refuse('header-x-tiexin-missing'), 403))
}

async function actorOf(
  request: FastifyRequest,
  runtime: Runtime,
  route: Route,
  authenticate: Authenticate,
): Promise<Actor> {
  const token = request.cookies[sessionCookie]
  const found =
    token === undefined ? undefined : await authenticate(token, route.contract.isPoll !== true)
  const signed = isRefusal(found) ? undefined : found
  if (route.kind === 'open' && route.to === 'public') {
    return signed?.actor ?? publicActor(runtime.config.region)
  }
  if (signed === undefined) {
    const refusal = isRefusal(found) ? found : refuse('not-signed-in')
    throw new ProblemAnswer(problemOf(refusal, 401))
  }
  if (signed.passwordOnly && route.kind !== 'open') {
    throw new ProblemAnswer(problemOf(refuse('password-change-needed'), 403))
  }
  return signed.actor
}

function problemOfError(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof ProblemAnswer) return error.problem
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((issue) => ({
      path: issue.instancePath,
      message: issue.message ?? issue.keyword,
    }))
    return problemOf(refuse('invalid-input'), 400, { errors })
  }
  const status = statusOf(error)
  if (status !== undefined) return problemOf(refuse('bad-request'), status)
  if (isDatabaseAway(error)) return problemOf(refuse('database-away'), 503)
  // The one place where a bug is seen; the message may hold data, so only its kind and place go out.
  const { method, routeOptions } = request
  log('error', 'request-failed', { method, route: routeOptions.url ?? 'none', ...faultOf(error) })
  // A NUL character, which no text of PostgreSQL holds: nobody types one, but it is the sender's.
  if (sqlState(error) === '22021') return problemOf(refuse('bad-request'), 400)
  return problemOf(refuse('internal-error'), 500)
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' && error.statusCode < 500
    ? error.statusCode
    : undefined
}

/** Starting, stopping or gone: nothing was written, and the same request may be sent again. */
function isDatabaseAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isLost = error instanceof Error && error.message.startsWith('Connection terminated')
  return (
    isLost ||
    ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(code) ||
    /^(57P0|08)/.test(code)
  )
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
