import { createHmac } from 'node:crypto'
import { keyObject } from '../crypto/key-object.ts'

/** What happened, without personal text: names, numbers and narratives never enter the log. */
export type AuditEvent = {
  /** `visit.recorded`, `matter.read`, `session.refused` … */
  readonly name: string
  readonly outcome: 'done' | 'refused'
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined
}

/** An event in its place: the link of one lane's chain. */
export type AuditLink = AuditEvent & {
  readonly region: string
  readonly lane: number
  readonly seq: number
  /** ISO 8601, milliseconds, UTC */
  readonly at: string
  readonly accountId: string
  readonly orgId: string
}

/** The hash before a lane's first event. */
export const genesis = Buffer.alloc(32)

/**
 * The hash of a link: HMAC-SHA-256 under the audit key over the previous hash and the event in
 * canonical form. Without the key the chain cannot be recomputed by SQL (decision 0004).
 */
export function linkHash(key: Buffer, previous: Buffer, link: AuditLink): Buffer {
  const canonical = JSON.stringify([
    link.region,
    link.lane,
    link.seq,
    link.at,
    link.accountId,
    link.orgId,
    link.name,
    link.subjectKind ?? null,
    link.subjectId ?? null,
    link.outcome,
    sorted(link.detail),
  ])
  return createHmac('sha256', keyObject(key)).update(previous).update(canonical).digest()
}

/** jsonb does not keep the order of keys, so the canonical form sorts them. */
function sorted(detail: AuditEvent['detail']): [string, unknown][] | null {
  if (detail === undefined || detail === null) return null
  return Object.entries(detail).sort(([left], [right]) => (left < right ? -1 : 1))
}
