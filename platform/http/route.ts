import type { Readable } from 'node:stream'
import type { Actor } from '../access/actor.ts'
import type { Decision, Refusal } from '../access/decision.ts'
import type { Sql } from '../db/sql.ts'
import type { Tx } from '../db/tx.ts'
import type { DomainEvent } from '../events/event.ts'
import type { LongWork, Workshop } from '../jobs/long-work.ts'
import type { BodyOf, Endpoint, InputOf, OutputOf } from './endpoint.ts'

/** Everything a running process has; made once, in `main.ts`. */
export type Runtime = Workshop & { readonly longWork: LongWork }

/** A record that commands change: it has a place to look for it and a version to compare. */
export type Versioned = { readonly id: string; readonly version: number }

/** `visit.recorded`: subject and past tense. The subject names the kind of record in the log. */
export type AuditName = `${string}.${string}`

export type Circumstances = { readonly actor: Actor; readonly now: Date }

/**
 * A change to an existing record. Leaving out `may` or `audit` does not compile.
 * `load` runs under the actor's row-level scope: what it does not find is answered 404.
 */
export type Command<E extends Endpoint, Stored extends Versioned> = {
  load(tx: Tx, input: InputOf<E>): Promise<Stored | undefined>
  may(actor: Actor, stored: Stored, body: BodyOf<E>): Decision
  apply(stored: Stored, body: BodyOf<E>, on: Circumstances): Stored | Refusal
  save(tx: Tx, next: Stored, before: Stored, body: BodyOf<E>): void | Promise<void>
  events?(next: Stored, before: Stored, body: BodyOf<E>): readonly DomainEvent[]
  present(next: Stored, tx: Tx): OutputOf<E> | Promise<OutputOf<E>>
  audit: AuditName
}

/** A new record. `prepare` may look up what the new record needs. */
export type Creation<E extends Endpoint, Stored extends Versioned, Prepared> = {
  prepare(tx: Tx, input: InputOf<E>): Promise<Prepared | Refusal> | Prepared | Refusal
  may(actor: Actor, body: BodyOf<E>, prepared: Prepared): Decision
  apply(body: BodyOf<E>, prepared: Prepared, on: Circumstances): Stored | Refusal
  save(tx: Tx, next: Stored, body: BodyOf<E>): void | Promise<void>
  events?(next: Stored, body: BodyOf<E>): readonly DomainEvent[]
  present(next: Stored, tx: Tx): OutputOf<E> | Promise<OutputOf<E>>
  audit: AuditName
}

/** Reading. A file on a person or matter names its audit event; a list of rows need not. */
export type Query<E extends Endpoint> = {
  may(actor: Actor, input: InputOf<E>): Decision
  read(tx: Tx, input: InputOf<E>): Promise<OutputOf<E> | Refusal | undefined>
  audit?: AuditName
}

/**
 * Opening one record's file by its id, in one trip: the statement that finds it also logs that it
 * was read, or asked for in vain. `present` may ask for more, after the log is written.
 */
export type Reading<E extends Endpoint, Row> = {
  may(actor: Actor, input: InputOf<E>): Decision
  /** selects at most one row, under the actor's row-level scope */
  find(actor: Actor, input: InputOf<E>): Sql
  present(row: Row, tx: Tx): Promise<OutputOf<E>> | OutputOf<E>
  audit: AuditName
}

export type UploadedFile = {
  readonly filename: string
  readonly stream: Readable
  readonly fields: Readonly<Record<string, string>>
}

/** Takes a file. The handler owns its transactions, since a file outlives one. */
export type Upload<E extends Endpoint> = {
  may(actor: Actor, input: InputOf<E>): Decision
  receive(
    runtime: Runtime,
    actor: Actor,
    file: UploadedFile,
    input: InputOf<E>,
  ): Promise<OutputOf<E> | Refusal>
  audit: AuditName
}

export type Download = {
  readonly filename: string
  readonly contentType: string
  readonly content: Readable | Buffer
}

/** What an `openTo` handler may do to the connection: cookies, and where the request came from. */
export type Exchange = {
  readonly actor: Actor
  readonly sessionToken: string | undefined
  readonly userAgent: string
  setSession(token: string | undefined): void
  /** for an answer that is a text of another kind than JSON */
  setType(contentType: string): void
}

export type Route =
  | { kind: 'command'; contract: Endpoint; parts: Command<Endpoint, Versioned> }
  | { kind: 'creation'; contract: Endpoint; parts: Creation<Endpoint, Versioned, unknown> }
  | { kind: 'query'; contract: Endpoint; parts: Query<Endpoint> }
  | { kind: 'reading'; contract: Endpoint; parts: Reading<Endpoint, unknown> }
  | { kind: 'upload'; contract: Endpoint; parts: Upload<Endpoint> }
  | { kind: 'download'; contract: Endpoint; parts: DownloadParts<Endpoint> }
  | {
      kind: 'open'
      contract: Endpoint
      to: Audience
      reason: string
      handle: OpenHandler<Endpoint>
    }

export type DownloadParts<E extends Endpoint> = {
  may(actor: Actor, input: InputOf<E>): Decision
  produce(tx: Tx, input: InputOf<E>, runtime: Runtime): Promise<Download | Refusal | undefined>
  audit: AuditName
}

export type Audience = 'public' | 'signed-in'

export type OpenHandler<E extends Endpoint> = (
  runtime: Runtime,
  input: InputOf<E>,
  exchange: Exchange,
) => Promise<OutputOf<E> | Refusal>

// The one place where the parts' own types are set aside: the server holds all routes in one list
// and hands each handler only what its own contract has validated.
function asRoute(route: unknown): Route {
  return route as Route
}

export function command<E extends Endpoint, Stored extends Versioned>(
  contract: E,
  parts: Command<E, Stored>,
): Route {
  return asRoute({ kind: 'command', contract, parts })
}

export function creation<E extends Endpoint, Stored extends Versioned, Prepared>(
  contract: E,
  parts: Creation<E, Stored, Prepared>,
): Route {
  return asRoute({ kind: 'creation', contract, parts })
}

export function query<E extends Endpoint>(contract: E, parts: Query<E>): Route {
  return asRoute({ kind: 'query', contract, parts })
}

export function reading<E extends Endpoint, Row>(contract: E, parts: Reading<E, Row>): Route {
  return asRoute({ kind: 'reading', contract, parts })
}

export function upload<E extends Endpoint>(contract: E, parts: Upload<E>): Route {
  return asRoute({ kind: 'upload', contract, parts })
}

export function download<E extends Endpoint>(contract: E, parts: DownloadParts<E>): Route {
  return asRoute({ kind: 'download', contract, parts })
}

/** An endpoint outside the common shapes; the reason stands in OpenAPI and in the code. */
export function openTo<E extends Endpoint>(
  to: Audience,
  reason: string,
  contract: E,
  handle: OpenHandler<E>,
): Route {
  return asRoute({ kind: 'open', contract, to, reason, handle })
}
