import { countOverdueMatters } from '#domain/matters/matter.public.ts'
import { systemActor, type Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/database.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { appendMarks, marksOfLeads, marksOfMatters, marksOfVisits } from './mark.store.ts'
import { breakdownsOf, type Breakdowns } from './dashboard.store.ts'
import { figuresOf, type Asked } from './figure.store.ts'
import type {
  CountedLead,
  CountedMatter,
  CountedVisit,
  Figure,
  MetricCode,
} from './metric.schema.ts'
import { countRecords, rebuildCells } from './recount.store.ts'
import { openSensitivities } from './metric.policy.ts'
import { settle } from './settling.store.ts'

/** Records that were there before the event count somewhere; both places are marked. */
type Told<Records extends string, Record_> = { readonly [Name in Records]: readonly Record_[] } & {
  readonly before?: readonly Record_[]
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
  {
    changes,
  }: {
    readonly changes: readonly {
      readonly before: CountedMatter | undefined
      readonly matter: CountedMatter
    }[]
  },
): Promise<void> {
  const records = changes.flatMap(({ before, matter }) =>
    before === undefined ? [matter] : [before, matter],
  )
  appendMarks(tx, marksOfMatters(records))
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
export type Account = Breakdowns & { readonly figures: readonly Figure[] }

export async function accountOf(tx: Tx, asked: Asked): Promise<Account> {
  const overdue = await countOverdueMatters(tx, asked.scope)
  const figures = await figuresOf(tx, asked)
  return { figures, ...(await breakdownsOf(tx, asked, overdue)) }
}

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
