import type { IntakeChanged } from '#domain/metrics/intake.schema.ts'
import { insertMany, join, pageOf, raw, sql, updateIn, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { ReportWatch, WatchStatus } from './report-watch.schema.ts'

const table = 'report_watches'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', leadId: 'uuid' },
  ...{ leadNumber: 'text', channel: 'text', situations: 'text[]', status: 'text' },
  ...{ foundAt: 'timestamptz', dueAt: 'timestamptz', endedAt: 'timestamptz' },
  ...{ reviewDueAt: 'timestamptz', answer: 'bytea', version: 'int' },
}

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, lead_id, lead_number, channel,
   situations, status, found_at, due_at, ended_at, review_due_at, answer, version`,
)

type Stored = Omit<ReportWatch, 'answer'> & { readonly answer: Buffer | null }

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table, field: 'answer', id }
}

function opened(tx: Tx, row: Stored): ReportWatch {
  const { answer } = row
  return { ...row, answer: answer === null ? null : tx.keyring.open(answer, contextOf(row.id)) }
}

/** One for each finding, however often it is told. */
export function insertWatches(tx: Tx, watches: readonly ReportWatch[]): void {
  if (watches.length === 0) return
  const rows = watches.map((watch) => ({ ...watch, answer: null }))
  tx.send(sql`${insertMany(table, types, rows)} on conflict (region, lead_id) do nothing`)
}

export function saveWatch(tx: Tx, watch: ReportWatch): void {
  const { region, id, orgId, named, status, endedAt, reviewDueAt, answer, version } = watch
  const counted: IntakeChanged = {
    ...{ type: 'intake.changed', source: 'report-watches' },
    records: [{ division: watch.division, at: watch.dueAt }],
  }
  tx.publish(counted)
  const sealed = answer === null ? null : tx.keyring.seal(answer, contextOf(id))
  tx.send(
    updateIn(table, {
      ...{ region, id, orgId, named: [...named], status, endedAt, reviewDueAt, version },
      answer: sealed,
    }),
  )
}

export async function lockWatch(tx: Tx, id: string): Promise<ReportWatch | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from report_watches
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

/** Whose time is over, the longest first; another worker takes others. As the system. */
export async function lockDueWatches(tx: Tx, limit: number): Promise<ReportWatch[]> {
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from report_watches
        where region = ${tx.actor.region} and status = 'waiting' and due_at <= ${tx.now.toISOString()}
        order by due_at limit ${wholeNumber(limit)} for update skip locked`,
  )
  return rows.map((row) => opened(tx, row))
}

/**
 * Of which findings a report was made: on the same matter, on the one it was merged into, or about the
 * same person. As the system.
 */
export async function reportedLeads(tx: Tx, leadIds: readonly string[]): Promise<Set<string>> {
  const { region } = tx.actor
  const rows = await tx.rows<{ id: string }>(
    sql`select lead.id from leads as lead
        left join matters as matter on matter.region = lead.region and matter.id = lead.matter_id
        where lead.region = ${region} and lead.id = any (${[...leadIds]}::uuid[])
          and (
            exists (
              select 1 from mandatory_reports as report
              where report.region = ${region}
                and report.matter_id in (lead.matter_id, matter.merged_into))
            or exists (
              select 1 from matters as other
              join mandatory_reports as report
                on report.region = other.region and report.matter_id = other.id
              where other.region = ${region}
                and (other.merged_into = lead.matter_id or other.person_id = lead.person_id)))`,
  )
  return new Set(rows.map(({ id }) => id))
}

export async function findMissedPage(
  tx: Tx,
  { status }: { readonly status?: WatchStatus | undefined },
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ items: ReportWatch[]; total: number; totalIsCapped: boolean }> {
  const { region } = tx.actor
  const where = join(
    [
      sql`region = ${region} and id = any (array(select app.report_watches_apart()))`,
      status === undefined ? sql`status <> 'waiting'` : sql`status = ${status}`,
    ],
    ' and ',
  )
  const [rows, counted] = await Promise.all([
    tx.rows<Stored>(
      sql`select ${columns} from report_watches where ${where}
          order by due_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from report_watches where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  const items = rows.map((row) => opened(tx, row))
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}
