import { findFederations, federationsOf } from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { nobody } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import { monthsOf, periodOf, type Period } from '#platform/time/period.ts'
import { moveCells } from './cell.store.ts'
import { countVillages, sumOf } from './content.store.ts'
import { insertEntries } from './entry.store.ts'
import { entriesOf, someExecutive } from './year-entry.fixtures.ts'
import { chanceOf, fateOf, idOf } from './year-fate.fixtures.ts'
import { verifyAndHandOver } from './year-after.fixtures.ts'
import { zeroReportRuleSetting } from './zero-report-rule.schema.ts'
import type { ReportContent, ReportLevel, ZeroReport } from './zero-report.schema.ts'
import { insertNewReports } from './zero-report.store.ts'
import { openReport } from './zero-report.transition.ts'

/** Who acts for an organisation in the invented year. */
export type Staff = ReadonlyMap<string, { readonly id: string; readonly name: string }>

type Scene = {
  readonly seed: number
  readonly staff: Staff
  readonly by: Parameters<typeof openReport>[3]
  /** the federations of each level, and which villages each answers for */
  readonly tree: readonly (readonly [ReportLevel, readonly Organisation[]])[]
  readonly villagesOf: ReadonlyMap<string, readonly string[]>
}

/**
 * Zero-reports of a year, from the records that the year has: what was found is reported, and nearly
 * all of it is nil. As the system; what is there already stays as it is.
 * @returns how many obligations were loaded
 */
export async function loadZeroReports(
  tx: Tx,
  { year, seed }: { readonly year: number; readonly seed: number },
): Promise<number> {
  const scene = await sceneOf(tx, seed)
  const all: ZeroReport[] = []
  for (const period of monthsOf(periodOf(String(year)))) {
    const reports = await monthOf(tx, scene, period)
    const fresh = await insertNewReports(tx, reports)
    moveCells(
      tx,
      fresh.map((report) => ({ before: undefined, report })),
    )
    insertEntries(
      tx,
      fresh.flatMap((report) => entriesOf(seed, report, scene.staff)),
    )
    all.push(...fresh)
  }
  if (all.length > 0) await verifyAndHandOver(tx, { seed, staff: scene.staff, reports: all })
  return all.length
}

async function sceneOf(tx: Tx, seed: number): Promise<Scene> {
  const [counties, townships, villages, { number, body: rules }, calendar] = await Promise.all([
    federationsOf(tx, 'county'),
    federationsOf(tx, 'township'),
    federationsOf(tx, 'village'),
    settingOf(tx, zeroReportRuleSetting),
    calendarOfCity(tx),
  ])
  const codes = villages.map(({ division }) => division)
  const villagesOf = new Map<string, string[]>(villages.map(({ id, division }) => [id, [division]]))
  for (const level of ['township', 'county'] as const) {
    for (const [code, { id }] of await findFederations(tx, codes, level)) {
      villagesOf.set(id, [...(villagesOf.get(id) ?? []), code])
    }
  }
  return {
    ...{ seed, staff: await staffOf(tx), by: { rules, number, calendar }, villagesOf },
    tree: [
      ['village', villages],
      ['township', townships],
      ['county', counties],
    ],
  }
}

/** Accounts first; where an organisation has none, the first of its executives. */
async function staffOf(tx: Tx): Promise<Staff> {
  const found = await tx.rows<{ orgId: string; id: string; name: string }>(
    sql`select org_id, ${nobody}::uuid as id, min(name) as name from executives
        where region = ${tx.actor.region} group by org_id
        union all
        select distinct on (org_id) org_id, id, name from accounts
        where region = ${tx.actor.region} order by org_id, id`,
  )
  return new Map(found.map(({ orgId, id, name }) => [orgId, { id, name }]))
}

