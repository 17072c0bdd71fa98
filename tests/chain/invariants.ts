import { expect } from 'vitest'
import { maySee, type Place } from '#platform/access/place.ts'
import { findOrder } from '#domain/protection-orders/order.store.ts'
import { sql } from '#platform/db/sql.ts'
import type { TestHouse } from '../house.ts'
import { orgs, people, type Who } from './city.ts'

export type StandingRow = Place & {
  readonly id: string
  readonly kind: 'matter' | 'referral' | 'order'
  readonly status: string
  readonly matterId: string
}

/** From which status a record may come into which (domain, the life of a matter; M11; M14). */
const edges: Readonly<Record<StandingRow['kind'], Readonly<Record<string, readonly string[]>>>> = {
  matter: {
    '': ['open'],
    open: ['monitoring', 'closed', 'merged', 'declined'],
    monitoring: ['open', 'closed', 'merged'],
    closed: ['open', 'archived'],
    merged: ['open', 'monitoring'],
    declined: ['open'],
    archived: [],
  },
  referral: {
    '': ['sent'],
    sent: ['signed', 'accepted', 'returned', 'disputed', 'forwarded', 'withdrawn'],
    signed: ['accepted', 'returned', 'disputed', 'forwarded', 'withdrawn'],
    accepted: ['fed-back', 'forwarded', 'withdrawn'],
    'fed-back': ['verified', 'accepted'],
    disputed: ['signed', 'returned'],
  },
  order: {
    '': ['drafting'],
    drafting: ['submitted', 'withdrawn'],
    submitted: ['accepted', 'withdrawn'],
    accepted: ['issued', 'rejected', 'withdrawn'],
    issued: ['revoked'],
    rejected: ['issued'],
  },
}

export function standingOf(house: TestHouse, matterIds: readonly string[]): Promise<StandingRow[]> {
  const ids = sql`${[...matterIds]}::uuid[]`
  const place = sql`region, division, org_id, audience, sensitivity, named, barred, status`
  return house.asSystem((tx) =>
    tx.rows<StandingRow>(
      sql`select id, 'matter' as kind, id as matter_id, ${place} from matters where id = any (${ids})
          union all
          select id, 'referral', matter_id, ${place} from referrals where matter_id = any (${ids})
          union all
          select id, 'order', matter_id, ${place} from protection_orders
          where matter_id = any (${ids}) order by id`,
    ),
  )
}

export function expectLegal(before: readonly StandingRow[], after: readonly StandingRow[]): void {
  const was = new Map(before.map(({ id, status }) => [id, status]))
  for (const { id, kind, status } of after) {
    const from = was.get(id) ?? ''
    if (from !== status) expect(edges[kind][from] ?? [], `${kind}: ${from}`).toContain(status)
  }
}

/** One organisation answers, something is due, and what hangs on a matter shuts out whom it does. */
export async function expectOwned(house: TestHouse, rows: readonly StandingRow[]): Promise<void> {
  const known = Object.values(orgs).map(({ id }) => id)
  const matters = new Map(rows.filter(({ kind }) => kind === 'matter').map((row) => [row.id, row]))
  const due = await house.asSystem((tx) =>
    tx.rows<{ matterId: string; open: number; own: number; strays: number }>(
      sql`select m.id as matter_id,
            count(*) filter (where s.done_at is null)::int as open,
            count(*) filter (where s.done_at is null and s.subject_kind = 'matter')::int as own,
            count(*) filter (where s.subject_kind = 'matter' and (s.org_id <> m.org_id
              or s.sensitivity <> m.sensitivity or not s.barred @> m.barred))::int as strays
          from matters m left join due_steps s on s.region = m.region and s.matter_id = m.id
          where m.id = any (${[...matters.keys()]}::uuid[]) group by m.id`,
    ),
  )
  for (const { matterId, own, strays } of due) {
    const matter = matters.get(matterId)
    expect(known).toContain(matter?.orgId)
    expect(matter?.audience).not.toContain(matter?.orgId)
    if (matter?.status === 'open' || matter?.status === 'monitoring') {
      expect(own, 'steps due on an open matter').toBeGreaterThan(0)
    }
    if (matter?.status === 'declined' || matter?.status === 'archived') {
      expect(own, `steps due on a matter that is ${matter.status}`).toBe(0)
    }
    if (matter?.sensitivity === 'sealed') expect(matter.named.length).toBeGreaterThan(0)
    expect(strays, 'steps that lie elsewhere than their matter').toBe(0)
  }
  for (const row of rows) {
    const matter = matters.get(row.matterId)
    const open = (matter?.barred ?? []).filter((account) => !row.barred.includes(account))
    expect(open, `shut out of the matter and not of its ${row.kind}`).toEqual([])
  }
}

