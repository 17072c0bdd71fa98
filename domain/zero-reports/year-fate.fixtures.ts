import { createHash } from 'node:crypto'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { Check, ReportLevel } from './zero-report.schema.ts'

/** From 0 to below 1, by seed and name alone: what is drawn for one village moves for no other. */
export function chanceOf(seed: number, ...name: readonly string[]): number {
  const digest = createHash('sha256')
    .update(`${seed}/${name.join('/')}`)
    .digest()
  return digest.readUInt32BE(0) / 4_294_967_296
}

/** An id by seed and name: the same city has the same ids. */
export function idOf(seed: number, ...name: readonly string[]): string {
  const hex = createHash('sha256')
    .update(`id${seed}/${name.join('/')}`)
    .digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
  ]
  return [...parts, hex.slice(20, 32)].join('-')
}

/** When a report is signed, and what is done with it afterwards. Instants in ISO form. */
export type Fate = {
  readonly signedAt: string | null
  readonly returnedAt: string | null
  readonly reviewedAt: string | null
}

/** First and last day after the period on which a level signs; townships wait for their villages. */
const signingDays: Readonly<Record<ReportLevel, readonly [number, number]>> = {
  village: [0, 9],
  township: [10, 13],
  county: [14, 16],
}

type Owed = { readonly seed: number; readonly orgId: string; readonly period: string }

/**
 * What becomes of one report in the invented year: nearly all are signed in time; one in twenty-five
 * is late, one in a hundred is returned once, a few of the last months are still missing.
 */
export function fateOf(
  { seed, orgId, period }: Owed,
  about: { readonly level: ReportLevel; readonly toDay: string; readonly dueAt: string },
  now: Date,
): Fate {
  const roll = (what: string): number => chanceOf(seed, orgId, period, what)
  const [first, last] = signingDays[about.level]
  const day = first + Math.floor(roll('day') ** 1.4 * (last - first + 1))
  const usual = at(addDays(about.toDay, 1 + day), 8.2 + roll('hour') * 9)
  const late = Date.parse(about.dueAt) + (0.3 + roll('late by') * 6) * 86_400_000
  const fate = roll('fate')
  const signed = fate < 0.04 ? late : usual
  const isMissing = fate > 0.997 && Date.parse(about.dueAt) > now.getTime() - 60 * 86_400_000
  if (isMissing || signed > now.getTime()) return none
  const isReturned = fate > 0.985 && about.level === 'village'
  const returned = isReturned ? signed + (0.2 + roll('back') * 0.8) * 86_400_000 : null
  const seen = (returned ?? signed) + (0.3 + roll('seen') * 2.5) * 86_400_000
  const isSeen = roll('unseen') > 0.02 && seen <= now.getTime()
  return {
    signedAt: new Date(signed).toISOString(),
    returnedAt: returned === null || returned > now.getTime() ? null : iso(returned),
    reviewedAt: isSeen ? iso(seen) : null,
  }
}

const none: Fate = { signedAt: null, returnedAt: null, reviewedAt: null }

function at(day: string, hour: number): number {
  return startOfDay(day).getTime() + Math.round(hour * 3_600_000)
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}

const returnReasons = [
  '应走访户数与台账对不上，请核对后重签。',
  '本月有两户没有写走访对象，请补齐再报。',
  '走访集中在最后一天，请说明情况后重签。',
]

export function reasonOf(seed: number, reportId: string): string {
  const nth = Math.floor(chanceOf(seed, reportId, 'reason') * returnReasons.length)
  return returnReasons[nth] ?? ''
}

/** What the calls of the year showed: nearly always that it was so. */
export function settledOf(
  seed: number,
  check: Check,
  by: { readonly id: string; readonly name: string },
  { now, isConcealed }: { readonly now: Date; readonly isConcealed: boolean },
): Check {
  const roll = (what: string): number => chanceOf(seed, check.id, what)
  const done = new Date(Date.parse(check.drawnAt) + (1 + roll('when') * 8) * 86_400_000)
  if (done > now || roll('left') < 0.02) return check
  const isReached = isConcealed || roll('reached') > 0.04
  return {
    ...check,
    outcome: isConcealed ? 'concealed' : isReached ? 'confirmed' : 'not-reached',
    calls: isReached ? 2 + Math.floor(roll('calls') * 4) : 0,
    note: isConcealed ? '回访的三户中有两户说起同一家当月的争吵，村里当时到过场，没有记。' : null,
    ...{ doneAt: done.toISOString(), doneBy: by.id, doneByName: by.name, version: 2 },
  }
}
