import { isInDivisions } from '#domain/divisions/division.public.ts'
import { join, pageOf, sql, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { ReferralFilter } from './referral-page.contract.ts'
import type { Referral } from './referral.schema.ts'

/** A line of the list; nothing sealed is even read. */
export type ListedReferral = Pick<
  Referral,
  'id' | 'number' | 'matterId' | 'fromOrgId' | 'orgId' | 'senderOrgId' | 'urgency' | 'category'
> &
  Pick<Referral, 'level' | 'division' | 'status' | 'sentAt' | 'binding'> & {
    readonly deciderOrgId: string | null
    readonly stepSince: string | null
    readonly dueAt: string | null
    readonly endedAt: string | null
  }

const line = sql`id, number, matter_id, from_org_id, org_id, sender_org_id, urgency, category, level,
  division, status, sent_at, binding, decider_org_id, step_since, due_at, ended_at`

export async function findReferralPage(
  tx: Tx,
  filter: ReferralFilter & { q?: string | undefined },
  { page, size }: { page: number; size: number },
): Promise<{ items: ListedReferral[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const order = filter.open === true ? sql`due_at, id` : sql`sent_at desc, id desc`
  const [items, counted] = await Promise.all([
    tx.rows<ListedReferral>(
      sql`select ${line} from referrals where ${where} order by ${order} ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from referrals where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function conditionOf(tx: Tx, filter: ReferralFilter & { q?: string | undefined }): Sql {
  const { side, status, open, overdue, division, organisation, from, to, q } = filter
  const { region, orgs } = tx.actor
  const mine = sql`${[...orgs]}::uuid[]`
  const conditions = [sql`region = ${region}`]
  if (side === 'to-us') conditions.push(sql`org_id = any (${mine})`)
  if (side === 'from-us') {
    conditions.push(sql`(sender_org_id = any (${mine}) or from_org_id = any (${mine}))`)
  }
  if (side === 'to-decide') {
    conditions.push(sql`decider_org_id = any (${mine}) and status = 'disputed'`)
  }
  if (status !== undefined) conditions.push(sql`status = any (${status}::text[])`)
  if (open === true) conditions.push(sql`ended_at is null`)
  if (open === false) conditions.push(sql`ended_at is not null`)
  if (overdue === true) {
    conditions.push(sql`ended_at is null and due_at <= ${tx.now.toISOString()}`)
  }
  if (division !== undefined) conditions.push(isInDivisions(sql`division`, division))
  if (organisation !== undefined) conditions.push(sql`org_id = ${organisation}`)
  if (from !== undefined) conditions.push(sql`sent_at >= ${startOfDay(from)}`)
  if (to !== undefined) conditions.push(sql`sent_at < ${startOfDay(addDays(to, 1))}`)
  if (q !== undefined && q !== '') conditions.push(isNumbered(q))
  return join(conditions, ' and ')
}

/** 转 2023-0123, or 2023-0123. */
function isNumbered(q: string): Sql {
  const tail = q.replace(/^转\s*/, '')
  return sql`number = ${`转 ${tail}`}`
}
