import {
  insertMany,
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
import type { Check, CheckOutcome, Draw } from './zero-report.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', drawId: 'uuid', reportId: 'uuid', division: 'text' },
  ...{ orgId: 'uuid', unitOrgId: 'uuid', unitDivision: 'text', signedBy: 'uuid' },
  ...{ signedByName: 'text', signedAt: 'timestamptz', period: 'text', fromDay: 'date' },
  ...{ toDay: 'date', drawnAt: 'timestamptz', dueAt: 'timestamptz', outcome: 'text' },
  ...{ calls: 'int', note: 'bytea', doneAt: 'timestamptz', doneBy: 'uuid', doneByName: 'text' },
  version: 'int',
}

const drawTypes = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', period: 'text' },
  ...{ fromDay: 'date', seed: 'text', percent: 'int', population: 'int' },
  ...{ drawn: 'int', at: 'timestamptz' },
}

const columns = raw(
  `region, id, draw_id, report_id, division, org_id, unit_org_id, unit_division, signed_by,
   signed_by_name, signed_at, period, from_day, to_day, drawn_at, due_at, outcome, calls, note,
   done_at, done_by, done_by_name, version`,
)

type Stored = Omit<Check, 'note'> & { readonly note: Buffer | null }

/** @returns false where the county has drawn from the period already */
export async function insertNewDraw(tx: Tx, draw: Draw): Promise<boolean> {
  const inserted = await tx.maybe(
    sql`${insertMany('zero_report_draws', drawTypes, [draw])}
        on conflict (region, org_id, period) do nothing returning id`,
  )
  return inserted !== undefined
}

export function insertDraws(tx: Tx, draws: readonly Draw[]): void {
  if (draws.length > 0) tx.send(insertMany('zero_report_draws', drawTypes, draws))
}

export function insertChecks(tx: Tx, checks: readonly Check[]): void {
  if (checks.length === 0) return
  tx.send(
    insertMany(
      'zero_report_checks',
      types,
      checks.map((check) => ({ ...check, note: sealedNote(tx, check) })),
    ),
  )
}

export function saveCheck(tx: Tx, check: Check): void {
  const { region, id, outcome, calls, doneAt, doneBy, doneByName, version } = check
  const note = sealedNote(tx, check)
  tx.send(
    updateIn('zero_report_checks', {
      ...{ region, id, outcome, calls, note, doneAt, doneBy, doneByName, version },
    }),
  )
}

export async function lockCheck(tx: Tx, id: string): Promise<Check | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from zero_report_checks
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export type CheckFilter = {
  readonly draw?: string | undefined
  readonly outcome?: CheckOutcome | 'open' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export async function findCheckPage(
  tx: Tx,
  filter: CheckFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: Check[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const [rows, counted] = await Promise.all([
    tx.rows<Stored>(
      sql`select ${columns} from zero_report_checks where ${where}
          order by from_day desc, unit_division, id ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from zero_report_checks where ${where}
            limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  const items = rows.map((row) => opened(tx, row))
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

export function findDraws(tx: Tx, ids: readonly string[]): Promise<Draw[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.rows<Draw>(
    sql`select region, id, division, org_id, period, from_day, seed, percent, population, drawn, at
        from zero_report_draws
        where region = ${tx.actor.region} and id = any (${[...new Set(ids)]}::uuid[])`,
  )
}

function conditionOf({ actor }: Tx, { draw, outcome, from, to }: CheckFilter): Sql {
  const isWide = actor.divisions.some((prefix) => actor.region.startsWith(prefix))
  return join(
    [
      sql`region = ${actor.region}`,
      ...(isWide ? [] : [sql`org_id = any (${[...actor.orgs]}::uuid[])`]),
      ...(draw === undefined ? [] : [sql`draw_id = ${draw}`]),
      ...(outcome === undefined
        ? []
        : [outcome === 'open' ? sql`outcome is null` : sql`outcome = ${outcome}`]),
      ...(from === undefined ? [] : [sql`from_day >= ${from}`]),
      ...(to === undefined ? [] : [sql`to_day <= ${to}`]),
    ],
    ' and ',
  )
}

function sealedNote(tx: Tx, { id, note }: Check): Buffer | null {
  return note === null ? null : tx.keyring.seal(note, contextOf(id))
}

function opened(tx: Tx, row: Stored): Check {
  return { ...row, note: row.note === null ? null : tx.keyring.open(row.note, contextOf(row.id)) }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'zero_report_checks', field: 'note', id }
}
