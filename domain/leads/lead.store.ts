import { isInDivisions } from '#domain/divisions/division.public.ts'
import { insertMany, raw, sql, updateIn, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Intake } from './intake.schema.ts'
import type { Lead, Settlement } from './lead.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', kind: 'text', channel: 'text' },
  ...{ sourceId: 'uuid', sourceNumber: 'text', category: 'text', level: 'smallint' },
  ...{ summary: 'bytea', personId: 'uuid', subjectName: 'text', foundOn: 'date', status: 'text' },
  ...{ matterId: 'uuid', settlement: 'bytea', settledAt: 'timestamptz', settledBy: 'uuid' },
  ...{ createdAt: 'timestamptz', version: 'int', cues: 'jsonb', traits: 'text[]' },
  ...{ imminent: 'boolean', intake: 'bytea', dueAt: 'timestamptz', clockNumber: 'int' },
  ...{ escalatedAt: 'timestamptz', linkTo: 'uuid', linkKind: 'text' },
}

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, kind, channel, source_id,
   source_number, category, level, summary, person_id, subject_name, found_on, status, matter_id,
   settlement, settled_at, settled_by, created_at, version, cues, traits, imminent, intake, due_at,
   clock_number, escalated_at, link_to, link_kind`,
)

/** A row as it lies there: what is sealed is still sealed. */
type StoredLead = Omit<Lead, 'summary' | 'settlement' | 'intake'> & {
  readonly summary: Buffer
  readonly settlement: Buffer | null
  readonly intake: Buffer | null
}

function sealed(tx: Tx, lead: Lead): Record<string, unknown> {
  const { settlement, summary, intake, ...open } = lead
  return {
    ...Object.fromEntries(Object.keys(types).map((name) => [name, null])),
    ...{ cues: [], traits: [], imminent: false },
    ...open,
    summary: tx.keyring.seal(summary, contextOf('summary', lead.id)),
    settlement: sealedJson(tx, 'settlement', lead.id, settlement),
    intake: sealedJson(tx, 'intake', lead.id, intake),
  }
}

function sealedJson(tx: Tx, field: string, id: string, value: unknown): Buffer | null {
  return value === undefined ? null : tx.keyring.seal(JSON.stringify(value), contextOf(field, id))
}

function opened(tx: Tx, row: StoredLead): Lead {
  const { summary, settlement, intake, ...open } = row
  const present = Object.fromEntries(Object.entries(open).filter(([, value]) => value !== null))
  return {
    ...(present as unknown as Omit<Lead, 'summary'>),
    summary: tx.keyring.open(summary, contextOf('summary', row.id)),
    settlement: openedJson(tx, 'settlement', row.id, settlement) as Settlement | undefined,
    intake: openedJson(tx, 'intake', row.id, intake) as Intake | undefined,
  }
}

function openedJson(tx: Tx, field: string, id: string, bytes: Buffer | null): unknown {
  return bytes === null ? undefined : JSON.parse(tx.keyring.open(bytes, contextOf(field, id)))
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
  const { cues, ...row } = sealed(tx, lead)
  tx.send(
    updateIn('leads', { ...row, cues: JSON.stringify(cues), region: lead.region, id: lead.id }),
  )
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

/** Leads that wait: what became of the others is known by their matter. */
export async function findLeads(tx: Tx, ids: readonly string[]): Promise<Lead[]> {
  if (ids.length === 0) return []
  const rows = await tx.rows<StoredLead>(
    sql`select ${columns} from leads
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[]) and status = 'open'
        order by id`,
  )
  return rows.map((row) => opened(tx, row))
}

/** Those of them that wait, held until the transaction ends. */
export async function lockOpenLeads(tx: Tx, ids: readonly string[]): Promise<Lead[]> {
  const rows = await tx.rows<StoredLead>(
    sql`select ${columns} from leads
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[]) and status = 'open'
        order by id for update`,
  )
  return rows.map((row) => opened(tx, row))
}

/** Gives a source back: the lead stands by itself, and the same source may give another. */
export function freeSources(tx: Tx, ids: readonly string[]): void {
  tx.send(
    sql`update leads set source_id = id
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
}

/** Hazards found between two days in some divisions that the actor may see, the earliest first. */
export async function findHazards(
  tx: Tx,
  divisions: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Lead[]> {
  const rows = await tx.rows<StoredLead>(
    sql`select ${columns} from leads
        where region = ${tx.actor.region} and kind = 'hazard' and status <> 'declined'
          and found_on between ${from} and ${to} and ${isInDivisions(sql`division`, divisions)}
        order by found_on, id`,
  )
  return rows.map((row) => opened(tx, row))
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

/** Triage has not decided in time: told once to whoever is above. */
export async function lockWaiting(tx: Tx, limit: number): Promise<Lead[]> {
  const rows = await tx.rows<StoredLead>(
    sql`select ${columns} from leads
        where region = ${tx.actor.region} and status = 'open' and due_at is not null
          and due_at <= ${tx.now.toISOString()} and escalated_at is null
        order by due_at limit ${wholeNumber(limit)} for update skip locked`,
  )
  return rows.map((row) => opened(tx, row))
}

export function markWaiting(tx: Tx, ids: readonly string[]): void {
  tx.send(
    sql`update leads set escalated_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
}
