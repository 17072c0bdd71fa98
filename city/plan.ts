import { prefixOf, type Division } from '#domain/divisions/division.schema.ts'
import { divisionsOf } from '#domain/divisions/division.public.ts'
import type { Executive } from '#domain/organisations/executive.schema.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { citizenNumbers } from './citizen-number.ts'
import { executivesOf } from './executives.ts'
import { organisationsOf } from './organisations.ts'
import { visitsOf, type Counts } from './outcomes.ts'
import { draftsOf, type CityVisit } from './visits.ts'

export type CityOptions = {
  readonly seed: number
  /**
   * 1 is the whole of Huangshi in its year, 10 a prefecture in ten years that end with `year`;
   * organisations and divisions are whole at any scale
   */
  readonly scale: number
  readonly year: number
}

export const defaultCity: CityOptions = { seed: 1, scale: 1, year: 2023 }

/** The figures of the year 2023 that the federation published, at scale 1. */
function countsOf(scale: number): Counts {
  const scaled = (count: number): number => Math.max(1, Math.round(count * scale))
  return {
    // More years bring more visits, by the same executives.
    executives: Math.max(4, Math.round(9_152 * Math.min(scale, 1))),
    visits: Math.max(26, scaled(58_933)),
    solved: scaled(9_910),
    unsolved: scaled(640),
    hazards: scaled(60),
  }
}

export type CityPlan = {
  readonly options: CityOptions
  /** the year in which its records begin */
  readonly firstYear: number
  readonly region: string
  readonly divisions: readonly Division[]
  readonly organisations: readonly Organisation[]
  readonly executives: readonly Executive[]
  readonly visits: readonly CityVisit[]
}

const cityRegion = '420200'

/** One year up to scale 1, above it as many as its scale says. */
function firstYearOf({ scale, year }: CityOptions): number {
  return year - Math.max(1, Math.round(scale)) + 1
}

/** The whole year from a seed: the same options give the same records, on any machine. */
export function planCity(options: CityOptions): CityPlan {
  const { seed, year } = options
  const divisions = divisionsOf(cityRegion)
  const organisations = organisationsOf(seed, cityRegion, divisions)
  const counts = countsOf(options.scale)
  const federations = organisations.filter(({ kind }) => kind === 'womens-federation')
  const executives = executivesOf(seed, cityRegion, federations, counts.executives)
  const firstYear = firstYearOf(options)
  const makers = { seed, year, firstYear, identityOf: citizenNumbers(seed) }
  const drafts = draftsOf(makers, executives, reachOf(divisions, federations), counts.visits)
  return {
    ...{ options, firstYear, region: cityRegion, divisions, organisations, executives },
    visits: visitsOf(seed, drafts, counts),
  }
}

/** Where an executive visits: her village, or any village that her federation administers. */
function reachOf(
  divisions: readonly Division[],
  federations: readonly Organisation[],
): (executive: Executive) => readonly Division[] {
  const villages = divisions.filter(({ level }) => level === 'village')
  const byCode = new Map(villages.map((village) => [village.code, [village]]))
  const byFederation = new Map<string, Division[]>()
  for (const { id, level, administers } of federations) {
    if (level === 'village') continue
    byFederation.set(
      id,
      villages.filter(({ code }) => administers.some((prefix) => code.startsWith(prefix))),
    )
  }
  return ({ orgId, division }) => {
    const reach = byFederation.get(orgId) ?? byCode.get(division) ?? []
    if (reach.length === 0) throw new Error(`no village below ${prefixOf(division)}`)
    return reach
  }
}
