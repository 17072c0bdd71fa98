import type { KeyGroup } from '#domain/people/key-group.schema.ts'
import type { Executive } from '#domain/organisations/executive.schema.ts'
import type { Division } from '#domain/divisions/division.schema.ts'
import type { Day } from '#platform/time/day.ts'
import { visitingDays } from './calendar-year.ts'
import { demonstrationExecutives } from './accounts.ts'
import { householdsOf, type CityPerson, type Household, type Makers } from './households.ts'
import { randomOf, shareOut, type Random } from './random.ts'

/** A visit as an executive would write it down, before anything is looked up. */
export type CityVisit = {
  /** 走访编号 */
  readonly number: string
  readonly date: Day
  readonly executive: Executive
  readonly household: Household
  readonly subject: CityPerson
  /** whether she told her identity number to the visitor */
  readonly isIdentified: boolean
  readonly groups: readonly KeyGroup[]
  readonly need: string | null
  readonly solved: string | null
  readonly hazard: string | null
  readonly hazardLevel: number | null
}

/** What is known of a visit before it is told what came of it. */
export type Draft = Pick<CityVisit, 'date' | 'executive' | 'household' | 'subject' | 'isIdentified'>

/** Visits per household in a year: many are seen once, some every month. */
const householdsPerVisit = 0.42

/** Exactly `count` visits in order of their days; every executive goes out at least once. */
export function draftsOf(
  makers: Makers,
  executives: readonly Executive[],
  villagesOf: (executive: Executive) => readonly Division[],
  count: number,
): Draft[] {
  const rounds = roundsOf(makers.seed, executives, villagesOf, count)
  const households = settle(makers, rounds)
  const drawDay = visitingDays(makers.firstYear, makers.year)
  const drafts = rounds.flatMap(({ executive, villages }) => {
    const random = randomOf(makers.seed, 'visits', executive.number)
    const met = new Set<string>()
    return villages.map(({ code }): Draft => {
      const [date, household] = unmet(met, () => [
        drawDay(random),
        chosen(random, households.get(code) ?? []),
      ])
      const [woman, relative] = household.people
      const subject = relative !== undefined && random.chance(0.15) ? relative : woman
      return { date, executive, household, subject, isIdentified: random.chance(0.9) }
    })
  })
  return drafts.sort(
    (one, other) =>
      compare(one.date, other.date) || compare(one.executive.number, other.executive.number),
  )
}

type Round = { readonly executive: Executive; readonly villages: readonly Division[] }

/** How often each executive goes out, and to which villages. */
function roundsOf(
  seed: number,
  executives: readonly Executive[],
  villagesOf: (executive: Executive) => readonly Division[],
  count: number,
): Round[] {
  if (count < executives.length) throw new Error('more executives than visits')
  const random = randomOf(seed, 'diligence')
  const shown = new Set(demonstrationExecutives.map(({ name }) => name))
  const weights = executives.map(({ name, accountId }) =>
    accountId !== null && shown.has(name) ? 6 : 0.3 + random.next() ** 3 * 3,
  )
  const extra = shareOut(count - executives.length, weights)
  return executives.map((executive, at) => {
    const random = randomOf(seed, 'rounds', executive.number)
    const reach = villagesOf(executive)
    return {
      executive,
      villages: Array.from({ length: 1 + (extra[at] ?? 0) }, () => random.pick(reach)),
    }
  })
}

/** As many households in each village as its visits call for. */
function settle(makers: Makers, rounds: readonly Round[]): Map<string, Household[]> {
  const visits = new Map<string, { village: Division; count: number }>()
  for (const village of rounds.flatMap((round) => round.villages)) {
    const known = visits.get(village.code)
    if (known === undefined) visits.set(village.code, { village, count: 1 })
    else known.count += 1
  }
  const settled = new Map<string, Household[]>()
  let firstN = 0
  for (const [code, { village, count }] of [...visits].sort(([one], [other]) =>
    compare(one, other),
  )) {
    const years = makers.year - makers.firstYear + 1
    const size = Math.max(3, Math.round((count / years) * householdsPerVisit))
    settled.set(code, householdsOf(makers, village, size, firstN))
    firstN += size
  }
  return settled
}

/** The first households of a village are the ones the executive comes back to. */
function chosen(random: Random, households: readonly Household[]): Household {
  const household = households[Math.floor(random.next() ** 1.6 * households.length)]
  if (household === undefined) throw new Error('a village without households')
  return household
}

/** One executive counts one household once a day. */
function unmet(met: Set<string>, draw: () => [Day, Household]): [Day, Household] {
  for (;;) {
    const [date, household] = draw()
    const key = `${date}/${household.n}`
    if (met.has(key)) continue
    met.add(key)
    return [date, household]
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
