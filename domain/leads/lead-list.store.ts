import { isInDivisions, withinScope } from '#domain/divisions/division.public.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { join, pageOf, sql, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Category } from './category.schema.ts'
import type { Lead, LeadChannel, LeadKind, LeadStatus } from './lead.schema.ts'

export type LeadFilter = {
  readonly kind?: LeadKind | undefined
  readonly channel?: LeadChannel | undefined
  readonly status?: LeadStatus | undefined
  readonly imminent?: boolean | undefined
  readonly overdue?: boolean | undefined
  readonly category?: Category | undefined
  readonly division?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export type LeadListRow = Omit<Lead, 'summary' | 'settlement' | 'intake'>

export async function findLeadPage(
  tx: Tx,
  filter: LeadFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: LeadListRow[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const [items, counted] = await Promise.all([
    tx.rows<LeadListRow>(
      sql`select id, region, division, org_id, audience, sensitivity, named, barred, kind, channel,
            source_id, source_number, category, level, person_id, subject_name, found_on, status,
            matter_id, settled_at, settled_by, created_at, version, traits, imminent, due_at
          from leads where ${where}
          order by found_on desc, id desc ${pageOf(page, size)}`,
    ),
    countUpTo(tx, where),
  ])
  return { items, ...counted }
}

export function countOpenLeads(tx: Tx): Promise<{ total: number; totalIsCapped: boolean }> {
  // Written out, so that the planner knows how few are open, whoever asks: every desk asks this.
  const open = sql`region = ${tx.actor.region} and status = 'open'`
  return countUpTo(
    tx,
    join([open, ...withinScope(tx, sql`select app.leads_apart()`, true)], ' and '),
  )
}

async function countUpTo(tx: Tx, where: Sql): Promise<{ total: number; totalIsCapped: boolean }> {
  const counted = await tx.maybe<{ total: number }>(
    sql`select count(*)::int as total
        from (select 1 from leads where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
  )
  const total = counted?.total ?? 0
  return { total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function conditionOf(tx: Tx, filter: LeadFilter): Sql {
  const { kind, channel, imminent, overdue, status, category, division, from, to } = filter
  return join(
    [
      sql`region = ${tx.actor.region}`,
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(channel === undefined ? [] : [sql`channel = ${channel}`]),
      ...(imminent === true ? [sql`imminent`] : []),
      ...(overdue === true
        ? [sql`status = 'open' and due_at is not null and due_at <= ${tx.now.toISOString()}`]
        : []),
      ...(status === undefined ? [] : [sql`status = ${status}`]),
      ...(category === undefined ? [] : [sql`category = ${category}`]),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
      ...(from === undefined ? [] : [sql`found_on >= ${from}`]),
      ...(to === undefined ? [] : [sql`found_on <= ${to}`]),
      ...withinScope(tx, sql`select app.leads_apart()`),
    ],
    ' and ',
  )
}
