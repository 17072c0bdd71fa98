import { isInDivisions, withinScope } from '#domain/divisions/division.public.ts'
import {
  insertInto,
  join,
  pageOf,
  raw,
  sql,
  updateIn,
  wholeNumber,
  type Sql,
} from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { Push, PushContact, PushContent, PushStatus } from './push.schema.ts'

const table = 'call_pushes'

const openNames = [
  ...(['region', 'id', 'division', 'orgId', 'audience', 'sensitivity', 'named', 'barred'] as const),
  ...(['senderOrgId', 'householdId', 'leadId', 'matterId', 'number', 'status', 'calls'] as const),
  ...(['contact', 'outcome', 'dueAt', 'clockNumber', 'fedBackAt', 'correctedAt'] as const),
  ...(['createdAt', 'createdBy', 'version'] as const),
]

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, sender_org_id, household_id,
   lead_id, matter_id, number, status, calls, content, feedback, contact, outcome, due_at,
   clock_number, fed_back_at, corrected_at, created_at, created_by, version`,
)

type StoredPush = Omit<Push, 'content' | 'feedback'> & {
  readonly content: Buffer
  readonly feedback: Buffer | null
}

function sealed(tx: Tx, push: Push): Record<string, unknown> & { region: string; id: string } {
  const { region, id, content, feedback } = push
  return {
    ...Object.fromEntries(openNames.map((name) => [name, push[name] ?? null])),
    ...{ region, id, content: tx.keyring.seal(JSON.stringify(content), contextOf('content', id)) },
    feedback: feedback === undefined ? null : tx.keyring.seal(feedback, contextOf('feedback', id)),
  }
}

function opened(tx: Tx, { content, feedback, ...row }: StoredPush): Push {
  const open = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
  return {
    ...(open as unknown as Omit<Push, 'content'>),
    content: JSON.parse(tx.keyring.open(content, contextOf('content', row.id))) as PushContent,
    feedback:
      feedback === null ? undefined : tx.keyring.open(feedback, contextOf('feedback', row.id)),
  }
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table, field, id }
}

export function insertPush(tx: Tx, push: Push): void {
  tx.send(insertInto(table, sealed(tx, push)))
}

export function updatePush(tx: Tx, push: Push): void {
  tx.send(updateIn(table, sealed(tx, push)))
}

export async function findPush(tx: Tx, id: string): Promise<Push | undefined> {
  return one(tx, id, sql``)
}

export async function lockPush(tx: Tx, id: string): Promise<Push | undefined> {
  return one(tx, id, sql`for update`)
}

async function one(tx: Tx, id: string, lock: Sql): Promise<Push | undefined> {
  const row = await tx.maybe<StoredPush>(
    sql`select ${columns} from call_pushes
        where region = ${tx.actor.region} and id = ${id} ${lock}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

/** What was told of households, the latest first. */
export async function findPushesOf(
  tx: Tx,
  householdIds: readonly string[],
  lock: 'lock-sent' | 'read' = 'read',
): Promise<Push[]> {
  if (householdIds.length === 0) return []
  const rows = await tx.rows<StoredPush>(
    sql`select ${columns} from call_pushes
        where region = ${tx.actor.region} and household_id = any (${[...householdIds]}::uuid[])
          ${lock === 'read' ? sql`` : sql`and status = 'sent'`}
        order by created_at desc, id desc ${lock === 'read' ? sql`` : sql`for update`}`,
  )
  return rows.map((row) => opened(tx, row))
}

type Filter = {
  readonly status?: PushStatus | undefined
  readonly contact?: PushContact | undefined
  readonly q?: string | undefined
  readonly division?: readonly string[] | undefined
}

export async function findPushPage(
  tx: Tx,
  { status, contact, q, division }: Filter,
  { page, size }: { page: number; size: number },
): Promise<{ items: Push[]; total: number; totalIsCapped: boolean }> {
  const where = join(
    [
      sql`region = ${tx.actor.region}`,
      ...(status === undefined ? [] : [sql`status = ${status}`]),
      ...(contact === undefined ? [] : [sql`contact = ${contact}`]),
      ...(q === undefined || q === '' ? [] : [sql`number = ${q}`]),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
      ...withinScope(tx, sql`select app.call_pushes_apart()`),
    ],
    ' and ',
  )
  const [items, counted] = await Promise.all([
    tx.rows<StoredPush>(
      sql`select ${columns} from call_pushes where ${where}
          order by created_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from call_pushes where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return {
    items: items.map((row) => opened(tx, row)),
    ...{ total: Math.min(total, countCap), totalIsCapped: total > countCap },
  }
}

/** Whom the desks met, of what was fed back since a day: a fall of the rate may be silence. */
export async function countContacts(
  tx: Tx,
  since: string,
): Promise<Readonly<Record<PushContact, number>>> {
  const where = join(
    [
      sql`region = ${tx.actor.region} and status = 'fed-back' and fed_back_at >= ${since}`,
      ...withinScope(tx, sql`select app.call_pushes_apart()`),
    ],
    ' and ',
  )
  const rows = await tx.rows<{ contact: PushContact; count: number }>(
    sql`select contact, count(*)::int as count from call_pushes where ${where} group by contact`,
  )
  const counts = { met: 0, 'family-only': 0, 'not-reached': 0 }
  for (const { contact, count } of rows) counts[contact] = count
  return counts
}
