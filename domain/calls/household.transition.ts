import type { CallRules } from './call-rule.schema.ts'
import type { Call, HouseholdFacts } from './call.schema.ts'

const dayMilliseconds = 86_400_000

/** What a household's calls say together. */
export type Summary = {
  readonly division: string
  readonly facts: HouseholdFacts
  readonly calls: number
  readonly firstAt: string
  readonly lastAt: string
  readonly isRepeat: boolean
  readonly isEscalating: boolean
}

type Counted = Pick<Call, 'calledAt' | 'division' | 'facts'>

/** @param calls at least one */
export function summaryOf(
  calls: readonly Counted[],
  { windows }: Pick<CallRules, 'windows'>,
): Summary {
  const sorted = calls.toSorted((x, y) => (x.calledAt < y.calledAt ? -1 : 1))
  const times = sorted.map(({ calledAt }) => Date.parse(calledAt))
  const gaps = times
    .slice(1)
    .map((time, at) => Math.floor((time - (times[at] ?? time)) / dayMilliseconds))
  const within = windows.map(({ days }) => ({ days, calls: mostWithin(times, days) }))
  const isRepeat = windows.some(({ calls: least }, at) => (within[at]?.calls ?? 0) >= least)
  const cues = [...new Set(sorted.flatMap(({ facts }) => facts.cues))].toSorted()
  return {
    division: divisionOf(sorted),
    facts: { surname: surnameOf(sorted), place: placeOf(sorted), cues, gaps, within },
    calls: sorted.length,
    firstAt: sorted[0]?.calledAt ?? '',
    lastAt: sorted.at(-1)?.calledAt ?? '',
    isRepeat,
    isEscalating: isEscalating(sorted, gaps),
  }
}

/** Most calls that any stretch of so many days holds. @param times in ascending order */
function mostWithin(times: readonly number[], days: number): number {
  let [first, most] = [0, 0]
  for (const [at, time] of times.entries()) {
    while (time - (times[first] ?? time) > days * dayMilliseconds) first += 1
    most = Math.max(most, at - first + 1)
  }
  return most
}

/** Three calls at least, and the last ones come closer together, or tell of more danger than any before. */
function isEscalating(sorted: readonly Counted[], gaps: readonly number[]): boolean {
  const last = gaps.at(-1)
  if (sorted.length < 3 || last === undefined) return false
  const earlier = gaps.slice(0, -1)
  const mean = earlier.reduce((sum, gap) => sum + gap, 0) / earlier.length
  const dangers = sorted.map(({ facts }) => facts.cues.length)
  return last < mean || (dangers.at(-1) ?? 0) > Math.max(...dangers.slice(0, -1))
}

/** The most particular division that the calls name, and of those the commonest. */
function divisionOf(sorted: readonly Counted[]): string {
  const codes = sorted.map(({ division }) => division)
  const depth = Math.max(...codes.map(depthOf))
  return commonest(codes.filter((code) => depthOf(code) === depth)) ?? ''
}

function depthOf(code: string): number {
  return code.replace(/0+$/, '').length
}

/** 周家: the surname that two calls agree on, or that the only one gives. Titles are no names. */
function surnameOf(sorted: readonly Counted[]): string {
  const surnames = sorted.flatMap(({ facts }) => {
    const caller = facts.text['报警人'] ?? ''
    return /^\p{Script=Han}{2,4}$/u.test(caller) && !/不愿|不详|匿名|路人|群众|无名/.test(caller)
      ? [caller.slice(0, 1)]
      : []
  })
  return commonest(surnames) ?? ''
}

/** The fullest address, since most are cut short. */
function placeOf(sorted: readonly Counted[]): string {
  const places = sorted.map(({ facts }) => facts.text['案发地址'] ?? '')
  return places
    .reduce((best, place) => (place.length > best.length ? place : best), '')
    .slice(0, 120)
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([x, n], [y, m]) => m - n || (x < y ? -1 : 1))[0]?.[0]
}
