import type { Actor } from '../access/actor.ts'
import type { Refusal } from '../access/decision.ts'
import { isRefusal, refuse } from '../access/decision.ts'
import type { Tx } from '../db/tx.ts'
import type { Endpoint, InputOf } from './endpoint.ts'
import { earlierAnswer, keepAnswer, requestOf, type Request } from './idempotency.ts'
import { problemOf, type Problem } from './problem.ts'
import type { AuditName, Command, Creation, Query, Reading, Runtime, Versioned } from './route.ts'

/** What a route answers: a value for the contract's output, or a problem. */
export type Answer = { readonly value: unknown } | { readonly problem: Problem }

type Input = InputOf<Endpoint>

/** What stopped a write before it changed anything. */
type Stopped = {
  readonly refusal: Refusal
  readonly status: number
  readonly about?: string | undefined
  readonly current?: unknown
}

/** One command: load, decide, change, save, tell, log; in one transaction and two trips. */
export function executeCommand(
  runtime: Runtime,
  actor: Actor,
  contract: Endpoint,
  parts: Command<Endpoint, Versioned>,
  input: Input,
  key: string | undefined,
): Promise<Answer> {
  return written(runtime, actor, parts.audit, requestOf(key, contract.id, input), async (tx) => {
    const stored = await parts.load(tx, input)
    if (stored === undefined) {
      return { refusal: refuse('not-found'), status: 404, about: idOf(input) }
    }
    const about = stored.id
    const decision = parts.may(actor, stored, input.body)
    if (isRefusal(decision)) return { refusal: decision, status: 403, about }
    if (isStale(stored, input.body)) {
      const current = await parts.present(stored, tx)
      return { refusal: refuse('edited-meanwhile'), status: 409, about, current }
    }
    const next = parts.apply(stored, input.body, { actor, now: tx.now })
    if (isRefusal(next)) return { refusal: next, status: 422, about }
    await parts.save(tx, next, stored, input.body)
    const value = await parts.present(next, tx)
    for (const event of parts.events?.(next, stored, input.body) ?? []) tx.publish(event)
    return { value, id: next.id }
  })
}

/** One new record: decide, make, save, tell, log; one trip when nothing has to be looked up. */
export function executeCreation(
  runtime: Runtime,
  actor: Actor,
  contract: Endpoint,
  parts: Creation<Endpoint, Versioned, unknown>,
  input: Input,
  key: string | undefined,
): Promise<Answer> {
  return written(runtime, actor, parts.audit, requestOf(key, contract.id, input), async (tx) => {
    const prepared = await parts.prepare(tx, input)
    if (isRefusal(prepared)) return { refusal: prepared, status: 422 }
    const decision = parts.may(actor, input.body, prepared)
    if (isRefusal(decision)) return { refusal: decision, status: 403 }
    const made = parts.apply(input.body, prepared, { actor, now: tx.now })
    if (isRefusal(made)) return { refusal: made, status: 422 }
    await parts.save(tx, made, input.body)
    const value = await parts.present(made, tx)
    for (const event of parts.events?.(made, input.body) ?? []) tx.publish(event)
    return { value, id: made.id }
  })
}

/**
 * A write under its key. The key goes in with what was written, and the primary key decides who was
 * first, so it is looked up only where this request did not go through: a repeated request ends
 * there, and answers what the first one answered.
 */
function written(
  runtime: Runtime,
  actor: Actor,
  audit: AuditName,
  request: Request | undefined,
  attempt: (tx: Tx) => Promise<Stopped | { readonly value: unknown; readonly id: string }>,
): Promise<Answer> {
  return settled(runtime, actor, audit, async (tx): Promise<Answer> => {
    const tried = await attempt(tx)
    if ('value' in tried) {
      keepAnswer(tx, request, tried.value)
      tx.audit({ name: audit, outcome: 'done', ...subject(audit, tried.id) })
      return { value: tried.value }
    }
    const { refusal, status, about, current } = tried
    const earlier = await answeredBefore(tx, request)
    if (earlier !== undefined) return earlier
    if (current !== undefined) return { problem: problemOf(refusal, status, { current }) }
    return refused(tx, audit, refusal, status, about)
  }).catch(replayed(runtime, actor, request))
}

