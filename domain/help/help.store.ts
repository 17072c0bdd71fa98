import { randomBytes } from 'node:crypto'
import type { IntakeChanged } from '#domain/metrics/intake.schema.ts'
import { insertMany, join, pageOf, raw, sql, updateIn, wholeNumber } from '#platform/db/sql.ts'
import type { Place } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { Told, HelpRequest, HelpStatus } from './help.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', receiptIndex: 'bytea' },
  ...{ topic: 'text', safe: 'text', lang: 'text', isNamed: 'boolean', isProved: 'boolean' },
  ...{ told: 'bytea', status: 'text', leadId: 'uuid', matterId: 'uuid', createdAt: 'timestamptz' },
  ...{ toldAt: 'timestamptz', answeredAt: 'timestamptz', answeredByName: 'text' },
  ...{ closedAt: 'timestamptz', closedByName: 'text', expiresAt: 'timestamptz', version: 'int' },
}

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, receipt_index, topic, safe,
   lang, is_named, is_proved, told, status, lead_id, matter_id, created_at, told_at, answered_at,
   answered_by_name, closed_at, closed_by_name, expires_at, version`,
)

type Stored = Omit<HelpRequest, 'told'> & { readonly told: Buffer }

/** The same form sent twice gives one request. @returns those that are new */
export async function insertNewRequests(
  tx: Tx,
  requests: readonly HelpRequest[],
): Promise<HelpRequest[]> {
  if (requests.length === 0) return []
  const rows = requests.map((request) => ({
    ...request,
    told: tx.keyring.seal(JSON.stringify(request.told), contextOf(request.id)),
  }))
  const inserted = await tx.rows<{ id: string }>(
    sql`${insertMany('help_requests', types, rows)}
        on conflict (region, receipt_index) do nothing returning id`,
  )
  const ids = new Set(inserted.map(({ id }) => id))
  return requests.filter(({ id }) => ids.has(id))
}

/** What figures are counted anew after these were written. */
export function countedAnew(requests: readonly HelpRequest[]): IntakeChanged {
  const records = requests.map(({ division, createdAt: at }) => ({ division, at }))
  return { type: 'intake.changed', source: 'help-requests', records }
}

/** What a command or a message changes; what she told at first stays as it is. */
export function saveRequest(tx: Tx, request: HelpRequest): void {
  tx.publish(countedAnew([request]))
  const { region, id, status, leadId, matterId, toldAt, answeredAt, answeredByName } = request
  const { closedAt, closedByName, expiresAt, version, ...rest } = request
  const { division, orgId, audience, sensitivity, named, barred } = rest
  tx.send(
    updateIn('help_requests', {
      ...{ region, id, status, leadId, matterId, toldAt, answeredAt, answeredByName },
      ...{ closedAt, closedByName, expiresAt, version },
      ...{ division, orgId, audience, sensitivity, named, barred },
    }),
  )
}

export async function findRequest(tx: Tx, id: string): Promise<HelpRequest | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from help_requests
        where region = ${tx.actor.region} and id = ${id} and forgotten_at is null`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockRequest(tx: Tx, id: string): Promise<HelpRequest | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from help_requests
        where region = ${tx.actor.region} and id = ${id} and forgotten_at is null for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

/** @param index of the receipt */
export async function findByReceipt(tx: Tx, index: Uint8Array): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(
    sql`select id from help_requests
        where region = ${tx.actor.region} and receipt_index = ${index}`,
  )
  return row?.id
}

export async function lockOfLeads(tx: Tx, leadIds: readonly string[]): Promise<HelpRequest[]> {
  if (leadIds.length === 0) return []
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from help_requests
        where region = ${tx.actor.region} and lead_id = any (${[...leadIds]}::uuid[])
        order by id for update`,
  )
  return rows.map((row) => opened(tx, row))
}

/** The conversation lies where its request lies. */
export function moveMessages(
  tx: Tx,
  { id, audience, orgId, division, sensitivity, named, barred }: Place & { readonly id: string },
  matterId: string | null,
): void {
  tx.send(
    sql`update help_messages set division = ${division}, org_id = ${orgId},
          audience = ${[...audience]}::uuid[], sensitivity = ${sensitivity},
          named = ${[...named]}::uuid[], barred = ${[...barred]}::uuid[], matter_id = ${matterId}
        where region = ${tx.actor.region} and request_id = ${id}`,
  )
}

export async function findRequestPage(
  tx: Tx,
  { status }: { readonly status?: HelpStatus | undefined },
  { page, size }: { page: number; size: number },
): Promise<{ items: HelpRequest[]; total: number; totalIsCapped: boolean }> {
  const where = join(
    [
      sql`region = ${tx.actor.region} and forgotten_at is null`,
      ...(status === undefined ? [] : [sql`status = ${status}`]),
    ],
    ' and ',
  )
  const [rows, counted] = await Promise.all([
    tx.rows<Stored>(
      sql`select ${columns} from help_requests where ${where}
          order by told_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from help_requests where ${where} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  const items = rows.map((row) => opened(tx, row))
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

/** Closed, its time is over, and no matter stands on it; another worker's are left to it. */
export async function lockExpired(
  tx: Tx,
  limit: number,
): Promise<{ id: string; leadId: string | null }[]> {
  return tx.rows(
    sql`select id, lead_id from help_requests
        where region = ${tx.actor.region} and expires_at is not null
          and expires_at <= ${tx.now.toISOString()} and status = 'closed' and matter_id is null
        order by expires_at limit ${wholeNumber(limit)} for update skip locked`,
  )
}

/**
 * Nothing of what was said stays, and no code opens it. What reached a desk stays as a row without
 * words, for figures stand on it: that somebody asked that day, and was answered.
 */
export function forgetRequests(tx: Tx, ids: readonly string[]): void {
  const { region } = tx.actor
  tx.send(
    sql`delete from help_messages
        where region = ${region} and request_id = any (${[...ids]}::uuid[])`,
  )
  tx.send(
    sql`delete from help_requests
        where region = ${region} and id = any (${[...ids]}::uuid[]) and lead_id is null`,
  )
  const nothing: Told = { story: '', name: '', phone: '', time: '', avoid: '' }
  for (const id of ids) {
    tx.send(
      updateIn('help_requests', {
        ...{ region, id, told: tx.keyring.seal(JSON.stringify(nothing), contextOf(id)) },
        ...{ receiptIndex: randomBytes(32), answeredByName: null, closedByName: null },
        ...{ expiresAt: null, forgottenAt: tx.now.toISOString() },
      }),
    )
  }
}

function opened(tx: Tx, row: Stored): HelpRequest {
  const told: unknown = JSON.parse(tx.keyring.open(row.told, contextOf(row.id)))
  return { ...row, told: told as Told }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'help_requests', field: 'told', id }
}
