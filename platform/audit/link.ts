import type { Actor } from '../access/actor.ts'
import { sql, type Sql } from '../db/sql.ts'
import { linkHash, type AuditEvent, type AuditLink } from './audit-event.ts'
import type { Lane } from './lane.ts'

/** Where a lane stands. */
export type Head = { readonly seq: number; readonly hash: Buffer }

/** An event with its place in a lane and the hash that ties it to the one before. */
export type Linked = AuditLink & Head

/** @param at the lane as it stands before the event */
export function nextLink(
  key: Buffer,
  at: Lane,
  actor: Actor,
  now: Date,
  event: AuditEvent,
): Linked {
  const link: AuditLink = {
    ...event,
    region: actor.region,
    lane: at.lane,
    seq: at.seq + 1,
    at: now.toISOString(),
    accountId: actor.id,
    orgId: actor.orgId,
  }
  return { ...link, hash: linkHash(key, at.hash, link) }
}

const columns = sql`region, lane, seq, at, account_id, org_id, name, subject_kind, subject_id, outcome, detail, hash`

export function insertLink(link: Linked): Sql {
  return sql`insert into audit_events (${columns})
    values (${link.region}, ${link.lane}, ${link.seq}, ${link.at}, ${link.accountId}, ${link.orgId},
      ${link.name}, ${link.subjectKind ?? null}, ${link.subjectId ?? null}, ${link.outcome},
      ${detailOf(link)}, ${link.hash})`
}

/**
 * One statement that reads and logs what it found: the link is written where the row was found, so
 * that nothing is shown unlogged and nothing is logged as read that was not there.
 */
export function readAndLink(statement: Sql, link: Linked): Sql {
  return sql`with sought as (${statement}),
    logged as (
      insert into audit_events (${columns})
      select ${link.region}::text, ${link.lane}::int, ${link.seq}::bigint, ${link.at}::timestamptz,
        ${link.accountId}::uuid, ${link.orgId}::uuid, ${link.name}::text,
        ${link.subjectKind ?? null}::text, ${link.subjectId ?? null}::uuid,
        ${link.outcome}::text, ${detailOf(link)}::jsonb, ${link.hash}::bytea
      where exists (select from sought)
    )
    select * from sought`
}

function detailOf({ detail }: AuditEvent): string | null {
  return detail === undefined ? null : JSON.stringify(detail)
}
