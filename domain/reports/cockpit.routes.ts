import {
  accountOf,
  lateOrganisations,
  movesOn,
  nameOfScope,
  openSensitivitiesOf,
} from '#domain/metrics/metric.public.ts'
import type { MetricCode } from '#domain/metrics/metric.schema.ts'
import { administeredIn } from '#domain/organisations/organisation.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { query, type Route } from '#platform/http/route.ts'
import { periodOf, type Period } from '#platform/time/period.ts'
import { readCockpitContract, type Cockpit, type CockpitFigure } from './cockpit.contract.ts'
import { findFilings } from './filing.store.ts'
import { asFiled } from './filing.transition.ts'
import { kindOf, mayReadCockpit } from './report.policy.ts'
import type { Numbers } from './report.schema.ts'
import { clearanceOf } from './report.store.ts'
import { numbersOf } from './report.transition.ts'

/** How many organisations that are late stand on the page. */
const shownLate = 6

/** Hazards as they go along the chain; each is of the cohort found in the period. */
const steps: readonly MetricCode[] = [
  ...(['hazards', 'hazardsRegistered', 'hazardsAccepted'] as const),
  ...(['hazardsClosed', 'hazardsRevisited', 'hazardsConfirmed'] as const),
]

export const cockpitRoutes: readonly Route[] = [
  query(readCockpitContract, {
    may: (actor) => mayReadCockpit(actor),
    async read(tx, { query: { period: label, division } }) {
      const scope = division === undefined ? tx.actor.divisions : await administeredIn(tx, division)
      const decision = mayReadCockpit(tx.initiator, scope)
      if (isRefusal(decision)) return decision
      const period = periodOf(label)
      const open = openSensitivitiesOf(tx.initiator)
      // As the reader, before anything acts as the system.
      const late = await lateOrganisations(tx, scope, shownLate)
      const account = await accountOf(tx, { scope, period, open, division })
      const { region } = tx.actor
      const isWholeCity = scope.includes(region.slice(0, 4))
      const live = numbersOf({ ...account, period, region, regionName: '', records: new Map() })
      const stands = isWholeCity
        ? await filedNumbers(tx, live, period)
        : { numbers: live, filing: null }
      const inDivision = isWholeCity ? {} : { division: scope.join(',') }
      return {
        period: { label, from: period.from, to: period.to },
        scope: { division: division ?? null, name: await nameOfScope(tx, scope, division) },
        filing: stands.filing,
        figures: account.figures.map((figure): CockpitFigure => {
          const { value, previous, now } = stands.numbers.figures[figure.code]
          return { ...figure, value, previous, now }
        }),
        steps: [...steps],
        tiles: account.areas.rows,
        late: {
          rows: late.map((row) => {
            const filters = { overdue: 'true', duty: row.orgId, ...inDivision }
            return Object.assign(row, { records: { list: '/matters', filters } })
          }),
          matters: account.now.overdue,
          records: account.now.overdueRecords,
        },
      }
    },
  }),
]

/** The numbers of the city's report of the same period, so that the page and the paper agree. */
async function filedNumbers(
  tx: Tx,
  live: Numbers,
  period: Period,
): Promise<{ numbers: Numbers; filing: Cockpit['filing'] }> {
  const filings = await findFilings(tx, { kind: kindOf(period.grain), period: period.label })
  const clearance = clearanceOf(openSensitivitiesOf(tx.initiator))
  const { numbers, filing } = asFiled(live, filings, {
    ...{ clearance, movesOn, at: tx.now.toISOString() },
  })
  return {
    numbers,
    filing: filing && { number: filing.number, filedAt: filing.filedAt },
  }
}
