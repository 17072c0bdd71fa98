import { createHash } from 'node:crypto'
import type { Refusal } from '../access/decision.ts'
import { refuse } from '../access/decision.ts'
import { insertInto, sql } from '../db/sql.ts'
import type { Tx } from '../db/tx.ts'

/** A write's key and the fingerprint of what it asked for. */
export type Request = { readonly key: string; readonly hash: Buffer }

type Kept = { requestHash: Buffer; status: number; response: Buffer | null }

/** @param key value of the `Idempotency-Key` header; without one a write is not remembered */
export function requestOf(
  key: string | undefined,
  endpointId: string,
  input: unknown,
): Request | undefined {
  if (key === undefined) return undefined
  const hash = createHash('sha256').update(endpointId).update(JSON.stringify(input)).digest()
  return { key, hash }
}

/** The answer that this key got before, or a refusal where the same key came with another request. */
export async function earlierAnswer(
  tx: Tx,
  request: Request | undefined,
): Promise<{ answer: unknown } | Refusal | undefined> {
  if (request === undefined) return undefined
  // what was asked may have gone on as the system; the key belongs to who asked
  const accountId = tx.initiator.id
  const kept = await tx.maybe<Kept>(
    sql`select request_hash, status, response from idempotency_keys
        where region = ${tx.actor.region} and account_id = ${accountId} and key = ${request.key}`,
  )
  if (kept === undefined) return undefined
  if (!kept.requestHash.equals(request.hash)) return refuse('idempotency-key-reused')
  if (kept.response === null) return { answer: undefined }
  const opened = tx.keyring.open(kept.response, contextOf(request.key, accountId))
  return { answer: JSON.parse(opened) as unknown }
}

/** Keeps the answer with the write. It may hold what is sealed elsewhere, so it is sealed too. */
export function keepAnswer(tx: Tx, request: Request | undefined, answer: unknown): void {
  if (request === undefined) return
  // a save may have gone on as the system; the key belongs to who asked
  const accountId = tx.initiator.id
  tx.send(
    insertInto('idempotency_keys', {
      region: tx.actor.region,
      accountId,
      key: request.key,
      requestHash: request.hash,
      status: 200,
      response: tx.keyring.seal(JSON.stringify(answer), contextOf(request.key, accountId)),
      createdAt: tx.now.toISOString(),
    }),
  )
}

function contextOf(key: string, accountId: string): { table: string; field: string; id: string } {
  return { table: 'idempotency_keys', field: key, id: accountId }
}
