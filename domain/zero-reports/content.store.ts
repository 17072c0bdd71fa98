import { isInDivisions } from '#domain/divisions/division.public.ts'
import { join, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { ReportContent } from './zero-report.schema.ts'

/** What is counted for one village; that of an office above is their sum. */
type VillageCounts = Omit<ReportContent, 'unitsOwing' | 'unitsFiled'> & {
  readonly division: string
}

export type Counted = {
  /** prefixes of division codes, as the organisation administers them */
  readonly divisions: readonly string[]
  readonly from: string
  readonly to: string
  readonly screenEveryDays: number
}

/** How far back a household is remembered, in days: who was not seen for so long is found anew. */
const memoryDays = 365

export const noContent: ReportContent = {
  ...{ visits: 0, householdsDue: 0, householdsScreened: 0, hazardsNew: 0, hazardsCarried: 0 },
  ...{ hazardsResolved: 0, hazardsEscalated: 0, hazardsOpen: 0, unitsOwing: 0, unitsFiled: 0 },
}

/**
 * The period's records by village, counted as the system: a village answers for all that was found
 * in it, also for what one of its people may not read. What is sealed is outside the zero-report
 * (decision 0027). Call it after what the actor may see has been decided.
 */
export async function countVillages(
  tx: Tx,
  counted: Counted,
): Promise<ReadonlyMap<string, VillageCounts>> {
  const [visits, hazards] = await Promise.all([
    tx.rows<Partial<VillageCounts>>(visitsOf(tx, counted)),
    tx.rows<Partial<VillageCounts>>(hazardsOf(tx, counted)),
  ])
  const villages = new Map<string, VillageCounts>()
  for (const row of [...visits, ...hazards]) {
    const division = row.division ?? ''
    const { unitsOwing: _owing, unitsFiled: _filed, ...none } = noContent
    villages.set(division, { ...none, ...villages.get(division), ...row, division })
  }
  return villages
}

/** The sum over an organisation's villages, with what the organisations below it have signed. */
export async function countContent(
  tx: Tx,
  counted: Counted,
  report: { readonly orgId: string; readonly level: string },
): Promise<ReportContent> {
  const [villages, units] = await Promise.all([
    countVillages(tx, counted),
    report.level === 'village' ? undefined : countUnits(tx, report.orgId, counted),
  ])
  return { ...sumOf(villages.values()), ...units }
}

export function sumOf(villages: Iterable<VillageCounts>): ReportContent {
  const sum: Record<string, number> = { ...noContent }
  for (const { division: _division, ...counts } of villages) {
    for (const [name, value] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + value
  }
  return sum as ReportContent
}

function countUnits(
  tx: Tx,
  orgId: string,
  { from, to }: Pick<Counted, 'from' | 'to'>,
): Promise<Pick<ReportContent, 'unitsOwing' | 'unitsFiled'> | undefined> {
  return tx.maybe(
    sql`select count(*)::int as units_owing,
          (count(*) filter (where status = 'filed'))::int as units_filed
        from zero_reports
        where region = ${tx.actor.region} and parent_org_id = ${orgId}
          and status in ('due', 'filed', 'returned') and from_day >= ${from} and to_day <= ${to}`,
  )
}

/**
 * A household is due in a period when its last visit lies further back than the screening schedule
 * allows; one that is met for the first time is due and screened at once.
 */
function visitsOf(tx: Tx, { divisions, from, to, screenEveryDays }: Counted): Sql {
  const due = addDays(to, -screenEveryDays)
  return sql`
    select division, sum(visits)::int as visits,
      (count(*) filter (where visits > 0 or before < ${due}))::int as households_due,
      (count(*) filter (where visits > 0))::int as households_screened
    from (
      select division, coalesce(household_id::text, subject_name, id::text) as household,
        count(*) filter (where date >= ${from}) as visits,
        max(date) filter (where date < ${from}) as before
      from visits
      where region = ${tx.actor.region} and ${inTownships(divisions)}
        and date > ${addDays(to, -memoryDays)} and date <= ${to} and status = 'recorded'
        and sensitivity <> 'sealed'
      group by 1, 2
    ) as households
    where ${isInDivisions(sql`division`, divisions)}
    group by division`
}

/** A hazard's matter says whether it is still open; one that was declined counts nowhere. */
function hazardsOf(tx: Tx, { divisions, from, to }: Counted): Sql {
  const begins = startOfDay(from).toISOString()
  const ends = startOfDay(addDays(to, 1)).toISOString()
  return sql`
    select division,
      (count(*) filter (where found_on >= ${from}))::int as hazards_new,
      (count(*) filter (where found_on < ${from} and not coalesce(ended < ${begins}, false)))::int
        as hazards_carried,
      (count(*) filter (where ended >= ${begins} and ended < ${ends}))::int as hazards_resolved,
      (count(*) filter (where is_escalated))::int as hazards_escalated,
      (count(*) filter (where not coalesce(ended < ${ends}, false)))::int as hazards_open
    from (
      select lead.division, lead.found_on, coalesce(matter.closed_at, lead.settled_at) as ended,
        exists (
          select 1 from matter_entries entry
          where entry.region = lead.region and entry.matter_id = lead.matter_id
            and entry.at >= ${begins} and entry.at < ${ends}
            and entry.kind in ('report', 'handed-over', 'escalated')) as is_escalated
      from leads lead
      left join matters matter on matter.region = lead.region and matter.id = lead.matter_id
      where lead.region = ${tx.actor.region} and lead.kind = 'hazard' and lead.status <> 'declined'
        and lead.sensitivity <> 'sealed' and coalesce(matter.sensitivity, 'normal') <> 'sealed'
        and coalesce(matter.status, 'open') not in ('merged', 'declined')
        and lead.found_on <= ${to} and ${isInDivisions(sql`lead.division`, divisions)}
    ) as hazards
    group by division`
}

/** Townships first: that is how visits are found by index. */
function inTownships(divisions: readonly string[]): Sql {
  const ranges = divisions.map((prefix) => {
    const township = prefix.slice(0, 9)
    return sql`township between ${township.padEnd(9, '0')} and ${township.padEnd(9, '9')}`
  })
  return ranges.length === 0 ? sql`false` : sql`(${join(ranges, ' or ')})`
}
