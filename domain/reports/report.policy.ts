import { covers, has, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Period } from '#platform/time/period.ts'
import { ReportKind } from './report.schema.ts'

/** The account of the city is read by those who oversee all of it: a part would pass for the whole. */
export function mayReadReport(actor: Actor): Decision {
  if (!has(actor, 'city-officer', 'leader')) return refuse('role-not-allowed')
  return covers(actor, actor.region.slice(0, 4)) ? permitted : refuse('division-beyond-reach')
}

/** The text is the rights department's; leaders read it. */
export function mayEditReport(actor: Actor): Decision {
  if (!has(actor, 'city-officer')) return refuse('role-not-allowed')
  return mayReadReport(actor)
}

/** The rights department answers for the numbers, so it files them; a leader reads what was filed. */
export function mayFileReport(actor: Actor): Decision {
  return mayEditReport(actor)
}

const grains: Readonly<Record<ReportKind, Period['grain']>> = {
  annual: 'year',
  'half-yearly': 'half-year',
  quarterly: 'quarter',
  monthly: 'month',
}

/** The page of those who lead a city or county, for what they oversee: a part is never the whole. */
export function mayReadCockpit(actor: Actor, scope: readonly string[] = []): Decision {
  if (!has(actor, 'leader', 'city-officer', 'county-officer')) return refuse('role-not-allowed')
  if (actor.divisions.length === 0) return refuse('division-beyond-reach')
  const isWithin = scope.every((prefix) => covers(actor, prefix))
  return isWithin ? permitted : refuse('division-beyond-reach')
}

/** An annual report is of a year, a monthly one of a month. */
export function fits(kind: ReportKind, { grain }: Pick<Period, 'grain'>): Decision {
  return grains[kind] === grain ? permitted : refuse('period-of-another-kind')
}

/** The kind of report of a period's length. */
export function kindOf(grain: Period['grain']): ReportKind {
  const kind = ReportKind.options.find((each) => grains[each] === grain)
  if (kind === undefined) throw new Error(`no report is of a ${grain}`)
  return kind
}
