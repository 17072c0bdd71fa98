import { countCap } from '#platform/http/endpoint.ts'
import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { insertMany, wholeNumber, pageOf, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Notice } from './notice.schema.ts'
import type { Outgoing } from './notice.transition.ts'

const columns = sql`region, id, org_id, account_id, barred, sensitivity, kind, subject_kind,
  subject_id, matter_id, created_at, read_at, read_by, version`

/** To the actor: by name, or to an organisation it acts for. Row-level security decides the rest. */
function addressed(tx: Tx): Sql {
  const { region, orgs, id } = tx.actor
  return sql`region = ${region} and (org_id = any (${orgs}::uuid[]) or account_id = ${id})`
}

export function listNotices(
  tx: Tx,
  { state, page, size }: { state: 'unread' | 'all'; page: number; size: number },
): Promise<Notice[]> {
  return tx.rows<Notice>(
    sql`select ${columns} from notices where ${addressed(tx)} and ${inState(state)}
        order by created_at desc, id desc ${pageOf(page, size)}`,
  )
}

/** Counts up to one more than the cap, so that the caller knows whether it was reached. */
export async function countNotices(tx: Tx, state: 'unread' | 'all'): Promise<number> {
  const counted = await tx.maybe<{ count: number }>(
    sql`select count(*)::int as count from (
          select 1 from notices where ${addressed(tx)} and ${inState(state)} limit ${wholeNumber(countCap + 1)}
        ) capped`,
  )
  return counted?.count ?? 0
}

function inState(state: 'unread' | 'all'): Sql {
  return state === 'unread' ? sql`read_at is null` : sql`true`
}

export function lockNotice(tx: Tx, id: string): Promise<Notice | undefined> {
  return tx.maybe<Notice>(
    sql`select ${columns} from notices
        where ${addressed(tx)} and id = ${id} for update`,
  )
}

export function findNotices(tx: Tx, ids: readonly string[]): Promise<Notice[]> {
  return tx.rows<Notice>(
    sql`select ${columns} from notices
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
}

/** Notices for which nobody has decided yet who is told outside the platform; from now on decided. */
export function takeUnplanned(tx: Tx, limit: number): Promise<Notice[]> {
  const { region } = tx.actor
  return tx.rows<Notice>(
    sql`update notices set planned_at = ${tx.now.toISOString()}
        where region = ${region} and id in (
          select id from notices where region = ${region} and planned_at is null
          order by created_at limit ${limit} for update skip locked
        ) returning ${columns}`,
  )
}

export function saveReading(tx: Tx, { region, id, readAt, readBy, version }: Notice): void {
  tx.send(
    sql`update notices set read_at = ${readAt}, read_by = ${readBy}, version = ${version}
        where region = ${region} and id = ${id}`,
  )
}

/** @returns how many were marked */
export async function readAll(tx: Tx, until: string): Promise<number> {
  const read = await tx.rows(
    sql`update notices set read_at = ${tx.now.toISOString()}, read_by = ${tx.actor.id},
          version = version + 1
        where ${addressed(tx)} and read_at is null and created_at <= ${until} returning 1`,
  )
  return read.length
}

/**
 * The same thing said again while the first notice lies unread is no news.
 * Local practice: ten minutes.
 */
const repeatMilliseconds = 10 * 60_000

/** Sends many notices in one statement, without those that repeat an unread one. */
export function sendNotices(tx: Tx, outgoing: readonly Outgoing[]): void {
  if (outgoing.length === 0) return
  const createdAt = tx.now.toISOString()
  const since = new Date(tx.now.getTime() - repeatMilliseconds).toISOString()
  const rows = outgoing.map((notice) => ({
    region: tx.actor.region,
    id: newId(),
    createdAt,
    ...notice,
  }))
  tx.send(
    sql`${insertMany('notices', insertTypes, rows)}
        where not exists (
          select 1 from notices earlier
          where earlier.region = incoming.region and earlier.subject_id = incoming.subject_id
            and earlier.kind = incoming.kind
            and earlier.org_id is not distinct from incoming.org_id
            and earlier.account_id is not distinct from incoming.account_id
            and earlier.read_at is null and earlier.created_at > ${since}
        )`,
  )
}

const insertTypes = {
  region: 'text',
  id: 'uuid',
  orgId: 'uuid',
  accountId: 'uuid',
  barred: 'uuid[]',
  sensitivity: 'text',
  kind: 'text',
  subjectKind: 'text',
  subjectId: 'uuid',
  matterId: 'uuid',
  createdAt: 'timestamptz',
}

type Subject = Pick<Place, 'barred' | 'sensitivity'> & { readonly id: string }

/**
 * Whom a matter shuts out and how sensitive it is, taken over by the notices already sent: its own,
 * and those of the referrals, orders and meetings that hang on it.
 */
export function followMatters(tx: Tx, matters: readonly Subject[]): void {
  if (matters.length === 0) return
  tx.send(
    sql`update notices set barred = incoming.barred::uuid[], sensitivity = incoming.sensitivity
        from unnest(${matters.map(({ id }) => id)}::uuid[],
          ${matters.map(({ barred }) => `{${barred.join()}}`)}::text[],
          ${matters.map(({ sensitivity }) => sensitivity)}::text[])
          as incoming (matter_id, barred, sensitivity)
        where notices.region = ${tx.actor.region} and notices.matter_id = incoming.matter_id`,
  )
}

/** Takes back what lies with organisations that the subject no longer concerns. */
export function withdrawNotices(
  tx: Tx,
  from: readonly { subjectId: string; orgId: string }[],
): void {
  if (from.length === 0) return
  tx.send(
    sql`delete from notices using unnest(${from.map(({ subjectId }) => subjectId)}::uuid[],
          ${from.map(({ orgId }) => orgId)}::uuid[]) as gone (subject_id, org_id)
        where notices.region = ${tx.actor.region} and notices.subject_id = gone.subject_id
          and notices.org_id = gone.org_id`,
  )
}

export function forgetNotices(
  tx: Tx,
  { readBefore, createdBefore }: { readBefore: string; createdBefore: string },
): void {
  tx.send(
    sql`delete from notices where region = ${tx.actor.region}
        and (read_at < ${readBefore} or created_at < ${createdBefore})`,
  )
}
