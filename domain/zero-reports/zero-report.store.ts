import { insertMany, raw, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ReportLevel, ZeroReport } from './zero-report.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', parentOrgId: 'uuid' },
  ...{ level: 'text', period: 'text', fromDay: 'date', toDay: 'date', opensAt: 'timestamptz' },
  ...{ dueAt: 'timestamptz', redoBy: 'timestamptz', status: 'text', nil: 'boolean' },
  ...{ late: 'boolean', filedAt: 'timestamptz', receivedAt: 'timestamptz', filedBy: 'uuid' },
  ...{ filedByName: 'text', content: 'jsonb', reviewedAt: 'timestamptz', reviewedBy: 'uuid' },
  ...{ reviewedByName: 'text', supplementedAt: 'timestamptz', correctedAt: 'timestamptz' },
  ...{ correctedCount: 'int', concealedAt: 'timestamptz', returns: 'int', chaseStage: 'int' },
  ...{ chaseAt: 'timestamptz', ruleNumber: 'int', version: 'int' },
}

export const reportColumns = raw(
  `region, id, division, org_id, parent_org_id, level, period, from_day, to_day, opens_at, due_at,
   redo_by, status, nil, late, filed_at, received_at, filed_by, filed_by_name, content, reviewed_at,
   reviewed_by, reviewed_by_name, supplemented_at, corrected_at, corrected_count, concealed_at,
   returns, chase_stage, chase_at, rule_number, version`,
)

/** What a change may move: place, period and the limit it was opened with stay. */
const moving = raw(
  [
    ...['redo_by', 'status', 'nil', 'late', 'filed_at', 'received_at', 'filed_by', 'filed_by_name'],
    ...['content', 'reviewed_at', 'reviewed_by', 'reviewed_by_name', 'supplemented_at'],
    ...['corrected_at', 'corrected_count', 'concealed_at', 'returns', 'chase_stage', 'chase_at'],
    'version',
  ]
    .map((name) => `${name} = incoming.${name}`)
    .join(', '),
)

/** @returns the reports that are new: what an organisation owes for a period is there once */
export async function insertNewReports(
  tx: Tx,
  reports: readonly ZeroReport[],
): Promise<ZeroReport[]> {
  if (reports.length === 0) return []
  const inserted = await tx.rows<{ id: string }>(
    sql`${insertMany('zero_reports', types, reports.map(bare))}
        on conflict (region, org_id, period) do nothing returning id`,
  )
  const ids = new Set(inserted.map(({ id }) => id))
  return reports.filter(({ id }) => ids.has(id))
}

export function updateReports(tx: Tx, reports: readonly ZeroReport[]): void {
  if (reports.length === 0) return
  const column = (read: (report: ZeroReport) => unknown): unknown[] => reports.map(read)
  tx.send(
    sql`update zero_reports set ${moving}
        from unnest(
          ${column(({ id }) => id)}::uuid[], ${column(({ redoBy }) => redoBy)}::timestamptz[],
          ${column(({ status }) => status)}::text[], ${column(({ nil }) => nil)}::boolean[],
          ${column(({ late }) => late)}::boolean[],
          ${column(({ filedAt }) => filedAt)}::timestamptz[],
          ${column(({ receivedAt }) => receivedAt)}::timestamptz[],
          ${column(({ filedBy }) => filedBy)}::uuid[],
          ${column(({ filedByName }) => filedByName)}::text[],
          ${column(({ content }) => (content === null ? null : JSON.stringify(content)))}::jsonb[],
          ${column(({ reviewedAt }) => reviewedAt)}::timestamptz[],
          ${column(({ reviewedBy }) => reviewedBy)}::uuid[],
          ${column(({ reviewedByName }) => reviewedByName)}::text[],
          ${column(({ supplementedAt }) => supplementedAt)}::timestamptz[],
          ${column(({ correctedAt }) => correctedAt)}::timestamptz[],
          ${column(({ correctedCount }) => correctedCount)}::int[],
          ${column(({ concealedAt }) => concealedAt)}::timestamptz[],
          ${column(({ returns }) => returns)}::int[],
          ${column(({ chaseStage }) => chaseStage)}::int[],
          ${column(({ chaseAt }) => chaseAt)}::timestamptz[],
          ${column(({ version }) => version)}::int[]
        ) as incoming (id, redo_by, status, nil, late, filed_at, received_at, filed_by,
          filed_by_name, content, reviewed_at, reviewed_by, reviewed_by_name, supplemented_at,
          corrected_at, corrected_count, concealed_at, returns, chase_stage, chase_at, version)
        where zero_reports.region = ${tx.actor.region} and zero_reports.id = incoming.id`,
  )
}

export function findReport(tx: Tx, id: string): Promise<ZeroReport | undefined> {
  return tx.maybe<ZeroReport>(
    sql`select ${reportColumns} from zero_reports where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function lockReport(tx: Tx, id: string): Promise<ZeroReport | undefined> {
  return tx.maybe<ZeroReport>(
    sql`select ${reportColumns} from zero_reports
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

/** Signed reports of these organisations whose period holds one of the days, in a fixed order. */
export function lockSignedOn(
  tx: Tx,
  orgIds: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ZeroReport[]> {
  return tx.rows<ZeroReport>(
    sql`select ${reportColumns} from zero_reports
        where region = ${tx.actor.region} and org_id = any (${[...orgIds]}::uuid[])
          and from_day <= ${to} and to_day >= ${from} and status = 'filed'
        order by id for update`,
  )
}

export function lockUnsignedOf(tx: Tx, orgIds: readonly string[]): Promise<ZeroReport[]> {
  return tx.rows<ZeroReport>(
    sql`select ${reportColumns} from zero_reports
        where region = ${tx.actor.region} and org_id = any (${[...orgIds]}::uuid[])
          and status in ('due', 'returned')
        order by id for update`,
  )
}

/** Whose time to be reminded, chased or escalated has come; another worker's rows are passed over. */
export function lockToChase(tx: Tx, limit: number): Promise<ZeroReport[]> {
  return tx.rows<ZeroReport>(
    sql`select ${reportColumns} from zero_reports
        where region = ${tx.actor.region} and chase_at is not null
          and chase_at <= ${tx.now.toISOString()}
        order by chase_at limit ${wholeNumber(limit)} for update skip locked`,
  )
}

/** The last day of the latest period that was opened at a level. */
export async function findLatestOpened(tx: Tx, level: ReportLevel): Promise<string | undefined> {
  const found = await tx.maybe<{ toDay: string }>(
    sql`select to_day from zero_reports where region = ${tx.actor.region} and level = ${level}
        order by from_day desc limit 1`,
  )
  return found?.toDay
}

/** What an organisation owes or has filed, the latest first. */
export function findReportsOf(tx: Tx, orgId: string, limit: number): Promise<ZeroReport[]> {
  return tx.rows<ZeroReport>(
    sql`select ${reportColumns} from zero_reports
        where region = ${tx.actor.region} and org_id = ${orgId}
        order by from_day desc limit ${wholeNumber(limit)}`,
  )
}

/** The nil returns that villages signed for a period: what a draw draws from. */
export function findNilReturnsOn(
  tx: Tx,
  { fromDay, toDay }: { readonly fromDay: string; readonly toDay: string },
): Promise<ZeroReport[]> {
  return tx.rows<ZeroReport>(
    sql`select ${reportColumns} from zero_reports
        where region = ${tx.actor.region} and level = 'village' and from_day = ${fromDay}
          and to_day = ${toDay} and status = 'filed' and nil
        order by id`,
  )
}

function bare(report: ZeroReport): Readonly<Record<string, unknown>> {
  return report
}