/**
 * No clock is lost or fires twice: as much was told as went up, and no more reminded than fell due.
 * @returns how often clocks fired
 */
export async function expectFiredOnce(
  house: TestHouse,
  matterIds: readonly string[],
): Promise<number> {
  const ids = sql`${[...matterIds]}::uuid[]`
  const counts = await house.asSystem((tx) =>
    tx.rows<{ told: number; went: number; reminded: number; warned: number }>(
      sql`select
        (select count(*)::int from matter_entries where kind = 'escalated' and matter_id = m.id) as told,
        (select coalesce(sum(stage), 0)::int from due_steps
          where matter_id = m.id and escalated_to is not null) as went,
        (select count(*)::int from notices n where n.kind like '%due-soon' and n.matter_id = m.id
          or n.kind = 'step-due-soon' and n.subject_id = m.id and n.matter_id is null) as reminded,
        (select count(*)::int from due_steps s join effects e
          on e.key = 'due-step-warned:' || s.id::text where s.matter_id = m.id) as warned
      from matters m where m.id = any (${ids})`,
    ),
  )
  for (const { told, went, reminded, warned } of counts) {
    expect(told, 'times a step went up').toBe(went)
    expect(reminded, 'reminders').toBeLessThanOrEqual(warned)
  }
  return counts.reduce((sum, { told, reminded }) => sum + told + reminded, 0)
}

/** 30, 15 and 7 days before the end, once in each period of an order. */
export async function expectAlertedOnce(
  house: TestHouse,
  rows: readonly StandingRow[],
): Promise<number> {
  let alerts = 0
  for (const { id } of rows.filter(({ kind }) => kind === 'order')) {
    const order = await house.asSystem((tx) => findOrder(tx, id))
    const told = (order?.history ?? []).filter(({ act }) => act === 'expiring')
    for (const days of new Set(told.map(({ about }) => about))) {
      const times = told.filter(({ about }) => about === days).length
      expect(times, `alerts ${days} days before the end`).toBeLessThanOrEqual(order?.period ?? 0)
    }
    expect(new Set(order?.alerted).size).toBe(order?.alerted.length)
    alerts += told.length
  }
  return alerts
}

export type Sight = ReadonlyMap<Who, ReadonlySet<string>>

/** Who sees which record: by the code and by the database, which agree. */
export async function sightOf(house: TestHouse, rows: readonly StandingRow[]): Promise<Sight> {
  const ids = sql`${[...new Set(rows.map(({ matterId }) => matterId))]}::uuid[]`
  const sight = new Map<Who, ReadonlySet<string>>()
  for (const [who, actor] of Object.entries(people) as [Who, (typeof people)[Who]][]) {
    const shown = await house.db.read<{ id: string }>(
      actor,
      sql`select id from matters where id = any (${ids}) union all
          select id from referrals where matter_id = any (${ids}) union all
          select id from protection_orders where matter_id = any (${ids})`,
    )
    const allowed = rows.filter((row) => maySee(actor, row)).map(({ id }) => id)
    expect(shown.map(({ id }) => id).toSorted(), `what ${who} sees`).toEqual(allowed.toSorted())
    sight.set(who, new Set(allowed))
  }
  return sight
}

/** Of the records that were there, nobody sees one that was closed to her. */
export function expectNoWider(
  before: Sight,
  after: Sight,
  known: ReadonlySet<string>,
  exempt: (who: Who, id: string) => boolean,
): void {
  for (const [who, ids] of after) {
    const gained = [...ids].filter(
      (id) => known.has(id) && before.get(who)?.has(id) !== true && !exempt(who, id),
    )
    expect(gained, `records that opened to ${who}`).toEqual([])
  }
}
