import {
  levelOf,
  levels,
  prefixOf,
  type DivisionCode,
  type Level,
} from '#domain/divisions/division.schema.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  findExecutiveOfAccount,
  findExecutivesByNumber,
  findLastExecutiveOf,
} from './executive.store.ts'
import type { ExecutiveRef } from './executive.store.ts'
import type { Organisation } from './organisation.schema.ts'
import {
  findAdministering,
  findFederationAt,
  findOfKind,
  findOfKindsAt,
  findOrganisation,
  findOrganisations,
  searchByName,
} from './organisation.store.ts'

export {
  findExecutiveOfAccount,
  findLastExecutiveOf,
  findOfKindsAt,
  findOrganisation,
  findOrganisations,
}
export { findFederationAt as federationAt }
export type { ExecutiveRef }

/** What is overseen in a division's name: by arrangement of the city not always what is coded below it. */
export async function administeredIn(tx: Tx, division: DivisionCode): Promise<readonly string[]> {
  const federation = await findFederationAt(tx, division)
  return federation?.administers ?? [prefixOf(division)]
}

/** Active executives by their number; numbers that name nobody are missing from the map. */
export async function findExecutives(
  tx: Tx,
  numbers: readonly string[],
): Promise<Map<string, ExecutiveRef>> {
  const found = await findExecutivesByNumber(tx, numbers)
  return new Map(found.map((executive) => [executive.number, executive]))
}

export async function organisationNames(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await findOrganisations(tx, ids)
  return new Map([...found.values()].map(({ id, name }) => [id, name]))
}

/** Every living women's federation (妇联) of a level, in the order of the divisions' codes. */
export function federationsOf(tx: Tx, level: Level): Promise<Organisation[]> {
  return findOfKind(tx, 'womens-federation', level)
}

/** The organisation one level up in the tree, to which what is overdue goes. */
export async function parentOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  const organisation = await findOrganisation(tx, id)
  const parentId = organisation?.parentId ?? null
  return parentId === null ? undefined : findOrganisation(tx, parentId)
}

export type OrganisationLine = {
  readonly id: string
  readonly title: string
  readonly hint: string
}

/** Names for Ctrl+K; the shortest first: a county's federation before its villages'. */
export async function searchOrganisations(
  tx: Tx,
  q: string,
  limit: number,
): Promise<OrganisationLine[]> {
  if (q === '') return []
  const found = await searchByName(tx, q, limit)
  const places = await divisionNames(
    tx,
    found.map(({ division }) => division),
  )
  return found.map(({ id, name, division }) => {
    const hint = places.get(division) ?? ''
    return { id, title: name, hint }
  })
}

/** Up to so many, only the organisations that administer one of them are read, and not a whole level. */
const fewDivisions = 20

/**
 * The women's federation (妇联) that is responsible for each division at a level. What an
 * organisation administers decides, not the code: 汪仁镇 is coded under 大冶市 and belongs to
 * 开发区·铁山区. A division above the level (a county, asked for its township) gets its own.
 */
export async function findFederations(
  tx: Tx,
  divisions: readonly DivisionCode[],
  level: Level,
): Promise<Map<DivisionCode, Organisation>> {
  const wanted = levels.slice(0, levels.indexOf(level) + 1)
  const needed = wanted.filter(
    (each) => each === level || divisions.some((code) => isAbove(levelOf(code), level)),
  )
  const found =
    divisions.length > fewDivisions
      ? (await Promise.all(needed.map((each) => findOfKind(tx, 'womens-federation', each)))).flat()
      : await findAdministering(tx, 'womens-federation', needed, divisions)
  const byPrefix = new Map(
    found.flatMap((federation) => federation.administers.map((at) => [at, federation])),
  )
  const answer = new Map<DivisionCode, Organisation>()
  for (const code of new Set(divisions)) {
    const federation = longestMatch(byPrefix, code)
    if (federation !== undefined) answer.set(code, federation)
  }
  return answer
}

function isAbove(one: Level, other: Level): boolean {
  return levels.indexOf(one) < levels.indexOf(other)
}

/** The most particular arrangement wins: a township's own before its county's. */
function longestMatch(
  byPrefix: ReadonlyMap<string, Organisation>,
  code: DivisionCode,
): Organisation | undefined {
  for (let length = code.length; length >= 4; length--) {
    const federation = byPrefix.get(code.slice(0, length))
    if (federation !== undefined) return federation
  }
  return undefined
}
