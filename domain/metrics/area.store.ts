import { isInDivisions } from '#domain/divisions/division.public.ts'
import { sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Period } from '#platform/time/period.ts'
import type { Area, AreaSum } from './breakdown.transition.ts'
import type { MetricCode } from './metric.schema.ts'
import { wholly, type Scope } from './sum.store.ts'

export type AreaLevel = 'county' | 'township' | 'village'

const levelBelow = { city: 'county', county: 'township', township: 'village' } as const

/** The level whose federations divide the scope: counties in a city, villages in a township. */
export function levelUnder(scope: Scope): AreaLevel | undefined {
  const shortest = Math.min(...scope.map((prefix) => prefix.length))
  if (shortest <= 4) return levelBelow.city
  // A county that oversees by arrangement is a list of townships.
  if (shortest <= 6 || (shortest <= 9 && scope.length > 1)) return levelBelow.county
  if (shortest <= 9 || scope.length > 1) return levelBelow.township
  return undefined
}

/** The federations just below the scope, by code. */
export function findAreas(tx: Tx, scope: Scope, level: AreaLevel): Promise<Area[]> {
  return tx.rows<Area>(
    sql`select id, name, division, administers from organisations
        where ${isArea(tx, scope, level)} order by division`,
  )
}

/**
 * Sums of what the areas oversee, by prefix; a prefix inside another is in the sum of both, and
 * `breakdown.transition.ts` takes it out again.
 */
export function sumAreas(
  tx: Tx,
  scope: Scope,
  codes: readonly MetricCode[],
  period: Period,
  level: AreaLevel,
): Promise<AreaSum[]> {
  const { region } = tx.actor
  return tx.rows<AreaSum>(
    sql`select area as prefix, metric, sensitivity, sum(value)::int as value
        from metric_sums
        where region = ${region}
          and area = any (array(select unnest(administers) from organisations
            where ${isArea(tx, scope, level)}))
          and ${wholly(period)} and metric = any (${codes}::text[])
        group by area, metric, sensitivity`,
  )
}

function isArea(tx: Tx, scope: Scope, level: AreaLevel): Sql {
  return sql`region = ${tx.actor.region} and kind = 'womens-federation' and level = ${level}
    and ended_at is null and ${isInDivisions(sql`division`, scope)}`
}
