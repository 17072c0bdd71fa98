import { isInDivisions, withinScope } from '#domain/divisions/division.public.ts'
import { officesOf } from '#domain/services/office.public.ts'
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
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { WarningView } from './warning.contract.ts'
import {
  warningClockSetting,
  type Warning,
  type WarningContent,
  type WarningFacts,
  type WarningFile,
} from './warning.schema.ts'

const table = 'warnings'

const openNames = [
  ...(['region', 'id', 'division', 'orgId', 'audience', 'sensitivity', 'named', 'barred'] as const),
  ...(['matterId', 'number', 'status', 'policeOrgId', 'documentNumber', 'issuedAt'] as const),
  ...(['visitDueAt', 'firstBreachedAt', 'endedAt', 'createdAt', 'createdBy', 'version'] as const),
]

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, matter_id, number, status,
   content, facts, police_org_id, document_number, issued_at, visit_due_at, first_breached_at,
   ended_at, created_at, created_by, version`,
)

type Sealed = { readonly content: Buffer; readonly facts: Buffer }
export type StoredWarning = Omit<Warning, 'content' | keyof WarningFacts> & Sealed

function sealed(
  tx: Tx,
  warning: Warning,
): Record<string, unknown> & { region: string; id: string } {
  const { region, id, content, deliveries, visits, breaches, history } = warning
  const { issuing, serving, visiting } = warning
  const facts = { deliveries, visits, breaches, history, issuing, serving, visiting }
  const seal = (field: string, value: unknown): Buffer =>
    tx.keyring.seal(JSON.stringify(value), { table, field, id })
  return {
    ...Object.fromEntries(openNames.map((name) => [name, warning[name] ?? null])),
    ...{ region, id, content: seal('content', content), facts: seal('facts', facts) },
  }
}

function opened(tx: Tx, row: StoredWarning): Warning {
  const { content, facts, ...open } = row
  const clear = (field: string, bytes: Buffer): unknown =>
    JSON.parse(tx.keyring.open(bytes, { table, field, id: row.id }))
  const plain = Object.fromEntries(Object.entries(open).filter(([, value]) => value !== null))
  return {
    ...(plain as unknown as typeof open),
    ...(clear('facts', facts) as WarningFacts),
    content: clear('content', content) as WarningContent,
  }
}

export function contentOf(
  tx: Tx,
  { id, content }: Pick<StoredWarning, 'id' | 'content'>,
): WarningContent {
  return JSON.parse(tx.keyring.open(content, { table, field: 'content', id })) as WarningContent
}

export function insertWarning(tx: Tx, warning: Warning): void {
  tx.send(insertInto(table, sealed(tx, warning)))
}

export function updateWarning(tx: Tx, warning: Warning): void {
  tx.send(updateIn(table, sealed(tx, warning)))
}

export async function findWarning(tx: Tx, id: string): Promise<Warning | undefined> {
  const row = await select(tx, id, sql``)
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockWarning(tx: Tx, id: string): Promise<WarningFile | undefined> {
  const row = await select(tx, id, sql`for update`)
  if (row === undefined) return undefined
  const [rules, { committeeOrgId }] = await Promise.all([
    settingOf(tx, warningClockSetting),
    officesOf(tx, row.division),
  ])
  return { ...opened(tx, row), rules, committeeOrgId }
}

function select(tx: Tx, id: string, lock: Sql): Promise<StoredWarning | undefined> {
  return tx.maybe<StoredWarning>(
    sql`select ${columns} from warnings where region = ${tx.actor.region} and id = ${id} ${lock}`,
  )
}

type Filter = {
  readonly view?: WarningView | undefined
  readonly q?: string | undefined
  readonly division?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export async function findWarningPage(
  tx: Tx,
  { view, q, division, from, to }: Filter,
  { page, size }: { page: number; size: number },
): Promise<{ items: StoredWarning[]; total: number; totalIsCapped: boolean }> {
  const where = join(
    [
      sql`region = ${tx.actor.region}`,
      ...(view === undefined ? [] : [viewOf(view, tx.now.toISOString())]),
      ...(q === undefined || q === '' ? [] : [sql`(number = ${q} or document_number = ${q})`]),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
      ...(from === undefined ? [] : [sql`created_at >= ${startOfDay(from).toISOString()}`]),
      ...(to === undefined ? [] : [sql`created_at < ${startOfDay(addDays(to, 1)).toISOString()}`]),
      ...withinScope(tx, sql`select app.warnings_apart()`),
    ],
    ' and ',
  )
  const [items, counted] = await Promise.all([
    tx.rows<StoredWarning>(
      sql`select ${columns} from warnings where ${where}
          order by created_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from warnings where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function viewOf(view: WarningView, now: string): Sql {
  switch (view) {
    case 'drafting':
      return sql`status = 'drafting'`
    case 'supervised':
      return sql`status = 'issued'`
    case 'visit-overdue':
      return sql`status = 'issued' and visit_due_at < ${now}`
    case 'breached':
      return sql`first_breached_at is not null`
    case 'over':
      return sql`status in ('ended', 'withdrawn')`
  }
}
