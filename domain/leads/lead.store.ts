import { isInDivisions, withinScope } from '#domain/divisions/division.public.ts'
import { countCap } from '#platform/http/endpoint.ts'
import {
  insertMany,
  join,
  wholeNumber,
  pageOf,
  raw,
  sql,
  updateIn,
  type Sql,
} from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Category } from './category.schema.ts'
import type { Lead, LeadKind, LeadStatus, Settlement } from './lead.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', kind: 'text', channel: 'text' },
  ...{ sourceId: 'uuid', sourceNumber: 'text', category: 'text', level: 'smallint' },
  ...{ summary: 'bytea', personId: 'uuid', subjectName: 'text', foundOn: 'date', status: 'text' },
  ...{ matterId: 'uuid', settlement: 'bytea', settledAt: 'timestamptz', settledBy: 'uuid' },
  ...{ createdAt: 'timestamptz', version: 'int' },
}

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, kind, channel, source_id,
   source_number, category, level, summary, person_id, subject_name, found_on, status, matter_id,
   settlement, settled_at, settled_by, created_at, version`,
)

/** A row as it lies there: what is sealed is still sealed. */
type StoredLead = Omit<Lead, 'summary' | 'settlement'> & {
  readonly summary: Buffer
  readonly settlement: Buffer | null
}

function sealed(tx: Tx, lead: Lead): Record<string, unknown> {
  const { settlement, summary, ...open } = lead
  return {
    ...Object.fromEntries(Object.keys(types).map((name) => [name, null])),
    ...open,
    summary: tx.keyring.seal(summary, contextOf('summary', lead.id)),
    settlement:
      settlement === undefined
        ? null
        : tx.keyring.seal(JSON.stringify(settlement), contextOf('settlement', lead.id)),
  }
}

function opened(tx: Tx, row: StoredLead): Lead {
  const settlement =
    row.settlement === null
      ? undefined
      : (JSON.parse(tx.keyring.open(row.settlement, contextOf('settlement', row.id))) as Settlement)
  return {
    ...row,
    summary: tx.keyring.open(row.summary, contextOf('summary', row.id)),
    settlement,
    level: row.level ?? undefined,
    personId: row.personId ?? undefined,
    subjectName: row.subjectName ?? undefined,
    matterId: row.matterId ?? undefined,
    settledAt: row.settledAt ?? undefined,
    settledBy: row.settledBy ?? undefined,
  }
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'leads', field, id }
}

/** One source gives one lead of a kind, however often it is told. @returns the leads that are new */
export async function insertNewLeads(tx: Tx, leads: readonly Lead[]): Promise<Lead[]> {
  if (leads.length === 0) return []
  const rows = leads.map((lead) => sealed(tx, lead))
  const inserted = await tx.rows<{ id: string }>(
    sql`${insertMany('leads', types, rows)}
        on conflict (region, channel, source_id, kind) do nothing returning id`,
  )
  const ids = new Set(inserted.map(({ id }) => id))
  return leads.filter(({ id }) => ids.has(id))
}

export function saveLead(tx: Tx, lead: Lead): void {
  tx.send(updateIn('leads', { ...sealed(tx, lead), region: lead.region, id: lead.id }))
}

export async function findLead(tx: Tx, id: string): Promise<Lead | undefined> {
  const row = await tx.maybe<StoredLead>(
    sql`select ${columns} from leads where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockLead(tx: Tx, id: string): Promise<Lead | undefined> {
  const row = await tx.maybe<StoredLead>(
    sql`select ${columns} from leads where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockLeadsOfSources(tx: Tx, sourceIds: readonly string[]): Promise<Lead[]> {
  const rows = await tx.rows<StoredLead>(
    sql`select ${columns} from leads
        where region = ${tx.actor.region} and channel = 'visit'
          and source_id = any (${[...sourceIds]}::uuid[])
        order by id for update`,
  )
  return rows.map((row) => opened(tx, row))
}

export async function lockLeadsOfMatters(tx: Tx, matterIds: readonly string[]): Promise<Lead[]> {
  const rows = await tx.rows<StoredLead>(
    sql`select ${columns} from leads
        where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
        order by id for update`,
  )
  return rows.map((row) => opened(tx, row))
}

/** One statement for all; a settlement is sealed for its own row, so the rows travel as arrays. */
export function settleLeads(tx: Tx, leads: readonly Lead[]): void {
  if (leads.length === 0) return
  const rows = leads.map((lead) => sealed(tx, lead))
  tx.send(
    sql`update leads set status = incoming.status, settlement = incoming.settlement,
          settled_at = incoming.settled_at, settled_by = incoming.settled_by,
          version = incoming.version
        from unnest(
          ${rows.map((row) => row['id'])}::uuid[], ${rows.map((row) => row['status'])}::text[],
          ${rows.map((row) => row['settlement'])}::bytea[],
          ${rows.map((row) => row['settledAt'])}::timestamptz[],
          ${rows.map((row) => row['settledBy'])}::uuid[], ${rows.map((row) => row['version'])}::int[]
        ) as incoming (id, status, settlement, settled_at, settled_by, version)
        where leads.region = ${tx.actor.region} and leads.id = incoming.id`,
  )
}

/** Who may not see them any more, or again. */
export function restrictLeads(tx: Tx, leads: readonly Lead[]): void {
  for (const { region, id, sensitivity, named, barred, version } of leads) {
    tx.send(updateIn('leads', { region, id, sensitivity, named, barred, version }))
  }
}

export type LeadFilter = {
  readonly kind?: LeadKind | undefined
  readonly status?: LeadStatus | undefined
  readonly category?: Category | undefined
  readonly division?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export type LeadListRow = Omit<StoredLead, 'summary' | 'settlement'>

export async function findLeadPage(
  tx: Tx,
  filter: LeadFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: LeadListRow[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const [items, counted] = await Promise.all([
    tx.rows<LeadListRow>(
      sql`select id, region, division, org_id, audience, sensitivity, named, barred, kind, channel,
            source_id, source_number, category, level, person_id, subject_name, found_on, status,
            matter_id, settled_at, settled_by, created_at, version
          from leads where ${where}
          order by found_on desc, id desc ${pageOf(page, size)}`,
    ),
    countUpTo(tx, where),
  ])
  return { items, ...counted }
}

export function countOpenLeads(tx: Tx): Promise<{ total: number; totalIsCapped: boolean }> {
  return countUpTo(tx, conditionOf(tx, { status: 'open' }))
}

async function countUpTo(tx: Tx, where: Sql): Promise<{ total: number; totalIsCapped: boolean }> {
  const counted = await tx.maybe<{ total: number }>(
    sql`select count(*)::int as total
        from (select 1 from leads where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
  )
  const total = counted?.total ?? 0
  return { total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function conditionOf(tx: Tx, filter: LeadFilter): Sql {
  const { kind, status, category, division, from, to } = filter
  return join(
    [
      sql`region = ${tx.actor.region}`,
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(status === undefined ? [] : [sql`status = ${status}`]),
      ...(category === undefined ? [] : [sql`category = ${category}`]),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
      ...(from === undefined ? [] : [sql`found_on >= ${from}`]),
      ...(to === undefined ? [] : [sql`found_on <= ${to}`]),
      ...withinScope(tx, sql`select app.leads_apart()`),
    ],
    ' and ',
  )
}
