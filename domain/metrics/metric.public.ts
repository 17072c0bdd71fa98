import { countOverdueMatters } from '#domain/matters/matter.public.ts'
import { systemActor, type Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/database.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  appendMarks,
  appendMarksBeside,
  marksOfIntake,
  marksOfLeads,
  marksOfMatters,
  marksOfOrders,
  marksOfPapers,
  marksOfReferrals,
  marksOfVisits,
} from './mark.store.ts'
import { dashboardOf, officialTableOf, type Breakdowns } from './dashboard.store.ts'
import { metrics } from './definition.table.ts'
import type { Asked } from './figure.store.ts'
import type { IntakeChanged } from './intake.schema.ts'
import type {
  CountedLead,
  CountedMatter,
  CountedOrder,
  CountedPaper,
  CountedReferral,
  CountedVisit,
  Figure,
  MetricCode,
  OfficialTable,
} from './metric.schema.ts'
import { findLateOrganisations } from './late.store.ts'
import { countRecords, rebuildCells } from './recount.store.ts'
import { openSensitivities } from './metric.policy.ts'
import { nameOfScope } from './scope.store.ts'
import { settle } from './settling.store.ts'

/** Records that were there before the event count somewhere; both places are marked. */
type Told<Records extends string, Record_> = { readonly [Name in Records]: readonly Record_[] } & {
  readonly before?: readonly Record_[]
}

/** A record as it was, if it was, and as it is. */
type Changed<Name extends string, Record_> = { readonly before: Record_ | undefined } & {
  readonly [Key in Name]: Record_
}

/** On `visits.recorded`, `visits.corrected` and `visits.removed`. */
export function markVisits(
  tx: Tx,
  { visits, before = [] }: Told<'visits', CountedVisit>,
): Promise<void> {
  appendMarks(tx, marksOfVisits([...before, ...visits]))
  return Promise.resolve()
}

/** On `leads.registered` and `leads.changed`. */
export function markLeads(
  tx: Tx,
  { leads, before = [] }: Told<'leads', CountedLead>,
): Promise<void> {
  appendMarks(tx, marksOfLeads([...before, ...leads]))
  return Promise.resolve()
}

/** On `matters.changed`. */
export function markMatters(
  tx: Tx,
  { changes }: { readonly changes: readonly Changed<'matter', CountedMatter>[] },
): Promise<void> {
  appendMarks(tx, marksOfMatters(bothOf(changes, ({ matter }) => matter)))
  const moved = changes.filter(isMoved)
  appendMarksBeside(
    tx,
    bothOf(moved, ({ matter }) => matter),
  )
  return Promise.resolve()
}

/** On `referrals.changed`. */
export function markReferrals(
  tx: Tx,
  { changes }: { readonly changes: readonly Changed<'referral', CountedReferral>[] },
): Promise<void> {
  appendMarks(tx, marksOfReferrals(bothOf(changes, ({ referral }) => referral)))
  return Promise.resolve()
}

/** On `orders.changed`. */
export function markOrders(
  tx: Tx,
  { changes }: { readonly changes: readonly Changed<'order', CountedOrder>[] },
): Promise<void> {
  appendMarks(tx, marksOfOrders(bothOf(changes, ({ order }) => order)))
  return Promise.resolve()
}

/** On `warnings.changed`. */
export function markWarnings(
  tx: Tx,
  { changes }: { readonly changes: readonly Changed<'warning', CountedPaper>[] },
): Promise<void> {
  const papers = bothOf(changes, ({ warning }) => warning)
  appendMarks(tx, marksOfPapers('warnings', papers))
  return Promise.resolve()
}

/** On `supervision.changed`. */
export function markSupervision(
  tx: Tx,
  { changes }: { readonly changes: readonly Changed<'supervision', CountedPaper>[] },
): Promise<void> {
  const papers = bothOf(changes, ({ supervision }) => supervision)
  appendMarks(tx, marksOfPapers('supervision', papers))
  return Promise.resolve()
}

/** On `intake.changed`: a call, a request for help, a mandatory report, one that was missed. */
export function markIntake(tx: Tx, changed: IntakeChanged): Promise<void> {
  appendMarks(tx, marksOfIntake(changed))
  return Promise.resolve()
}

/** Counts anew what was marked. @returns how many marks there were */
export function settleMetrics(db: Database, region: string): Promise<number> {
  return db.within(systemActor(region), settle)
}

/** Counts everything anew: after records were loaded without events. */
export function rebuildMetrics(db: Database, region: string): Promise<void> {
  return db.within(systemActor(region), (tx) => {
    rebuildCells(tx)
    return Promise.resolve()
  })
}

/** All figures and tables of a period, as a report needs them. The caller decides on the scope. */
export type Account = Breakdowns & {
  readonly figures: readonly Figure[]
  readonly official: OfficialTable
}

export async function accountOf(tx: Tx, asked: Asked): Promise<Account> {
  const overdue = await countOverdueMatters(tx, asked.scope)
  const dashboard = await dashboardOf(tx, asked, overdue)
  return { ...dashboard, official: await officialTableOf(tx, asked) }
}

/** Figures whose records move on after the period: a difference of theirs is no correction. */
export function movesOn(code: MetricCode): boolean {
  return metrics[code].isByNow
}

export { findLateOrganisations as lateOrganisations, nameOfScope }

/** How many records stand behind a figure, counted from the records themselves. */
export function recordsBehind(
  tx: Tx,
  code: MetricCode,
  { scope, period }: Pick<Asked, 'scope' | 'period'>,
): Promise<number> {
  return countRecords(tx, code, scope, period)
}

/** Sensitivities whose records the actor may see wherever she oversees the division. */
export function openSensitivitiesOf(actor: Actor): readonly Sensitivity[] {
  return openSensitivities(actor)
}

function bothOf<Change extends { readonly before: unknown }>(
  changes: readonly Change[],
  now: (change: Change) => NonNullable<Change['before']>,
): NonNullable<Change['before']>[] {
  return changes.flatMap((change) => [...(change.before ? [change.before] : []), now(change)])
}

/** Whether records beside the matter count elsewhere now, or its own time line says something new. */
function isMoved({ before, matter }: Changed<'matter', CountedMatter>): boolean {
  return (
    before === undefined ||
    before.division !== matter.division ||
    before.sensitivity !== matter.sensitivity ||
    before.category !== matter.category ||
    (before.status === 'merged') !== (matter.status === 'merged') ||
    before.level !== matter.level ||
    before.imminent !== matter.imminent
  )
}
