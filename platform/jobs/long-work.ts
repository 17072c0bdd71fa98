import type { PgBoss } from 'pg-boss'
import type { Actor } from '../access/actor.ts'
import { systemActor } from '../access/actor.ts'
import type { Config } from '../config/config.ts'
import type { Keyring } from '../crypto/keyring.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../db/id.ts'
import { insertInto, sql } from '../db/sql.ts'
import type { Tx } from '../db/tx.ts'
import type { Clock } from '../time/clock.ts'
import { inTransaction } from './queue.ts'

/** Work that outlives its request: its progress can be left and found again. */
export type Task = {
  readonly id: string
  readonly region: string
  readonly accountId: string
  readonly kind: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly done: number
  readonly total: number | null
  /** what the work needs: ids and options, never personal data */
  readonly input: Readonly<Record<string, string>>
  readonly result: Readonly<Record<string, unknown>> | null
  readonly createdAt: string
}

export type Report = (done: number, total?: number) => void

/** What work outside a request needs. */
export type Workshop = {
  readonly db: Database
  readonly config: Config
  readonly clock: Clock
  readonly keyring: Keyring
}

/** One kind of long work. It may be run again after a crash, so its effects must be repeatable. */
export type Work = {
  readonly kind: string
  run(
    workshop: Workshop,
    actor: Actor,
    task: Task,
    report: Report,
  ): Promise<Readonly<Record<string, unknown>>>
}

export type LongWork = {
  /** Records the task and queues it, in the caller's transaction. @returns the task's id */
  begin(tx: Tx, kind: string, input: Readonly<Record<string, string>>): Promise<string>
  /** Takes work from the queue until `stop`. */
  serve(
    works: readonly Work[],
    actorOf: (accountId: string) => Promise<Actor | undefined>,
  ): Promise<void>
}

export function longWork(workshop: Workshop, boss: PgBoss): LongWork {
  const { db, clock } = workshop
  const { region } = workshop.config
  const system = systemActor(region)

  return {
    async begin(tx, kind, input) {
      const id = newId()
      const at = tx.now.toISOString()
      tx.send(
        insertInto('tasks', {
          ...{ region: tx.actor.region, id, accountId: tx.actor.id, kind, input },
          ...{ state: 'waiting', done: 0, createdAt: at, updatedAt: at },
        }),
      )
      await boss.send('long-work', { id }, { db: inTransaction(tx) })
      return id
    },

    async serve(works, actorOf) {
      await boss.work<{ id: string }>(
        'long-work',
        { pollingIntervalSeconds: 0.5, includeMetadata: false },
        async ([job]) => {
          if (job !== undefined) await runTask(works, actorOf, job.data.id)
        },
      )
    },
  }

  async function runTask(
    works: readonly Work[],
    actorOf: (accountId: string) => Promise<Actor | undefined>,
    id: string,
  ): Promise<void> {
    const [task] = await db.read<Task>(
      system,
      sql`select id, region, account_id, kind, state, done, total, input, result, created_at
          from tasks where region = ${region} and id = ${id}`,
    )
    if (task === undefined || task.state === 'done' || task.state === 'failed') return
    const work = works.find(({ kind }) => kind === task.kind)
    const actor = await actorOf(task.accountId)
    if (work === undefined || actor === undefined) {
      await update(id, { state: 'failed', result: { code: 'no-longer-possible' } })
      return
    }
    await update(id, { state: 'running' })
    let reportedAt = -Infinity
    let reporting: Promise<void> = Promise.resolve()
    const report: Report = (done, total) => {
      if (performance.now() - reportedAt < 200) return
      reportedAt = performance.now()
      reporting = update(id, { done, ...(total === undefined ? {} : { total }) })
    }
    const result = await work.run(workshop, actor, task, report)
    await reporting
    await update(id, { state: 'done', result })
  }

  async function update(id: string, change: Partial<Task>): Promise<void> {
    const { state, done, total, result } = change
    await db.read(
      system,
      sql`update tasks set
            state = coalesce(${state ?? null}, state),
            done = coalesce(${done ?? null}, done),
            total = coalesce(${total ?? null}, total),
            result = coalesce(${result === undefined ? null : JSON.stringify(result)}, result),
            updated_at = ${clock.now().toISOString()}
          where region = ${region} and id = ${id}`,
    )
  }
}
