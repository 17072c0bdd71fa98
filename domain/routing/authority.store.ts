import { levels, type Level } from '#domain/divisions/division.schema.ts'
import { findFederations, findOfKindsAt } from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Authority } from './routing.schema.ts'

export type Wanted = Authority & { readonly division: string }

export type FindAuthority = (wanted: Wanted) => Organisation | undefined

/**
 * Finds organisations by what they are for: of the kind at the level asked for, or above it where
 * that level has none. Where a division belongs by arrangement to another county than its code says,
 * the federation's tree says so, and the other agencies follow it.
 */
export async function authoritiesFor(tx: Tx, wanted: readonly Wanted[]): Promise<FindAuthority> {
  if (wanted.length === 0) return () => undefined
  const divisions = [...new Set(wanted.map(({ division }) => division))]
  const federations = new Map<Level, ReadonlyMap<string, Organisation>>()
  await Promise.all(
    levels.map(async (level) => {
      federations.set(level, await findFederations(tx, divisions, level))
    }),
  )
  const seats = [...federations.values()].flatMap((found) =>
    [...found.values()].map(({ division }) => division),
  )
  const kinds = [...new Set(wanted.map(({ kind }) => kind))]
  const others = kinds.filter((kind) => kind !== 'womens-federation')
  const agencies =
    others.length === 0
      ? []
      : await findOfKindsAt(tx, others, [...new Set([...seats, ...divisions])])
  const byPlace = new Map<string, Organisation>()
  for (const agency of agencies) {
    const key = `${agency.kind} ${agency.level} ${agency.division}`
    if (!byPlace.has(key)) byPlace.set(key, agency)
  }
  return ({ kind, level, division }) =>
    upwardsFrom(level)
      .map((at) => {
        const federation = federations.get(at)?.get(division)
        if (kind === 'womens-federation') return federation
        const seat = federation?.division ?? division
        return byPlace.get(`${kind} ${at} ${seat}`)
      })
      .find((found) => found !== undefined)
}

/** `township` → township, county, city. */
function upwardsFrom(level: Level): Level[] {
  return levels.slice(0, levels.indexOf(level) + 1).toReversed()
}
