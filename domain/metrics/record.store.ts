import { isInDivisions } from '#domain/divisions/division.public.ts'
import type { Category } from '#domain/leads/category.schema.ts'
import { wholeNumber, pageOf, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { Period } from '#platform/time/period.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { Scope } from './sum.store.ts'
import { isRowMetric, rowsBehind } from './counting.store.ts'
import type { Metric } from './metric.table.ts'
import type { MetricRecord } from './metric.contract.ts'

type Found = Omit<MetricRecord, 'divisionName'>

/** The records behind a figure as the transaction's actor sees them: row-level security decides. */
export async function findRecords(
  tx: Tx,
  metric: Metric,
  scope: Scope,
  period: Period,
  { page, size, category }: { page: number; size: number; category?: Category | undefined },
): Promise<{ items: Found[]; counted: number }> {
  const { selected, counted } = statements(tx, metric, scope, period, category)
  const [items, total] = await Promise.all([
    tx.rows<Found>(sql`${selected} ${pageOf(page, size)}`),
    tx.maybe<{ total: number }>(
      sql`select count(*) as total from (${counted} limit ${wholeNumber(countCap + 1)}) capped`,
    ),
  ])
  return { items, counted: total?.total ?? 0 }
}

function statements(
  tx: Tx,
  metric: Metric,
  scope: Scope,
  period: Period,
  category: Category | undefined,
): { selected: Sql; counted: Sql } {
  if (metric.counting.kind === 'distinct') return membersBehind(tx, scope, period)
  if (metric.counting.kind === 'register') {
    return organisationsBehind(tx, metric.counting.organisationKind, scope, period)
  }
  if (!isRowMetric(metric)) throw new Error(`no rows behind ${metric.code}`)
  const since = metric.windowKind === 'during' ? period.from : undefined
  const rows = rowsBehind(metric, since, period.to)
  const ofCategory = category === undefined ? sql`` : sql`and ${rows.category} = ${category}`
  const filtered = sql`from ${rows.from}
    where record.region = ${tx.actor.region} and ${rows.where} ${ofCategory}
      and ${isInDivisions(sql`record.division`, scope)}`
  return {
    counted: sql`select 1 ${filtered}`,
    selected: sql`select ${rows.id} as id, ${rows.day} as day, record.division, ${rows.label} as label
      ${filtered} order by ${rows.column} desc, record.id desc`,
  }
}

function membersBehind(tx: Tx, scope: Scope, period: Period): { selected: Sql; counted: Sql } {
  const filtered = sql`from metric_members member
    join executives executive on executive.region = member.region and executive.id = member.member
    where member.region = ${tx.actor.region} and member.metric = 'executives'
      and member.grain = ${period.grain} and member.period = ${period.from}
      and ${isInDivisions(sql`member.division`, scope)}`
  return {
    counted: sql`select 1 ${filtered}`,
    selected: sql`select executive.id, null::date as day, member.division,
        executive.number || ' ' || executive.name as label
      ${filtered} order by member.division, member.member`,
  }
}

function organisationsBehind(
  tx: Tx,
  kind: string,
  scope: Scope,
  period: Period,
): { selected: Sql; counted: Sql } {
  const until = startOfDay(addDays(period.to, 1)).toISOString()
  const filtered = sql`from organisations organisation
    where organisation.region = ${tx.actor.region} and organisation.kind = ${kind}
      and (organisation.ended_at is null or organisation.ended_at >= ${until})
      and ${isInDivisions(sql`organisation.division`, scope)}`
  return {
    counted: sql`select 1 ${filtered}`,
    selected: sql`select organisation.id, null::date as day, organisation.division,
        organisation.name as label
      ${filtered} order by organisation.division, organisation.id`,
  }
}
