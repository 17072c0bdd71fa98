import pg from 'pg'
import { rebuildMetrics } from '#domain/metrics/metric.public.ts'
import type { House } from '#platform/house/house.ts'
import { fillChain } from './filled-chain.ts'
import { fillVisits } from './million-visits.ts'

/** How much a prefecture has written in ten years; `scale` 1 is a tenth of it, a year. */
export type Size = {
  readonly visits: number
  readonly people: number
  readonly matters: number
  readonly auditEvents: number
}

/** @param scale 10 for ten years of a prefecture */
export function sizeOf(scale: number): Size {
  const of = (aYear: number): number => Math.round(aYear * scale)
  return {
    visits: of(590_000),
    people: of(300_000),
    matters: of(30_000),
    auditEvents: of(3_000_000),
  }
}

/** Filling events stand in a lane that no process takes: nobody goes on from their end. */
const lane = 1_000_000
const eventsAtOnce = 1_000_000

/**
 * Fills the house up to the size, as the owner, and counts the figures anew. What is there stays:
 * asked for more, it adds what is missing.
 */
export async function fillTenYears(house: House, size: Size): Promise<void> {
  await fillVisits(house, size.visits)
  await fillChain(house, size)
  await fillLog(house, size.auditEvents)
  await rebuildMetrics(house.db, house.config.region)
  const owner = new pg.Client({ connectionString: house.server.ownerUrl })
  await owner.connect()
  await owner.query('vacuum analyze')
  await owner.end()
}

async function fillLog({ server, config }: House, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ there: string }>(
    'select count(*) as there from audit_events where region = $1 and lane = $2',
    [config.region, lane],
  )
  for (let at = Number(rows[0]?.there); at < count; at += eventsAtOnce) {
    await owner.query(
      `insert into audit_events
         (region, lane, seq, at, account_id, org_id, name, subject_kind, subject_id, outcome, hash)
       select $1, $2, n, timestamptz '2014-01-01' + random() * interval '3650 days',
         md5((n % 9000)::text)::uuid, md5((n % 600)::text)::uuid, 'visit.read', 'visit',
         md5((n % 5900000)::text)::uuid, 'done', sha256(n::text::bytea)
       from generate_series($3::int + 1, $4::int) n`,
      [config.region, lane, at, Math.min(count, at + eventsAtOnce)],
    )
  }
  await owner.end()
}
