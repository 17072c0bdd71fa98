import type { Household } from './households.ts'
import { addDays, daysBetween, startOfDay } from '#platform/time/day.ts'
import type { CityPlan } from './plan.ts'
import { randomOf, sample, type Random } from './random.ts'

/** How a dispute stands when the year is over. */
type DisputeEnd =
  | 'resolved'
  | 'refused'
  | 'moved-away'
  | 'referred-elsewhere'
  | 'unfounded'
  | 'declined'
  | 'recurring'
  | 'monitored'
  | 'in-hand'
  | 'untaken'

export type Dispute = {
  readonly n: number
  readonly household: Household
  readonly openedAt: Date
  /** from its opening to its closing, where it is closed */
  readonly days: number
  readonly level: 2 | 3 | 4
  readonly end: DisputeEnd
  readonly resolver: 'federation' | 'justice'
  /** kept back until it is known how many others were resolved */
  readonly isReserve: boolean
}

/** 化解 of the year 2023 as published, at scale 1; what else came of disputes is assumed. */
const published = { federation: 2_780, justice: 620 }
const others: readonly (readonly [DisputeEnd, number])[] = [
  ['refused', 95],
  ['moved-away', 45],
  ['referred-elsewhere', 60],
  ['unfounded', 40],
  ['declined', 60],
]
/** What stands now is of the last months, however many years there are. */
const present: readonly (readonly [DisputeEnd, number])[] = [
  ['recurring', 14],
  ['monitored', 75],
  ['in-hand', 105],
  ['untaken', 12],
]

/** As many at most of what the rest of the city brings may be resolved besides. */
const reserveAtMost = 130

/** Disputes resolved by the federation in all years together, at this scale. */
export function resolvedByFederation(scale: number): number {
  return Math.max(1, Math.round(published.federation * scale))
}

type Wanted = Pick<Dispute, 'end' | 'resolver' | 'isReserve'>

/** Every dispute of the city, in order of time, about households that executives visit as well. */
export function disputesOf({ options, visits, firstYear }: CityPlan): Dispute[] {
  const { seed, year } = options
  const hazardous = new Set(
    visits.filter(({ hazard }) => hazard !== null).map(({ household }) => household.n),
  )
  const known = new Map(visits.map(({ household }) => [household.n, household]))
  const free = [...known.values()].filter(({ n }) => !hazardous.has(n)).sort((a, b) => a.n - b.n)
  const all = wanted(options.scale)
  // In ten years the same family may quarrel twice.
  const rounds = Math.ceil((all.length * 1.5) / free.length)
  const pool = Array.from({ length: rounds }, () => free).flat()
  const random = randomOf(seed, 'disputes')
  const chosen = sample(random, pool, all.length, weightOf)
  const shuffled = sample(random, chosen, chosen.length, () => 1)
    .map((household) => ({ household, key: random.next() }))
    .sort((one, other) => one.key - other.key)
  return all
    .map((one, n): Dispute => {
      const own = randomOf(seed, 'dispute', n)
      const household = shuffled[n]?.household ?? free[0]
      if (household === undefined) throw new Error('a city without households')
      const level = levelOf(own, one)
      const days = daysOf(own, level, one.isReserve)
      const openedAt = openingOf(own, one, days, [firstYear, year])
      return Object.assign({ n, household, level, days, openedAt }, one)
    })
    .sort((one, other) => one.openedAt.getTime() - other.openedAt.getTime() || one.n - other.n)
}

function wanted(scale: number): Wanted[] {
  const resolved = resolvedByFederation(scale)
  const reserve = Math.min(resolved, Math.ceil(reserveAtMost * scale) + 10)
  const few = Math.min(scale, 1)
  const plain = { resolver: 'federation', isReserve: false } as const
  return [
    ...of(resolved - reserve, { ...plain, end: 'resolved' }),
    ...of(reserve, { ...plain, end: 'resolved', isReserve: true }),
    ...of(published.justice * scale, { ...plain, end: 'resolved', resolver: 'justice' }),
    ...others.flatMap(([end, count]) => of(count * scale, { ...plain, end })),
    ...present.flatMap(([end, count]) => of(count * few, { ...plain, end })),
  ]
}

function of(count: number, one: Wanted): Wanted[] {
  return Array.from({ length: Math.max(1, Math.round(count)) }, () => one)
}

/** Where quarrels are known already, and where the people of the demonstration work. */
function weightOf({ division, groups }: Household): number {
  const isShown = shown.some((prefix) => division.startsWith(prefix))
  return (groups.includes('conflict-prominent') ? 6 : 1) * (isShown ? 2.5 : 1)
}

const shown = ['420222101', '420222110', '420281104']

function levelOf(random: Random, { end }: Wanted): Dispute['level'] {
  const chance = random.next()
  if (end === 'untaken') return chance < 0.3 ? 3 : 4
  if (end === 'declined') return chance < 0.4 ? 3 : 4
  if (chance < 0.08) return 2
  return chance < 0.55 ? 3 : 4
}

function daysOf(random: Random, level: Dispute['level'], isShort: boolean): number {
  if (isShort) return random.whole(6, 12)
  const [least, most] = { 2: [16, 48], 3: [7, 44], 4: [8, 30] }[level] as [number, number]
  return random.whole(least, most)
}

/** Between eight in the morning and seven in the evening of some day. */
function openingOf(
  random: Random,
  { end, isReserve }: Wanted,
  days: number,
  [firstYear, year]: readonly [number, number],
): Date {
  const last = `${year}-12-31`
  const [from, to] = spanOf(end, isReserve, days, [`${firstYear}-01-03`, last])
  const day = addDays(from, random.whole(0, Math.max(0, daysBetween(from, to))))
  return new Date(startOfDay(day).getTime() + random.whole(8 * 60, 19 * 60) * 60_000)
}

function spanOf(
  end: DisputeEnd,
  isReserve: boolean,
  days: number,
  [first, last]: readonly [string, string],
): [string, string] {
  switch (end) {
    case 'untaken':
      return [last, last]
    case 'in-hand':
      return [addDays(last, -45), addDays(last, -2)]
    case 'monitored':
      return [addDays(last, -110), addDays(last, -35)]
    case 'recurring':
      return [addDays(last, -120), addDays(last, -80)]
    case 'declined':
      return [first, addDays(last, -4)]
    case 'resolved':
    case 'refused':
    case 'moved-away':
    case 'referred-elsewhere':
    case 'unfounded':
      return [isReserve ? addDays(last, -35) : first, addDays(last, -days - 2)]
  }
}
