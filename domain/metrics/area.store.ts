import { isInDivisions } from '#domain/divisions/division.public.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Period } from '#platform/time/period.ts'
import type { Scope } from './cell.store.ts'
import type { Area, DivisionSum } from './breakdown.transition.ts'
import type { MetricCode } from './metric.schema.ts'

const levelBelow = { city: 'county', county: 'township', township: 'village' } as const

/** The level whose federations divide the scope: counties in a city, villages in a township. */
export function levelUnder(scope: Scope): 'county' | 'township' | 'village' | undefined {
  const shortest = Math.min(...scope.map((prefix) => prefix.length))
  if (shortest <= 4) return levelBelow.city
  // A county that oversees by arrangement is a list of townships.
  if (shortest <= 6 || (shortest <= 9 && scope.length > 1)) return levelBelow.county
  if (shortest <= 9 || scope.length > 1) return levelBelow.township
  return undefined
}

/** The federations just below the scope, by code. */
export function findAreas(tx: Tx, scope: Scope, level: string): Promise<Area[]> {
  return tx.rows<Area>(
    sql`select id, name, division, administers from organisations
        where region = ${tx.actor.region} and kind = 'womens-federation' and level = ${level}
          and ended_at is null and ${isInDivisions(sql`division`, scope)}
        order by division`,
  )
}

/**
 * Sums by division; which area a division belongs to is decided in `breakdown.transition.ts`. Where
 * villages are no areas, townships are enough: a tenth of the rows to read.
 */
export function sumDivisions(
  tx: Tx,
  scope: Scope,
  codes: readonly MetricCode[],
  { from, to }: Period,
  level: 'county' | 'township' | 'village',
): Promise<DivisionSum[]> {
  const division = level === 'village' ? sql`division` : sql`left(division, 9)`
  return tx.rows<DivisionSum>(
    sql`select ${division} as division, metric, sensitivity, sum(value) as value
        from metric_cells
        where region = ${tx.actor.region} and metric = any (${codes}::text[]) and grain = 'month'
          and period between ${from} and ${to} and ${isInDivisions(sql`division`, scope)}
        group by 1, metric, sensitivity`,
  )
}