/** One month, from the villages up: an office counts which of those below it have signed. */
async function monthOf(tx: Tx, scene: Scene, period: Period): Promise<ZeroReport[]> {
  const { from, to } = period
  const { screenEveryDays } = scene.by.rules
  const divisions = [tx.actor.region.slice(0, 4)]
  const [counts, hazards] = await Promise.all([
    countVillages(tx, { divisions, from, to, screenEveryDays }),
    recordedLater(tx, period),
  ])
  const reports: ZeroReport[] = []
  for (const [level, organisations] of scene.tree) {
    const below = Map.groupBy(reports, ({ parentOrgId }) => parentOrgId)
    reports.push(
      ...organisations.map((organisation) => {
        const villages = scene.villagesOf.get(organisation.id) ?? []
        const sum = sumOf(villages.flatMap((code) => counts.get(code) ?? []))
        const units = below.get(organisation.id) ?? []
        const later = hazards.filter(({ division }) => villages.includes(division))
        return reportOf(tx, scene, { organisation, level, period, sum, units, later })
      }),
    )
  }
  return reports
}

type Owed = {
  readonly organisation: Organisation
  readonly level: ReportLevel
  readonly period: Period
  readonly sum: ReportContent
  readonly units: readonly ZeroReport[]
  /** hazards of the period that were recorded once it was over */
  readonly later: readonly Late[]
}

type Late = { readonly division: string; readonly createdAt: string }

function recordedLater(tx: Tx, { from, to }: Period): Promise<Late[]> {
  return tx.rows<Late>(
    sql`select division, created_at from leads
        where region = ${tx.actor.region} and kind = 'hazard' and status <> 'declined'
          and sensitivity <> 'sealed' and found_on between ${from} and ${to}
          and created_at >= ${startOfDay(addDays(to, 1)).toISOString()}
        order by created_at, id`,
  )
}

function reportOf(tx: Tx, scene: Scene, owed: Owed): ZeroReport {
  const { organisation, level, period, sum, units } = owed
  const { seed, staff } = scene
  const id = idOf(seed, organisation.id, period.label)
  const open = openReport(id, { ...organisation, level }, period, scene.by)
  const about = { seed, orgId: organisation.id, period: period.label }
  const { signedAt, returnedAt, reviewedAt } = fateOf(about, open, tx.now)
  if (signedAt === null) return missing(open, tx.now)
  const signer = staff.get(organisation.id) ?? someExecutive
  const reviewer = staff.get(organisation.parentId ?? '') ?? { id: nobody, name: '' }
  // Two hours after it came back it is signed again.
  const filedAt = returnedAt === null ? signedAt : later(returnedAt, 2 + chanceOf(seed, id, 'redo'))
  const isReviewed = reviewedAt !== null && reviewedAt > filedAt
  const unknown = owed.later.filter(({ createdAt }) => createdAt > filedAt)
  const hazardsNew = sum.hazardsNew - unknown.length
  return {
    ...open,
    ...{ status: 'filed', nil: hazardsNew === 0, late: filedAt >= open.dueAt },
    ...{ correctedAt: unknown[0]?.createdAt ?? null, correctedCount: unknown.length },
    ...{ filedAt, receivedAt: filedAt, filedBy: signer.id, filedByName: signer.name },
    content: {
      ...{ ...sum, hazardsNew, hazardsOpen: sum.hazardsOpen - unknown.length },
      unitsOwing: units.length,
      unitsFiled: units.filter((unit) => unit.filedAt !== null && unit.filedAt <= filedAt).length,
    },
    ...{ reviewedAt: isReviewed ? reviewedAt : null, reviewedBy: isReviewed ? reviewer.id : null },
    reviewedByName: isReviewed ? reviewer.name : null,
    redoBy: returnedAt === null ? null : later(returnedAt, 72),
    returns: returnedAt === null ? 0 : 1,
    ...{ chaseAt: null, chaseStage: stageAt(open, filedAt), version: returnedAt === null ? 2 : 4 },
  }
}

/** Not signed: how far the chase has come by now. */
function missing(open: ZeroReport, now: Date): ZeroReport {
  const stage = stageAt(open, now.toISOString())
  const times = [open.chaseAt, open.dueAt, later(open.dueAt, 72), null]
  return { ...open, chaseStage: stage, chaseAt: times[stage] ?? null }
}

/** What had been said by a moment: reminded, chased at the limit, gone up three days after it. */
function stageAt({ chaseAt, dueAt }: ZeroReport, moment: string): number {
  return [chaseAt ?? dueAt, dueAt, later(dueAt, 72)].filter((time) => time <= moment).length
}

function later(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
}
