import { findOfKindsAt } from '#domain/organisations/organisation.public.ts'
import { agentsOf } from '#domain/referrals/placing.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
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
import type { ReportContent } from './duty-report.schema.ts'
import { mandatoryReportSetting } from './mandatory-report-rule.schema.ts'
import type {
  MandatoryReport,
  Offices,
  ReportFacts,
  ReportFile,
  ReportStatus,
} from './mandatory-report.schema.ts'

const table = 'mandatory_reports'

const openNames = [
  ...(['region', 'id', 'division', 'orgId', 'audience', 'sensitivity', 'named', 'barred'] as const),
  ...(['matterId', 'leadId', 'number', 'status', 'unitKind', 'isGuardianSuspect'] as const),
  ...(['handlerId', 'policeOrgId', 'procuratorateOrgId', 'departmentOrgId'] as const),
  ...(['receivedAt', 'version'] as const),
]

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, matter_id, lead_id, number,
   status, unit_kind, content, facts, is_guardian_suspect, handler_id, police_org_id,
   procuratorate_org_id, department_org_id, received_at, version`,
)

type Sealed = { readonly content: Buffer; readonly facts: Buffer }
type Stored = Omit<MandatoryReport, 'content' | keyof ReportFacts> & Sealed

function sealed(
  tx: Tx,
  report: MandatoryReport,
): Record<string, unknown> & { region: string; id: string } {
  const { region, id, content, receipt, procuratorate, department, acknowledgement } = report
  const { decisions, feedback, history } = report
  const facts: ReportFacts = {
    ...{ receipt, procuratorate, department, acknowledgement, decisions, feedback, history },
  }
  const seal = (field: string, value: unknown): Buffer =>
    tx.keyring.seal(JSON.stringify(value), { table, field, id })
  return {
    ...Object.fromEntries(openNames.map((name) => [name, report[name] ?? null])),
    ...{ region, id, content: seal('content', content), facts: seal('facts', facts) },
  }
}

function opened(tx: Tx, row: Stored): MandatoryReport {
  const { content, facts, ...open } = row
  const clear = (field: string, bytes: Buffer): unknown =>
    JSON.parse(tx.keyring.open(bytes, { table, field, id: row.id }))
  const plain = Object.fromEntries(Object.entries(open).filter(([, value]) => value !== null))
  return {
    ...(plain as unknown as typeof open),
    ...(clear('facts', facts) as ReportFacts),
    // Reports from before adults could be told of are about minors.
    content: Object.assign({ subject: 'minor' }, clear('content', content)) as ReportContent,
  }
}

export function insertReport(tx: Tx, report: MandatoryReport): void {
  tx.send(insertInto(table, sealed(tx, report)))
}

export function updateReport(tx: Tx, report: MandatoryReport): void {
  tx.send(updateIn(table, sealed(tx, report)))
}

function select(tx: Tx, where: Sql, rest: Sql = sql``): Promise<Stored[]> {
  return tx.rows<Stored>(
    sql`select ${columns} from mandatory_reports
        where region = ${tx.actor.region} and ${where} ${rest}`,
  )
}

export async function findReport(tx: Tx, id: string): Promise<MandatoryReport | undefined> {
  const [row] = await select(tx, sql`id = ${id}`)
  return row === undefined ? undefined : opened(tx, row)
}

/** With what a command needs. The actor's sight is asked first; offices and people as the system. */
export async function lockReport(tx: Tx, id: string): Promise<ReportFile | undefined> {
  const [row] = await select(tx, sql`id = ${id}`, sql`for update`)
  return row === undefined ? undefined : fileOf(tx, opened(tx, row))
}

/** As the system, in the order of their ids. */
export async function lockReports(tx: Tx, ids: readonly string[]): Promise<ReportFile[]> {
  const rows = await select(tx, sql`id = any (${[...ids]}::uuid[])`, sql`order by id for update`)
  return Promise.all(rows.map((row) => fileOf(tx, opened(tx, row))))
}

export async function fileOf(tx: Tx, report: MandatoryReport): Promise<ReportFile> {
  const [rules, offices] = await Promise.all([
    settingOf(tx, mandatoryReportSetting),
    officesAround(tx, report.division),
  ])
  const { policeOrgId } = report
  const ids = Object.values(offices).flatMap((office) => (office === undefined ? [] : [office.id]))
  if (policeOrgId !== undefined) ids.push(policeOrgId)
  return { ...report, rules, offices, agents: Object.fromEntries(await agentsOf(tx, ids)) }
}

/** The county's own first, then the city's: where a report of this place is filed. */
export async function officesAround(tx: Tx, division: string): Promise<Offices> {
  const chain = [6, 4].map((length) => division.slice(0, length).padEnd(12, '0'))
  const kinds = ['procuratorate', 'education', 'civil-affairs', 'health'] as const
  const found = await findOfKindsAt(tx, kinds, chain)
  const offices: Record<string, { id: string; name: string }> = {}
  for (const code of chain.toReversed()) {
    for (const { kind, id, name, division: own } of found) {
      if (own === code) offices[kind] = { id, name }
    }
  }
  return offices
}

export type ReportFilter = { readonly status?: ReportStatus | undefined }

/** Reports that are open to the reader, by name; the latest first. */
export async function findReportPage(
  tx: Tx,
  { status }: ReportFilter,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ items: MandatoryReport[]; total: number; totalIsCapped: boolean }> {
  const { region } = tx.actor
  const where = join(
    [
      sql`region = ${region} and id = any (array(select app.mandatory_reports_apart()))`,
      ...(status === undefined ? [] : [sql`status = ${status}`]),
    ],
    ' and ',
  )
  const [rows, counted] = await Promise.all([
    tx.rows<Stored>(
      sql`select ${columns} from mandatory_reports where ${where}
          order by received_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from mandatory_reports where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  const items = rows.map((row) => opened(tx, row))
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}