async function answeredBefore(tx: Tx, request: Request | undefined): Promise<Answer | undefined> {
  const earlier = await earlierAnswer(tx, request)
  if (isRefusal(earlier)) return { problem: problemOf(earlier, 422) }
  return earlier === undefined ? undefined : { value: earlier.answer }
}

/** Reading, under the actor's scope; the reading of a file is logged in the same transaction. */
export function executeQuery(
  runtime: Runtime,
  actor: Actor,
  contract: Endpoint,
  parts: Query<Endpoint>,
  input: Input,
): Promise<Answer> {
  const name = parts.audit ?? (contract.id as AuditName)
  return settled(runtime, actor, name, async (tx) => {
    const decision = parts.may(actor, input)
    if (isRefusal(decision)) return refused(tx, name, decision, 403, idOf(input))
    const found = await parts.read(tx, input)
    if (found === undefined) return refused(tx, name, refuse('not-found'), 404, idOf(input))
    if (isRefusal(found)) return refused(tx, name, found, 422, idOf(input))
    if (parts.audit !== undefined) {
      tx.audit({ name, outcome: 'done', ...subject(name, idOf(input)) })
    }
    return { value: found }
  })
}

/** Opening one record: found and logged in the same statement. */
export function executeReading(
  runtime: Runtime,
  actor: Actor,
  parts: Reading<Endpoint, unknown>,
  input: Input,
): Promise<Answer> {
  const { audit: name } = parts
  const about = idOf(input)
  return settled(runtime, actor, name, async (tx): Promise<Answer> => {
    const decision = parts.may(actor, input)
    if (isRefusal(decision)) return refused(tx, name, decision, 403, about)
    const row = await tx.readLogged(parts.find(actor, input), { name, ...subject(name, about) })
    return row === undefined
      ? { problem: problemOf(refuse('not-found'), 404) }
      : { value: await parts.present(row, tx) }
  })
}

/** Runs in one transaction; what the database itself refuses becomes a refusal in the log as well. */
async function settled(
  runtime: Runtime,
  actor: Actor,
  audit: AuditName,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await runtime.db.within(actor, work)
  } catch (error) {
    const refusal = refusalOfDatabase(error)
    if (refusal === undefined) throw error
    return runtime.db.within(actor, (tx) => Promise.resolve(refused(tx, audit, refusal, 403)))
  }
}

/** By SQLSTATE only: a constraint's name differs between one database and a cluster. */
function refusalOfDatabase(error: unknown): Refusal | undefined {
  const state = sqlState(error)
  if (state === '42501') return refuse('beyond-your-reach')
  if (state === '40001' || state === '40P01') return refuse('edited-meanwhile')
  return undefined
}

export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** Two equal requests at once: the second meets the first one's key and answers what it answered. */
function replayed(
  runtime: Runtime,
  actor: Actor,
  request: Request | undefined,
): (error: unknown) => Promise<Answer> {
  return async (error) => {
    if (sqlState(error) !== '23505') throw error
    const earlier = await runtime.db.within(actor, (tx) => answeredBefore(tx, request))
    return earlier ?? { problem: problemOf(refuse('already-exists'), 409) }
  }
}

function refused(
  tx: Tx,
  name: AuditName,
  refusal: Refusal,
  status: number,
  subjectId?: string,
): Answer {
  tx.audit({
    name,
    outcome: 'refused',
    detail: { code: refusal.refused },
    ...subject(name, subjectId),
  })
  return { problem: problemOf(refusal, status) }
}

/** `matter.read` is about a matter. */
export function subject(
  name: AuditName,
  id: string | undefined,
): { subjectKind: string; subjectId: string } | Record<string, never> {
  return id === undefined ? {} : { subjectKind: name.slice(0, name.indexOf('.')), subjectId: id }
}

function idOf(input: Input): string | undefined {
  return idIn(input.params)
}

/** The id of what a request names or an answer holds. */
export function idIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'string' ? value.id : undefined
}

function isStale(stored: Versioned, body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'version' in body &&
    body.version !== undefined &&
    body.version !== stored.version
  )
}
