import { covers, has, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Period } from '#platform/time/period.ts'
import type { ReportKind } from './report.schema.ts'

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

/** An annual report is of a year, a monthly one of a month. */
export function fits(kind: ReportKind, { grain }: Pick<Period, 'grain'>): Decision {
  const isFitting = kind === 'annual' ? grain === 'year' : grain === 'month'
  return isFitting ? permitted : refuse('period-of-another-kind')
}
