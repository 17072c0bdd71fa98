import { isInDivisions, withinScope } from '#domain/divisions/division.public.ts'
import { join, pageOf, sql, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { addDays, dayOf, startOfDay } from '#platform/time/day.ts'
import type { OrderView } from './order-read.contract.ts'
import type { Order } from './order.schema.ts'

export type ListedOrder = Pick<
  Order,
  'id' | 'number' | 'status' | 'isUrgent' | 'division' | 'orgId' | 'createdAt'
> & {
  readonly application: Buffer
  readonly caseNumber: string | null
  readonly acceptedAt: string | null
  readonly decisionDueAt: string | null
  readonly decidedAt: string | null
  readonly validUntil: string | null
  readonly firstBreachedAt: string | null
}

type OrderFilter = {
  readonly view?: OrderView | undefined
  readonly q?: string | undefined
  readonly division?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Days before the end from which an order is listed as expiring. */
const expiringDays = 30

export async function findOrderPage(
  tx: Tx,
  filter: OrderFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: ListedOrder[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const isByEnd = filter.view === 'expiring' || filter.view === 'in-force'
  const [items, counted] = await Promise.all([
    tx.rows<ListedOrder>(
      sql`select id, number, status, is_urgent, division, org_id, created_at, application,
            case_number, accepted_at, decision_due_at, decided_at, valid_until, first_breached_at
          from protection_orders where ${where}
          order by ${isByEnd ? sql`valid_until, id` : sql`created_at desc, id desc`}
          ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from protection_orders where ${where} limit ${wholeNumber(countCap + 1)}
          ) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function conditionOf(tx: Tx, { view, q, division, from, to }: OrderFilter): Sql {
  return join(
    [
      sql`region = ${tx.actor.region}`,
      ...(view === undefined ? [] : [viewOf(view, dayOf(tx.now))]),
      ...(q === undefined || q === '' ? [] : [sql`(number = ${q} or case_number = ${q})`]),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
      ...(from === undefined ? [] : [sql`created_at >= ${startOfDay(from).toISOString()}`]),
      ...(to === undefined ? [] : [sql`created_at < ${startOfDay(addDays(to, 1)).toISOString()}`]),
      ...withinScope(tx, sql`select app.protection_orders_apart()`),
    ],
    ' and ',
  )
}

function viewOf(view: OrderView, today: string): Sql {
  switch (view) {
    case 'preparing':
      return sql`status = 'drafting'`
    case 'awaiting':
      return sql`status in ('submitted', 'accepted')`
    case 'in-force':
      return sql`status = 'issued' and valid_until >= ${today}`
    case 'expiring':
      return sql`status = 'issued' and valid_until between ${today} and ${addDays(today, expiringDays)}`
    case 'breached':
      return sql`first_breached_at is not null`
    case 'over':
      return sql`(status in ('rejected', 'withdrawn', 'revoked')
        or (status = 'issued' and valid_until < ${today}))`
  }
}
