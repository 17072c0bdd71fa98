import { routes } from '#domain/routes.ts'
import { schedules } from '#domain/works.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { identifier, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { InputIn, TestHouse } from '../house.ts'

export type Death = 'thrown' | 'terminated'

class Killed extends Error {}

/** A command that dies after everything was written and told, and before the commit. */
export async function killed<E extends Endpoint>(
  house: TestHouse,
  actor: Actor,
  contract: E,
  given: InputIn<E>,
  death: Death,
): Promise<void> {
  const route = routes.find((each) => each.contract.id === contract.id)
  if (route?.kind !== 'command') throw new Error(`${contract.id} is no command`)
  const { parts } = route
  const input = {
    params: contract.params.parse(given.params ?? {}),
    query: {},
    body: contract.body.parse(given.body ?? {}),
  }
  await expectDeath(
    house.db.within(actor, async (tx) => {
      const stored = await parts.load(tx, input)
      const mayNot = stored === undefined || isRefusal(parts.may(actor, stored, input.body))
      if (mayNot) throw new Killed()
      const next = parts.apply(stored, input.body, { actor, now: tx.now })
      if (isRefusal(next)) throw new Killed()
      await parts.save(tx, next, stored, input.body)
      for (const event of parts.events?.(next, stored, input.body) ?? []) tx.publish(event)
      await die(tx, death)
    }),
  )
}

/** Every schedule of the minute, each dying in its first transaction after its work was done. */
export async function killedSchedules(house: TestHouse, death: Death): Promise<void> {
  const db: TestHouse['db'] = {
    ...house.db,
    within: (actor, work) =>
      house.db.within(actor, async (tx) => {
        await work(tx)
        return die(tx, death)
      }),
  }
  for (const schedule of schedules.filter(({ every }) => every === 'minute')) {
    await schedule.run({ ...house, db }).catch((error: unknown) => {
      if (!isDeath(error)) throw error
    })
  }
}

async function die(tx: Tx, death: Death): Promise<never> {
  // Whatever was sent without waiting has reached the database by then.
  await tx.rows(sql`select 1`)
  if (death === 'terminated') await tx.rows(sql`select pg_terminate_backend(pg_backend_pid())`)
  throw new Killed()
}

async function expectDeath(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => new Error('it lived'),
    (reason: unknown) => reason,
  )
  if (!isDeath(error)) throw error
}

function isDeath(error: unknown): boolean {
  return (
    error instanceof Killed ||
    (error instanceof Error && /terminat|Connection|ECONNRESET/i.test(error.message))
  )
}

const tables = [
  ...['matters', 'due_steps', 'matter_entries', 'matter_parties', 'leads', 'cues', 'assessments'],
  ...[
    'referrals',
    'referral_packets',
    'referral_files',
    'referral_entries',
    'protection_orders',
    'services',
  ],
  ...['supervision_orders', 'notices', 'effects', 'audit_events', 'metric_marks'],
]

/** What stands in the chain's tables, as one word per table. */
export function fingerprint(house: TestHouse): Promise<string[]> {
  return house.asSystem(async (tx) => {
    const found: string[] = []
    for (const table of tables) {
      const row = await tx.maybe<{ mark: string | null }>(
        sql`select md5(string_agg(md5(t::text), '' order by t::text)) as mark
            from ${identifier(table)} t`,
      )
      found.push(`${table} ${row?.mark ?? ''}`)
    }
    return found
  })
}
