import { MetricCode } from '#domain/metrics/metric.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { dayOf } from '#platform/time/day.ts'
import type { Period } from '#platform/time/period.ts'
import { cellsOf, type Cell } from './cell.transition.ts'
import type {
  ByClearance,
  Correction,
  FiledPeriod,
  FileReport,
  Filing,
  NotedCorrection,
  Numbers,
  ReportKind,
} from './report.schema.ts'

export type Clearance = keyof ByClearance<unknown>

/** What a filing needs: the numbers as they are, and the filing that stands. */
export type Fileable = {
  readonly kind: ReportKind
  readonly period: Period
  readonly last: FiledPeriod | undefined
  readonly content: ByClearance<Numbers>
}

type Made = {
  readonly id: string
  readonly actor: { readonly id: string; readonly region: string }
  readonly now: Date
}

/**
 * Files a period. It must be over; filed again, it must differ, and the reason stands beside it. What
 * was filed before stays as it was.
 */
export function fileReport(
  { after, reason }: FileReport,
  { kind, period, last, content }: Fileable,
  { id, actor, now }: Made,
): FiledPeriod | Refusal {
  if (period.to >= dayOf(now)) return refuse('period-not-over', { to: period.to })
  if (after !== (last?.number ?? 0)) return refuse('report-filed-meanwhile')
  if (last !== undefined) {
    if (reason === undefined) return refuse('reason-for-refiling-missing')
    if (isSame(last.content.sensitive, content.sensitive)) return refuse('filing-unchanged')
  }
  return {
    ...{ region: actor.region, id, kind, period: period.label, content },
    ...{ number: after + 1, reason: last === undefined ? null : (reason ?? null), version: 1 },
    ...{ filedBy: actor.id, filedAt: now.toISOString() },
  }
}

function isSame(filed: Numbers, now: Numbers): boolean {
  return differencesOf(filed, now).length === 0
}

type Difference = { readonly cell: Cell; readonly filed: number; readonly now: number }

/** Numbers that differ, in the order of the report; a row that only one of them has counts as nought. */
export function differencesOf(filed: Numbers, now: Numbers): Difference[] {
  const before = new Map(cellsOf(filed).map((cell) => [cell.key, cell]))
  const after = new Map(cellsOf(now).map((cell) => [cell.key, cell]))
  const cells = [...before.values(), ...[...after.values()].filter(({ key }) => isNew(key))]
  return cells.flatMap((cell) => {
    const was = before.get(cell.key)?.value ?? 0
    const is = after.get(cell.key)?.value ?? 0
    return was === is ? [] : [{ cell, filed: was, now: is }]
  })

  /** A figure that the house did not count yet when it was filed has no number to differ from. */
  function isNew(key: string): boolean {
    return !before.has(key) && !key.startsWith('figures.')
  }
}

/** What is noted of a difference, so that its day is kept. */
export function newlyNoted(
  filed: Numbers,
  now: Numbers,
  noted: readonly NotedCorrection[],
  clearance: Clearance,
): Record<string, number> {
  const known = lastNoted(noted, clearance)
  const differing = new Map(
    differencesOf(filed, now).map((difference) => [difference.cell.key, difference.now]),
  )
  const before = new Map(cellsOf(filed).map(({ key, value }) => [key, value]))
  const changed = [...differing].filter(([key, value]) => known.get(key)?.value !== value)
  // It is again what was filed: that is news as well.
  const undone = [...known].flatMap(([key, { value }]): [string, number][] => {
    const was = before.get(key) ?? 0
    return !differing.has(key) && value !== was ? [[key, was]] : []
  })
  return Object.fromEntries([...changed, ...undone])
}

function lastNoted(
  noted: readonly NotedCorrection[],
  clearance: Clearance,
): Map<string, { readonly value: number; readonly at: string }> {
  const known = new Map<string, { value: number; at: string }>()
  for (const { content, notedAt } of noted) {
    for (const [key, value] of Object.entries(content[clearance])) {
      known.set(key, { value, at: notedAt })
    }
  }
  return known
}

/** Differences with the day they were noticed; what no job has seen yet is noticed now. */
export function correctionsOf(
  filed: Numbers,
  now: Numbers,
  noted: readonly NotedCorrection[],
  { clearance, at, movesOn }: { clearance: Clearance; at: string; movesOn: MovesOn },
): Correction[] {
  const known = lastNoted(noted, clearance)
  return differencesOf(filed, now).map(({ cell: { key, what, code }, filed: was, now: is }) => {
    const last = known.get(key)
    const notedAt = last?.value === is ? last.at : at
    return { key, what, filed: was, now: is, notedAt, isCourse: movesOn(code) }
  })
}

type MovesOn = (code: MetricCode) => boolean

/** All filings of a period, the latest first, and the names of who filed them. */
export type Filings = {
  readonly filed: readonly FiledPeriod[]
  readonly noted: readonly NotedCorrection[]
  readonly names: ReadonlyMap<string, string>
}

/** The report's numbers as they were filed, beside what became of them. */
export function asFiled(
  live: Numbers,
  { filed, noted, names }: Filings,
  on: { clearance: Clearance; at: string; movesOn: MovesOn },
): { numbers: Numbers; filing: Filing | null } {
  const [last, ...before] = filed
  if (last === undefined) return { numbers: live, filing: null }
  const stands = last.content[on.clearance]
  const headOf = ({ number, filedAt, filedBy, reason }: FiledPeriod): Head => ({
    ...{ number, filedAt, reason, filedByName: names.get(filedBy) ?? '' },
  })
  const earlier = before.map((filing, at) => {
    const next = at === 0 ? last : (before[at - 1] ?? last)
    const [was, is] = [filing.content[on.clearance], next.content[on.clearance]]
    const corrections = correctionsOf(was, is, [], { ...on, at: next.filedAt })
    return Object.assign(headOf(filing), { corrections })
  })
  const corrections = correctionsOf(stands, live, noted, on)
  return {
    numbers: overlaid(live, stands),
    filing: { ...headOf(last), corrections, earlier },
  }
}

type Head = Pick<Filing, 'number' | 'filedAt' | 'filedByName' | 'reason'>

/** Figures that were not counted yet when it was filed are shown as they are now. */
function overlaid(live: Numbers, filed: Numbers): Numbers {
  const figures = Object.fromEntries(
    Object.entries(live.figures).map(([code, figure]) => {
      const stands = filed.figures[MetricCode.parse(code)]
      if (stands === undefined) return [code, figure]
      const now = stands.value === figure.value ? null : figure.value
      return [code, { ...stands, link: figure.link, now }]
    }),
  ) as Numbers['figures']
  return { figures, tables: filed.tables }
}
