import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../access/actor.ts'
import { isRefusal, refuse } from '../access/decision.ts'
import type { Endpoint, InputOf } from './endpoint.ts'
import {
  executeCommand,
  executeCreation,
  executeQuery,
  executeReading,
  idIn,
  subject,
  type Answer,
} from './execute.ts'
import { problemOf, ProblemAnswer } from './problem.ts'
import type { Download, DownloadParts, Route, Runtime, Upload, UploadedFile } from './route.ts'

export const sessionCookie = 'tiexin'

export const uploadLimits = { limits: { fileSize: 256 * 1_048_576, files: 1, fields: 20 } }

/** Hands a validated request to the executor of its kind and sends what comes back. */
export async function answerOf(
  runtime: Runtime,
  route: Route,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const input = inputOf(request)
  const key = headerOf(request, 'idempotency-key')
  switch (route.kind) {
    case 'command':
      return valueOf(await executeCommand(runtime, actor, route.contract, route.parts, input, key))
    case 'creation':
      return valueOf(await executeCreation(runtime, actor, route.contract, route.parts, input, key))
    case 'query':
      return valueOf(await executeQuery(runtime, actor, route.contract, route.parts, input))
    case 'reading':
      return valueOf(await executeReading(runtime, actor, route.parts, input))
    case 'upload':
      return receive(runtime, actor, route.parts, request, input)
    case 'download':
      return send(reply, await produce(runtime, actor, route.parts, input))
    case 'open': {
      const value = await route.handle(runtime, input, exchangeOf(actor, request, reply))
      if (isRefusal(value)) throw new ProblemAnswer(problemOf(value, 422))
      return value
    }
  }
}

function inputOf(request: FastifyRequest): InputOf<Endpoint> {
  return { params: request.params, query: request.query, body: request.body }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value.length > 0 ? value.slice(0, 100) : undefined
}

function valueOf(answer: Answer): unknown {
  if ('problem' in answer) throw new ProblemAnswer(answer.problem)
  return answer.value
}

async function receive(
  runtime: Runtime,
  actor: Actor,
  parts: Upload<Endpoint>,
  request: FastifyRequest,
  input: InputOf<Endpoint>,
): Promise<unknown> {
  const decision = parts.may(actor, input)
  const file = isRefusal(decision) ? undefined : await uploaded(request)
  const result = isRefusal(decision)
    ? decision
    : file === undefined
      ? refuse('file-missing')
      : await parts.receive(runtime, actor, file, input)
  await runtime.db.within(actor, (tx) => {
    tx.audit(
      isRefusal(result)
        ? { name: parts.audit, outcome: 'refused', detail: { code: result.refused } }
        : { name: parts.audit, outcome: 'done', ...subject(parts.audit, idIn(result)) },
    )
    return Promise.resolve()
  })
  if (isRefusal(result)) throw new ProblemAnswer(problemOf(result, isRefusal(decision) ? 403 : 422))
  return result
}

async function uploaded(request: FastifyRequest): Promise<UploadedFile | undefined> {
  const part = await request.file()
  if (part === undefined) return undefined
  const fields: Record<string, string> = {}
  for (const [name, field] of Object.entries(part.fields)) {
    if (field !== undefined && 'value' in field) fields[name] = String(field.value)
  }
  return { filename: part.filename, stream: part.file, fields }
}

async function produce(
  runtime: Runtime,
  actor: Actor,
  parts: DownloadParts<Endpoint>,
  input: InputOf<Endpoint>,
): Promise<Download> {
  const made = await runtime.db.within(actor, async (tx) => {
    const decision = parts.may(actor, input)
    const result = isRefusal(decision) ? decision : await parts.produce(tx, input, runtime)
    const refusal = result === undefined ? refuse('not-found') : isRefusal(result) ? result : null
    const about = subject(parts.audit, idIn(input.params))
    tx.audit(
      refusal === null
        ? { name: parts.audit, outcome: 'done', ...about }
        : { name: parts.audit, outcome: 'refused', detail: { code: refusal.refused }, ...about },
    )
    return refusal ?? result
  })
  if (made === undefined || isRefusal(made)) {
    throw new ProblemAnswer(problemOf(made ?? refuse('not-found'), 403))
  }
  return made
}

function send(reply: FastifyReply, { filename, contentType, content }: Download): FastifyReply {
  return reply
    .type(contentType)
    .header('content-disposition', `attachment; filename*=UTF-8''${extValue(filename)}`)
    .send(content)
}

/** RFC 8187: four characters that encodeURIComponent leaves have a meaning there. */
function extValue(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function exchangeOf(
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): {
  actor: Actor
  sessionToken: string | undefined
  userAgent: string
  setSession(token: string | undefined): void
  setType(contentType: string): void
} {
  return {
    actor,
    sessionToken: request.cookies[sessionCookie],
    userAgent: headerOf(request, 'user-agent') ?? '',
    setSession(token) {
      const options = { path: '/', httpOnly: true, sameSite: 'strict' } as const
      if (token === undefined) void reply.clearCookie(sessionCookie, options)
      else void reply.setCookie(sessionCookie, token, options)
    },
    setType: (contentType) => void reply.type(contentType),
  }
}
