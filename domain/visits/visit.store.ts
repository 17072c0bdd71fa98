import type { Place } from '#platform/access/place.ts'
import { inParts } from '#platform/db/in-parts.ts'
import { insertMany, raw, sql, updateIn, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Visit } from './visit.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', number: 'text', date: 'date' },
  ...{ executiveId: 'uuid', executiveNumber: 'text', executiveName: 'text' },
  ...{ executiveDivision: 'text', personId: 'uuid', householdId: 'uuid', subjectName: 'text' },
  ...{ tags: 'text[]', need: 'bytea', solved: 'bytea', hazard: 'bytea', hazardLevel: 'smallint' },
  ...{ extra: 'bytea', source: 'text', batchId: 'uuid', fingerprint: 'bytea', status: 'text' },
  ...{ removalReason: 'bytea', recordedBy: 'uuid', recordedAt: 'timestamptz', version: 'int' },
}

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, number, date, executive_id,
   executive_number, executive_name, executive_division, person_id, household_id, subject_name, tags,
   need, solved, hazard, hazard_level, extra, source, batch_id, fingerprint, status, removal_reason,
   recorded_by, recorded_at, version`,
)

const sealedTexts = ['need', 'solved', 'hazard', 'removalReason'] as const
type SealedText = (typeof sealedTexts)[number]

/** A visit as it stands in its table, sealed. */
export type VisitRow = Omit<Visit, SealedText | 'extra'> & {
  readonly [Field in SealedText | 'extra']: Buffer | null
}

export function insertVisits(tx: Tx, visits: readonly Visit[]): void {
  if (visits.length === 0) return
  tx.send(
    insertMany(
      'visits',
      types,
      visits.map((visit) => sealed(tx, visit)),
    ),
  )
}

/** @returns the visits that are new; a number that the region already has is passed over */
export async function insertNewVisits(tx: Tx, visits: readonly Visit[]): Promise<Visit[]> {
  const inserted = await inParts<Visit, { id: string }>(tx, visits, (some) => {
    const rows = some.map((visit) => sealed(tx, visit))
    return sql`${insertMany('visits', types, rows)} on conflict (region, number) do nothing returning id`
  })
  const ids = new Set(inserted.map(({ id }) => id))
  return visits.filter(({ id }) => ids.has(id))
}

export function saveVisit(tx: Tx, visit: Visit): void {
  tx.send(updateIn('visits', { ...sealed(tx, visit), region: visit.region, id: visit.id }))
}

/** The row of one visit, still sealed. */
export function visitById(region: string, id: string): Sql {
  return sql`select ${columns} from visits where region = ${region} and id = ${id}`
}

export async function lockVisit(tx: Tx, id: string): Promise<Visit | undefined> {
  const row = await tx.maybe<VisitRow>(
    sql`select ${columns} from visits where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : openVisit(tx, row)
}

export function findVisitPlace(tx: Tx, id: string): Promise<Place | undefined> {
  return tx.maybe<Place>(
    sql`select region, division, org_id, audience, sensitivity, named, barred from visits
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export type Numbered = { readonly number: string; readonly fingerprint: Buffer | null }

/** Which of the numbers are taken, as far as the actor may see. */
export async function findNumbered(
  tx: Tx,
  numbers: readonly string[],
): Promise<Map<string, Numbered>> {
  const found = await tx.rows<Numbered>(
    sql`select number, fingerprint from visits
        where region = ${tx.actor.region} and number = any (${numbers}::text[])`,
  )
  return new Map(found.map((each) => [each.number, each]))
}

export type Restamp = Pick<Place, 'sensitivity' | 'named' | 'barred'> & { readonly id: string }

/** A visit follows its matter: kept at least as closely, and shut to whoever is shut out there. */
export function restamp(tx: Tx, stamps: readonly Restamp[]): void {
  const list = (ids: readonly string[]): string => `{${ids.join(',')}}`
  tx.send(
    sql`update visits set
          sensitivity = case
            when 'sealed' in (visits.sensitivity, stamp.sensitivity) then 'sealed'
            when 'sensitive' in (visits.sensitivity, stamp.sensitivity) then 'sensitive'
            else 'normal' end,
          named = array(select distinct unnest(visits.named || stamp.named::uuid[])),
          barred = array(select distinct unnest(visits.barred || stamp.barred::uuid[])),
          version = version + 1
        from unnest(
          ${stamps.map(({ id }) => id)}::uuid[], ${stamps.map((each) => each.sensitivity)}::text[],
          ${stamps.map(({ named }) => list(named))}::text[],
          ${stamps.map(({ barred }) => list(barred))}::text[]
        ) as stamp (id, sensitivity, named, barred)
        where visits.region = ${tx.actor.region} and visits.id = stamp.id
          and (visits.sensitivity <> stamp.sensitivity
            or not visits.barred @> stamp.barred::uuid[] or not visits.named @> stamp.named::uuid[])`,
  )
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'visits', field, id }
}

function sealed(tx: Tx, visit: Visit): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const name of Object.keys(types)) row[name] = visit[name as keyof Visit]
  for (const field of sealedTexts) {
    const text = visit[field]
    if (text !== null) row[field] = tx.keyring.seal(text, contextOf(field, visit.id))
  }
  if (visit.extra !== null) {
    row['extra'] = tx.keyring.seal(JSON.stringify(visit.extra), contextOf('extra', visit.id))
  }
  return row
}

export function openVisit(tx: Tx, row: VisitRow): Visit {
  const open = (field: SealedText | 'extra'): string | null => {
    const value = row[field]
    return value === null ? null : tx.keyring.open(value, contextOf(field, row.id))
  }
  const extra = open('extra')
  return {
    ...row,
    ...{ need: open('need'), solved: open('solved'), hazard: open('hazard') },
    removalReason: open('removalReason'),
    extra: extra === null ? null : (JSON.parse(extra) as Record<string, string>),
  }
}
