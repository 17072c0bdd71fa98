import {
  federationsOf,
  findFederations,
  findOfKindsAt,
} from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { nobody, systemActor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { periodOf } from '#platform/time/period.ts'
import { insertBundles } from './bundle.store.ts'
import { closeBundle, type BundleWithLines } from './bundle.transition.ts'
import { moveCells } from './cell.store.ts'
import { insertChecks, insertDraws } from './check.store.ts'
import { drawn } from './check.transition.ts'
import { checkOf } from './drawing.store.ts'
import { insertEntries } from './entry.store.ts'
import { gather } from './gathering.store.ts'
import { chanceOf, idOf, settledOf } from './year-fate.fixtures.ts'
import type { Check, Draw, ReportEntry, ZeroReport } from './zero-report.schema.ts'
import { updateReports } from './zero-report.store.ts'
import { concealReport } from './zero-report.transition.ts'

type Person = { readonly id: string; readonly name: string }

type Year = {
  readonly seed: number
  readonly staff: ReadonlyMap<string, Person>
  readonly reports: readonly ZeroReport[]
}

const hour = 3_600_000

/** What follows a month's signatures: the draw and its calls, and the bundles. */
export async function verifyAndHandOver(tx: Tx, year: Year): Promise<void> {
  const counties = await federationsOf(tx, 'county')
  const cities = await federationsOf(tx, 'city')
  const villages = year.reports.filter(({ level }) => level === 'village')
  const owners = await findFederations(
    tx,
    villages.map(({ division }) => division),
    'county',
  )
  const checks: Check[] = []
  for (const [period, reports] of Map.groupBy(villages, (report) => report.period)) {
    for (const county of counties) {
      const own = reports.filter(({ division }) => owners.get(division)?.id === county.id)
      checks.push(...draw(tx, year, county, period, own))
    }
  }
  settle(tx, year, checks)
  for (const period of new Set(year.reports.map((report) => report.period))) {
    for (const sender of [...counties, ...cities]) await handOver(tx, year, sender, period)
  }
}

function draw(
  tx: Tx,
  { seed }: Year,
  county: Organisation,
  period: string,
  reports: readonly ZeroReport[],
): Check[] {
  const [first] = reports
  if (first === undefined) return []
  const at = new Date(Date.parse(first.dueAt) + 72 * hour + 10 * hour).toISOString()
  if (at > tx.now.toISOString()) return []
  const nil = reports.filter(({ nil: isNil, filedAt }) => isNil === true && (filedAt ?? at) < at)
  const key = idOf(seed, 'seed', county.id, period).replaceAll('-', '')
  const ids = new Set(
    drawn(
      key,
      nil.map(({ id }) => id),
      2,
    ),
  )
  const made: Draw = {
    ...{ region: county.region, id: idOf(seed, 'draw', county.id, period) },
    ...{ division: county.division, orgId: county.id, period, fromDay: first.fromDay, seed: key },
    ...{ percent: 2, population: nil.length, drawn: ids.size, at },
  }
  insertDraws(tx, [made])
  const dueAt = new Date(Date.parse(at) + 240 * hour).toISOString()
  return nil
    .filter(({ id }) => ids.has(id))
    .map((report) => checkOf(made, report, idOf(seed, 'check', report.id), dueAt))
}

/** One return of the year was not what it said. */
function settle(tx: Tx, { seed, staff, reports }: Year, checks: readonly Check[]): void {
  const rank = ({ id }: Check): number => chanceOf(seed, 'concealed', id)
  const worst = checks.toSorted((one, other) => rank(one) - rank(other))[0]
  const done = checks.map((check) => {
    const by = staff.get(check.orgId) ?? { id: nobody, name: '' }
    return settledOf(seed, check, by, { now: tx.now, isConcealed: check === worst })
  })
  insertChecks(tx, done)
  const byId = new Map(reports.map((report) => [report.id, report]))
  const told = done.flatMap((check) => {
    const before = byId.get(check.reportId)
    const isTold = check.outcome === 'confirmed' || check.outcome === 'concealed'
    return before === undefined || !isTold ? [] : [{ before, check }]
  })
  const concealed = told
    .filter(({ check }) => check.outcome === 'concealed')
    .map(({ before, check }) => ({
      before,
      report: concealReport(before, new Date(check.doneAt ?? check.drawnAt)),
    }))
  updateReports(
    tx,
    concealed.map(({ report }) => report),
  )
  moveCells(tx, concealed)
  insertEntries(
    tx,
    told.map(({ before, check }) => ({ report: before, entry: entryOf(seed, check) })),
  )
}

function entryOf(seed: number, check: Check): ReportEntry {
  const { reportId, doneAt, drawnAt, outcome, doneBy, doneByName, orgId } = check
  return {
    ...{ id: idOf(seed, 'told', check.id), reportId, at: doneAt ?? drawnAt, content: null },
    ...{ kind: outcome === 'concealed' ? 'concealed' : 'confirmed', text: null },
    ...{ byAccount: doneBy ?? nobody, byName: doneByName ?? '', byOrgId: orgId },
  }
}

/** Closed on the twentieth after its month; the last one still waits for its receipt. */
async function handOver(tx: Tx, year: Year, sender: Organisation, period: string): Promise<void> {
  const { seed, staff } = year
  const month = periodOf(period)
  const closedAt = new Date(Date.parse(`${month.to}T16:00:00Z`) + (19 * 24 + 10) * hour)
  if (closedAt > tx.now) return
  const offices = await findOfKindsAt(tx, ['political-legal'], [sender.division])
  const receiver = offices.find(({ level }) => level === sender.level)
  if (receiver === undefined) return
  const hazards = await gather(tx, sender, month, closedAt)
  const below = new Set(sender.administers)
  // A county's own report lies above what it administers, and is one of those it answers for.
  const isBelow = ({ division, orgId }: ZeroReport): boolean =>
    orgId === sender.id || [...below].some((prefix) => division.startsWith(prefix))
  const owed = year.reports.filter((report) => report.period === period && isBelow(report))
  const filed = owed.filter(({ filedAt }) => filedAt !== null && filedAt <= closedAt.toISOString())
  const closer = staff.get(sender.id) ?? { id: nobody, name: '' }
  const bundle = closeBundle(
    {
      ...{ id: idOf(seed, 'bundle', sender.id, period), sender, receiver, period: month, hazards },
      reports: {
        ...{ owed: owed.length, filed: filed.length },
        nil: filed.filter(({ nil }) => nil === true).length,
      },
    },
    { actor: { ...systemActor(sender.region), ...closer }, now: closedAt },
  )
  insertBundles(tx, [answered(bundle, year, tx.now)])
}

function answered(bundle: BundleWithLines, { seed, staff }: Year, now: Date): BundleWithLines {
  const name = staff.get(bundle.orgId)?.name ?? '平安办值班员'
  const after = (days: number): string =>
    new Date(Date.parse(bundle.closedAt) + days * 24 * hour).toISOString()
  const signedAt = after(0.1 + chanceOf(seed, bundle.id, 'signed') * 2)
  const acknowledgedAt = after(3 + chanceOf(seed, bundle.id, 'answered') * 8)
  const isLast = after(20) > now.toISOString()
  if (isLast && chanceOf(seed, bundle.id, 'waits') < 0.5) return bundle
  const signed: BundleWithLines = {
    ...{ ...bundle, status: 'signed', signedAt, signedByName: name, version: 2 },
  }
  if (acknowledgedAt > now.toISOString()) return signed
  const text = `${bundle.hazards} 条已录入综治网格平台，由网格员按期走访，结果随平台回传。`
  return {
    ...{ ...signed, status: 'acknowledged', acknowledgedAt, acknowledgedByName: name },
    ...{ acknowledgement: text, version: 3 },
  }
}
