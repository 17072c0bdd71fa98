import {
  findFederations,
  federationAt,
  findOrganisations,
} from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { covers } from '#platform/access/actor.ts'
import { refuse } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { query, type Route } from '#platform/http/route.ts'
import { monthsOf, periodOf } from '#platform/time/period.ts'
import { readCompletenessContract, type CompletenessRow } from './completeness.contract.ts'
import {
  addCounts,
  countsOfReport,
  findSums,
  findOwing,
  findReportsIn,
  monthCells,
  noCounts,
  type Counted,
} from './completeness.store.ts'
import { mayReadCompleteness } from './zero-report.policy.ts'
import type { ZeroReport } from './zero-report.schema.ts'
import { stateOf } from './zero-report.transition.ts'

type Span = { readonly from: string; readonly to: string; readonly months: readonly string[] }

/** A row of the table before its months are laid out. */
type Part = { readonly organisation: Organisation; readonly counted: readonly Counted[] }

export const completenessRoutes: readonly Route[] = [
  query(readCompletenessContract, {
    may: mayReadCompleteness,
    async read(tx, { query: { year, division } }) {
      const scope = await (division === undefined
        ? findOrganisations(tx, [tx.actor.orgId]).then((found) => found.get(tx.actor.orgId))
        : federationAt(tx, division))
      if (scope === undefined) return undefined
      if (!scope.administers.every((prefix) => covers(tx.actor, prefix))) {
        return refuse('division-outside-reach')
      }
      const { from, to } = periodOf(String(year))
      const span = { from, to, months: monthsOf(periodOf(String(year))).map(({ label }) => label) }
      const parts =
        scope.level === 'city' || scope.level === 'county'
          ? await partsBelow(tx, scope, span)
          : await partsOfTownship(tx, scope, span)
      const rows = parts.map((part) => rowOf(part, scope, span.months))
      const everything = rows.flatMap(({ months: cells }) =>
        cells.map((cell) => ({ toDay: cell.month, counts: cell, report: null })),
      )
      return {
        scope: { name: scope.name, division: scope.division },
        above: await above(tx, scope),
        months: [...span.months],
        total: rows.reduce((sum, { total }) => addCounts(sum, total), noCounts),
        byMonth: monthCells(span.months, everything),
        rows,
      }
    },
  }),
]

/** Where the way up leads: to whom the office answers, unless that is more than the reader oversees. */
async function above(
  tx: Tx,
  { parentId }: Organisation,
): Promise<{ readonly name: string; readonly division: string } | null> {
  if (parentId === null) return null
  const parent = (await findOrganisations(tx, [parentId])).get(parentId)
  if (parent === undefined) return null
  const { name, division, administers } = parent
  return administers.every((prefix) => covers(tx.actor, prefix)) ? { name, division } : null
}

/**
 * Counties of the city, townships of a county: from the sums. A county's own report stands first and is
 * read itself, since its place lies above what the county administers.
 */
async function partsBelow(tx: Tx, scope: Organisation, span: Span): Promise<Part[]> {
  const isCity = scope.level === 'city'
  const within = { divisions: scope.administers, from: span.from, to: span.to }
  const [cells, own] = await Promise.all([
    findSums(tx, within, isCity ? 'all' : 'below-county'),
    isCity ? [] : findReportsIn(tx, [scope.id], span),
  ])
  const places = [...new Set(cells.map(({ division }) => division))]
  const [counties, owners] = await Promise.all([
    findFederations(tx, places, 'county'),
    findFederations(tx, places, isCity ? 'county' : 'township'),
  ])
  const parts = new Map<string, { organisation: Organisation; counted: Counted[] }>()
  for (const cell of cells) {
    // What another county was lent is coded here and counts there.
    if (!isCity && counties.get(cell.division)?.id !== scope.id) continue
    const organisation = owners.get(cell.division)
    if (organisation === undefined) continue
    const part = parts.get(organisation.id) ?? { organisation, counted: [] }
    part.counted.push({ toDay: cell.toDay, counts: cell, report: null })
    parts.set(organisation.id, part)
  }
  const below = [...parts.values()].toSorted((one, other) =>
    compare(one.organisation, other.organisation),
  )
  return own.length === 0 ? below : [singles(tx, scope, own), ...below]
}

/** The township's own report and those of its villages, each a row. */
async function partsOfTownship(tx: Tx, scope: Organisation, span: Span): Promise<Part[]> {
  const owing = await findOwing(tx, scope.id, { divisions: [], ...span })
  const ids = [...new Set([scope.id, ...owing])]
  const [organisations, reports] = await Promise.all([
    findOrganisations(tx, ids),
    findReportsIn(tx, ids, span),
  ])
  return [...organisations.values()]
    .map((organisation) =>
      singles(
        tx,
        organisation,
        reports.filter(({ orgId }) => orgId === organisation.id),
      ),
    )
    .filter(({ counted }) => counted.length > 0)
    .toSorted((one, other) => compare(one.organisation, other.organisation))
}

function singles({ now }: Tx, organisation: Organisation, reports: readonly ZeroReport[]): Part {
  return {
    organisation,
    counted: reports.map((report) => ({
      toDay: report.toDay,
      counts: countsOfReport(report, now),
      report: { id: report.id, state: stateOf(report, now) },
    })),
  }
}

function rowOf(
  { organisation, counted }: Part,
  scope: Organisation,
  months: readonly string[],
): CompletenessRow {
  const { id, name, division, level } = organisation
  return {
    ...{ id, name, division, level },
    opens: id !== scope.id && level !== 'village',
    total: counted.reduce((sum, { counts }) => addCounts(sum, counts), noCounts),
    months: monthCells(months, counted),
  }
}

/** By code, never by how many are missing: a ranking would breed empty reports. */
function compare(one: Organisation, other: Organisation): number {
  if (one.division === other.division) return 0
  return one.division < other.division ? -1 : 1
}
