import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { systemActor } from '../access/actor.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** What a process counts of itself, for a monitoring system. Route templates, never paths; no person. */
export type Measures = {
  /** @param route the template, `/api/v1/visits/:id` @param seconds from arrival to answer */
  answered(method: string, route: string, status: number, seconds: number): void
  /** audit events that were committed */
  audited(events: number): void
  /** in Prometheus' text format, with what the database knows asked anew */
  text(db: Database, region: string): Promise<string>
  readonly contentType: string
}

/** Seconds; the bar for an interactive answer is 0.15. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10]

export function openMeasures(): Measures {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'tiexin_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    ...{ buckets, registers: [registry] },
  })
  const audited = new Counter({
    name: 'tiexin_audit_events_total',
    help: 'Audit events committed by this process',
    registers: [registry],
  })
  const gauge = <Label extends string>(name: string, help: string, labels: Label[]): Gauge<Label> =>
    new Gauge({ name, help, labelNames: labels, registers: [registry] })
  const pool = gauge('tiexin_pool_connections', 'Connections of this process by state', ['state'])
  const waiting = gauge('tiexin_pool_waiting', 'Requests that wait for a connection', [])
  const jobs = gauge('tiexin_jobs', 'Jobs that are not done, by queue and state', [
    'queue',
    'state',
  ])
  const lag = gauge(
    'tiexin_clock_lag_seconds',
    'Since a worker last went its round of the minute; above 150 the clocks stand still',
    [],
  )
  return {
    contentType: registry.contentType,
    answered: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    audited: (events) => audited.inc(events),
    async text(db, region) {
      const { total, idle, waiting: inLine } = db.usage()
      pool.set({ state: 'busy' }, total - idle)
      pool.set({ state: 'idle' }, idle)
      waiting.set(inLine)
      jobs.reset()
      for (const { queue, state, count } of await jobsOf(db, region)) {
        jobs.set({ queue, state }, count)
      }
      const behind = await lagOf(db, region)
      if (behind !== undefined) lag.set(behind)
      return registry.metrics()
    },
  }
}

function jobsOf(
  db: Database,
  region: string,
): Promise<{ queue: string; state: string; count: number }[]> {
  return db.read(
    systemActor(region),
    sql`select q.name as queue, s.state, count(j.id)::int as count
        from pgboss.queue q
        cross join (values ('created'), ('retry'), ('active'), ('failed')) s (state)
        left join pgboss.job j on j.name = q.name and j.state::text = s.state
        group by q.name, s.state`,
  )
}

/** By the database's clock alone: a demonstration's own clock stands elsewhere. */
async function lagOf(db: Database, region: string): Promise<number | undefined> {
  const [row] = await db.read<{ seconds: number | null }>(
    systemActor(region),
    sql`select extract(epoch from statement_timestamp() - max(completed_on))::float8 as seconds
        from pgboss.job where name = 'every-minute' and state = 'completed'`,
  )
  return row?.seconds ?? undefined
}
