import type { Place } from '#platform/access/place.ts'
import { insertMany, raw, sql, updateIn, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { clocksOf } from './clock.store.ts'
import { findSteps, insertSteps, saveStep } from './due-step.store.ts'
import { insertEntries } from './entry.store.ts'
import type { Matter, MatterFile, SafeContact } from './matter.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', number: 'text', leadId: 'uuid' },
  ...{ category: 'text', status: 'text', level: 'smallint', levelReason: 'bytea' },
  ...{ proposedLevel: 'smallint', proposedReason: 'bytea', proposedBy: 'uuid' },
  ...{ imminent: 'boolean', narrative: 'bytea', wish: 'bytea', safeContact: 'bytea' },
  ...{ personId: 'uuid', subjectName: 'text', assigneeId: 'uuid', assigneeName: 'text' },
  ...{ foundOn: 'date', openedAt: 'timestamptz', acceptedAt: 'timestamptz' },
  ...{ contactedAt: 'timestamptz', cleanFollowUps: 'smallint', closedAt: 'timestamptz' },
  ...{
    closedOutcome: 'text',
    resolvedBy: 'uuid',
    resolvedByKind: 'text',
    revisitedAt: 'timestamptz',
    revisitResult: 'text',
  },
  ...{ mergedInto: 'uuid', merge: 'jsonb', version: 'int' },
}

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, number, lead_id, category,
   status, level, level_reason, proposed_level, proposed_reason, proposed_by, imminent, narrative,
   wish, safe_contact, person_id, subject_name, assignee_id, assignee_name, found_on, opened_at,
   accepted_at, contacted_at, clean_follow_ups, closed_at, closed_outcome,
   resolved_by, resolved_by_kind, revisited_at, revisit_result, merged_into, merge, version`,
)

const sealedFields = ['levelReason', 'proposedReason', 'narrative', 'wish', 'safeContact'] as const

type StoredMatter = { readonly [Field in keyof Matter]: Matter[Field] | Buffer | null }

function sealed(tx: Tx, matter: Matter): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const field of Object.keys(types)) row[field] = matter[field as keyof Matter] ?? null
  row['safeContact'] = matter.safeContact === undefined ? null : JSON.stringify(matter.safeContact)
  for (const field of sealedFields) {
    const text = row[field]
    if (typeof text === 'string') row[field] = tx.keyring.seal(text, contextOf(field, matter.id))
  }
  return row
}

function opened(tx: Tx, row: StoredMatter): Matter {
  const matter: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(row)) {
    if (value === null) continue
    matter[field] = Buffer.isBuffer(value)
      ? tx.keyring.open(value, contextOf(field, row.id as string))
      : value
  }
  const { safeContact } = matter
  if (typeof safeContact === 'string') {
    matter['safeContact'] = JSON.parse(safeContact) as SafeContact
  }
  return matter as unknown as Matter
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'matters', field, id }
}

export function insertMatters(tx: Tx, files: readonly MatterFile[]): void {
  if (files.length === 0) return
  const places = new Map(files.map((file) => [file.id, file]))
  tx.send(
    insertMany(
      'matters',
      types,
      files.map((file) => sealed(tx, file)),
    ),
  )
  insertSteps(
    tx,
    files.flatMap(({ steps }) => steps),
    places,
  )
  insertEntries(
    tx,
    files.flatMap(({ entries }) => entries),
    places,
  )
}

export async function findMatter(tx: Tx, id: string): Promise<Matter | undefined> {
  const row = await selectOne(tx, id, sql``)
  return row === undefined ? undefined : opened(tx, row)
}

export function findMatterFile(tx: Tx, id: string): Promise<MatterFile | undefined> {
  return fileOf(tx, id, sql``)
}

export function lockMatter(tx: Tx, id: string): Promise<MatterFile | undefined> {
  return fileOf(tx, id, sql`for update`)
}

/** Two at once, in one order for everybody, so that two merges never wait for each other. */
export async function lockMatters(tx: Tx, ids: readonly string[]): Promise<MatterFile[]> {
  const files: MatterFile[] = []
  for (const id of [...new Set(ids)].toSorted()) {
    const file = await lockMatter(tx, id)
    if (file !== undefined) files.push(file)
  }
  return files
}

async function fileOf(tx: Tx, id: string, lock: Sql): Promise<MatterFile | undefined> {
  const [row, steps, clocks] = await Promise.all([
    selectOne(tx, id, lock),
    findSteps(tx, id),
    clocksOf(tx),
  ])
  return row === undefined ? undefined : { ...opened(tx, row), steps, entries: [], clocks }
}

function selectOne(tx: Tx, id: string, lock: Sql): Promise<StoredMatter | undefined> {
  return tx.maybe<StoredMatter>(
    sql`select ${columns} from matters where region = ${tx.actor.region} and id = ${id} ${lock}`,
  )
}

export async function findMattersOfLeads(tx: Tx, leadIds: readonly string[]): Promise<Matter[]> {
  const rows = await tx.rows<StoredMatter>(
    sql`select ${columns} from matters
        where region = ${tx.actor.region} and lead_id = any (${[...leadIds]}::uuid[]) order by id`,
  )
  return rows.map((row) => opened(tx, row))
}

/** Where a matter lies, if the actor may see it: what is attached to it lies there too. */
export function findMatterPlace(tx: Tx, id: string): Promise<Place | undefined> {
  return tx.maybe<Place>(
    sql`select region, division, org_id, audience, sensitivity, named, barred from matters
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** Numbers by the matter's id, of those that the actor may see. */
export async function findNumbers(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; number: string }>(
    sql`select id, number from matters
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}

export async function findMatters(tx: Tx, ids: readonly string[]): Promise<Matter[]> {
  const rows = await tx.rows<StoredMatter>(
    sql`select ${columns} from matters
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[]) order by id`,
  )
  return rows.map((row) => opened(tx, row))
}

export async function findMatterIdByNumber(tx: Tx, number: string): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(
    sql`select id from matters where region = ${tx.actor.region} and number = ${number}`,
  )
  return row?.id
}

export async function findMergedInto(tx: Tx, id: string): Promise<Matter[]> {
  const rows = await tx.rows<StoredMatter>(
    sql`select ${columns} from matters
        where region = ${tx.actor.region} and merged_into = ${id} order by id`,
  )
  return rows.map((row) => opened(tx, row))
}

/**
 * Writes what a command changed. As the system: a hand-over or a declared conflict may leave the
 * actor's own reach, and what may be done was decided before.
 */
export function saveMatter(tx: Tx, next: MatterFile, before: MatterFile): void {
  tx.asSystem()
  tx.send(updateIn('matters', { ...sealed(tx, next), region: next.region, id: next.id }))
  if (isMoved(next, before)) moveMatter(tx, next)
  const places = new Map([[next.id, next]])
  const known = new Map(before.steps.map((step) => [step.id, step]))
  insertSteps(
    tx,
    next.steps.filter(({ id }) => !known.has(id)),
    places,
  )
  for (const step of next.steps) {
    const earlier = known.get(step.id)
    if (earlier !== undefined && earlier !== step) saveStep(tx, step)
  }
  insertEntries(tx, next.entries, places)
}

function isMoved(next: Place, before: Place): boolean {
  return fingerprint(next) !== fingerprint(before)
}

function fingerprint({ division, orgId, audience, sensitivity, named, barred }: Place): string {
  return JSON.stringify([division, orgId, audience, sensitivity, named, barred])
}

/** Every row of a matter carries its place, so that the database decides without a subquery. */
function moveMatter(tx: Tx, { region, id, ...place }: Matter): void {
  const { division, orgId, audience, sensitivity, named, barred } = place
  // Steps of a referral or a service lie where that lies; its own slice moves them.
  for (const table of [
    sql`matter_entries`,
    sql`due_steps`,
    sql`matter_parties`,
    sql`matter_links`,
  ]) {
    tx.send(
      sql`update ${table} set division = ${division}, org_id = ${orgId},
            audience = ${[...audience]}::uuid[], sensitivity = ${sensitivity},
            named = ${[...named]}::uuid[], barred = ${[...barred]}::uuid[]
          where region = ${region} and matter_id = ${id}
            ${table.text === 'due_steps' ? sql`and subject_kind = 'matter'` : sql``}`,
    )
  }
}
