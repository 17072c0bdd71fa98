import { officesOf } from '#domain/services/office.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { insertInto, raw, sql, updateIn, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Application, Confidential } from './application.schema.ts'
import { orderClockSetting } from './order-clock.schema.ts'
import type { Facts, Order, OrderFile } from './order.schema.ts'

const table = 'protection_orders'

const openColumns = [
  ...(['region', 'id', 'division', 'orgId', 'audience', 'sensitivity', 'named', 'barred'] as const),
  ...(['matterId', 'number', 'status', 'isUrgent', 'courtOrgId', 'caseNumber'] as const),
  ...([
    'submittedAt',
    'acceptedAt',
    'decisionDueAt',
    'decidedAt',
    'measures',
    'validUntil',
  ] as const),
  ...(['period', 'nextAlertOn', 'firstBreachedAt', 'endedAt', 'createdAt', 'createdBy'] as const),
  'version' as const,
]

const factNames = [
  ...(['rejection', 'withdrawal', 'deliveries', 'breaches', 'reconsiderations'] as const),
  ...(['changes', 'history', 'running', 'serving', 'alerted', 'periodFrom'] as const),
  ...(['isRenewalDue', 'alertDays'] as const),
] satisfies readonly (keyof Facts)[]

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, matter_id, number, status,
   is_urgent, application, confidential, facts, court_org_id, case_number, submitted_at,
   accepted_at, decision_due_at, decided_at, measures, valid_until, period, next_alert_on,
   first_breached_at, ended_at, created_at, created_by, version`,
)

type Sealed = {
  readonly application: Buffer
  readonly confidential: Buffer
  readonly facts: Buffer
}
type StoredOrder = Omit<Order, keyof Sealed | keyof Facts> & Sealed

function sealed(tx: Tx, order: Order): Record<string, unknown> & { region: string; id: string } {
  const { region, id, application, confidential } = order
  const facts = Object.fromEntries(factNames.map((name) => [name, order[name]]))
  const seal = (field: string, value: unknown): Buffer =>
    tx.keyring.seal(JSON.stringify(value), { table, field, id })
  return {
    ...Object.fromEntries(openColumns.map((name) => [name, order[name] ?? null])),
    ...{ region, id },
    application: seal('application', application),
    confidential: seal('confidential', confidential),
    facts: seal('facts', facts),
  }
}

function opened(tx: Tx, row: StoredOrder): Order {
  const open = (field: keyof Sealed): unknown =>
    JSON.parse(tx.keyring.open(row[field], { table, field, id: row.id }))
  const plain = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
  return {
    ...(plain as unknown as StoredOrder),
    ...(open('facts') as Facts),
    application: open('application') as Application,
    confidential: open('confidential') as Confidential,
  }
}

export function insertOrder(tx: Tx, order: Order): void {
  tx.send(insertInto(table, sealed(tx, order)))
}

export function updateOrder(tx: Tx, order: Order): void {
  tx.send(updateIn(table, sealed(tx, order)))
}

export async function findOrder(tx: Tx, id: string): Promise<Order | undefined> {
  const row = await select(tx, sql`id = ${id}`, sql``)
  return row === undefined ? undefined : opened(tx, row)
}

/** The order with what a command has to know besides. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderFile | undefined> {
  const row = await select(tx, sql`id = ${id}`, sql`for update`)
  if (row === undefined) return undefined
  const [rules, offices] = await Promise.all([
    settingOf(tx, orderClockSetting),
    officesOf(tx, row.division),
  ])
  return { ...opened(tx, row), rules, offices }
}

/** Orders whose day has come, to be told of; another worker's are left to it. */
export async function lockOrdersToTell(tx: Tx, today: string, limit: number): Promise<OrderFile[]> {
  const rows = await tx.rows<StoredOrder>(
    sql`select ${columns} from protection_orders
        where region = ${tx.actor.region} and next_alert_on <= ${today}
        order by next_alert_on limit ${wholeNumber(limit)} for update skip locked`,
  )
  const rules = await settingOf(tx, orderClockSetting)
  return rows.map((row) => Object.assign(opened(tx, row), { rules, offices: {} }))
}

function select(tx: Tx, condition: Sql, lock: Sql): Promise<StoredOrder | undefined> {
  return tx.maybe<StoredOrder>(
    sql`select ${columns} from protection_orders
        where region = ${tx.actor.region} and ${condition} ${lock}`,
  )
}

/** Once per order, period and alert, whatever crashes in between. @returns those that are ours */
export async function claimAlerts(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const claimed = await tx.rows<{ key: string }>(
    sql`insert into effects (region, key, done_at)
        select ${tx.actor.region}, incoming.key, ${tx.now.toISOString()}::timestamptz
        from unnest(${[...keys]}::text[]) as incoming (key)
        on conflict (region, key) do nothing returning key`,
  )
  return new Set(claimed.map(({ key }) => key))
}

/** What a list opens of an order: whose it is, and nothing of what was told. */
export function namesIn(
  tx: Tx,
  { id, application }: { id: string; application: Buffer },
): { applicant: string; respondent: string } {
  const text = tx.keyring.open(application, { table, field: 'application', id })
  const { applicant, respondent } = JSON.parse(text) as Application
  return { applicant: applicant.name, respondent: respondent.name }
}
