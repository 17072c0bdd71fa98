import { isInDivisions } from '#domain/divisions/division.public.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Day } from '#platform/time/day.ts'
import { metrics } from './definition.table.ts'
import type { Scope } from './sum.store.ts'

/** Organisations of a kind that ended on the same day, or stand still. */
export type Registered = {
  readonly kind: string
  readonly endedOn: Day | null
  readonly organisations: number
}

const kinds = Object.values(metrics).flatMap(({ counting }) =>
  counting.kind === 'register' ? [counting.organisationKind] : [],
)

/** The register of the scope, for every kind that a figure counts: one row where none has ended. */
export function countRegister(tx: Tx, scope: Scope): Promise<Registered[]> {
  return tx.rows<Registered>(
    sql`select kind, (ended_at at time zone 'Asia/Shanghai')::date as ended_on,
          count(*)::int as organisations
        from organisations
        where region = ${tx.actor.region} and kind = any (${kinds}::text[])
          and ${isInDivisions(sql`division`, scope)}
        group by 1, 2`,
  )
}

/** How many of the kind stood at the end of a day. */
export function standingOn(register: readonly Registered[], kind: string, day: Day): number {
  return register
    .filter((each) => each.kind === kind && (each.endedOn === null || each.endedOn > day))
    .reduce((sum, { organisations }) => sum + organisations, 0)
}
