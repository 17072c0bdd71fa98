import { divisionFullNames } from '#domain/divisions/division.public.ts'
import { countOverdueMatters } from '#domain/matters/matter.public.ts'
import { administeredIn } from '#domain/organisations/organisation.public.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { query, type Route } from '#platform/http/route.ts'
import { periodOf } from '#platform/time/period.ts'
import { dashboardOf, shownOfCategory } from './dashboard.store.ts'
import { metrics } from './definition.table.ts'
import { figuresOf, linkOf, pageOf, type Asked } from './figure.store.ts'
import {
  listMetricRecordsContract,
  listMetricsContract,
  readDashboardContract,
  readFiguresContract,
  type FigureQuery,
} from './metric.contract.ts'
import {
  mayReadDefinitions,
  mayReadFigures,
  openSensitivities,
  toldOfHidden,
} from './metric.policy.ts'
import type { Definition, MetricCode } from './metric.schema.ts'
import { findRecords } from './record.store.ts'
import { nameOfScope } from './scope.store.ts'

export const metricsRoutes: readonly Route[] = [
  query(listMetricsContract, {
    may: mayReadDefinitions,
    read: () => Promise.resolve({ items: Object.values(metrics).map(definitionOf) }),
  }),

  query(readFiguresContract, {
    may: (actor) => mayReadFigures(actor),
    async read(tx, { query: asking }) {
      const asked = await askedOf(tx, asking)
      if (isRefusal(asked)) return asked
      const figures = await figuresOf(tx, asked)
      return { period: asked.period, scope: await scopeOf(tx, asked), figures }
    },
  }),

  query(listMetricRecordsContract, {
    may: (actor) => mayReadFigures(actor),
    async read(tx, { params: { code }, query: { page, size, category, ...asking } }) {
      const metric = metrics[code]
      const asked = await askedOf(tx, asking)
      if (isRefusal(asked)) return asked
      // First as the reader, then as the system: what the figure holds beyond what she sees.
      const { items, counted } = await findRecords(tx, metric, asked.scope, asked.period, {
        ...{ page, size, category },
      })
      const names = await divisionFullNames(
        tx,
        items.map(({ division }) => division),
      )
      const figure = (await figuresOf(tx, asked)).find((each) => each.code === code)
      const value =
        category === undefined
          ? (figure?.value ?? 0)
          : await shownOfCategory(tx, asked, code, category)
      return {
        items: items.map((item) =>
          Object.assign(item, { divisionName: names.get(item.division) ?? '' }),
        ),
        total: Math.min(counted, countCap),
        totalIsCapped: counted > countCap,
        value,
        // Beyond the cap what she sees is not counted; then what her clearance hides is said.
        notShown: counted > countCap ? (figure?.notShown ?? 0) : toldOfHidden(value - counted),
        records: category === undefined ? linkOf(metric, asked) : pageOf(code, asked, category),
      }
    },
  }),

  query(readDashboardContract, {
    may: (actor) => mayReadFigures(actor),
    async read(tx, { query: asking }) {
      const asked = await askedOf(tx, asking)
      if (isRefusal(asked)) return asked
      const overdue = await countOverdueMatters(tx, asked.scope)
      const { figures, ...breakdowns } = await dashboardOf(tx, asked, overdue)
      return {
        period: asked.period,
        scope: await scopeOf(tx, asked),
        figures,
        monthly: figures.map(({ code, trend }) => ({ metric: code, ...trend })),
        ...breakdowns,
        chain: chain.map((metric) => ({
          metric,
          value: figures.find(({ code }) => code === metric)?.value ?? 0,
        })),
      }
    },
  }),
]

const chain: readonly MetricCode[] = [
  ...(['hazards', 'hazardsRegistered', 'hazardsAccepted'] as const),
  ...(['hazardsClosed', 'hazardsRevisited', 'hazardsConfirmed'] as const),
]

/** A division stands for what its federation oversees, which the reader must oversee as well. */
async function askedOf(tx: Tx, { period, division }: FigureQuery): Promise<Asked | Refusal> {
  const scope = division === undefined ? tx.actor.divisions : await administeredIn(tx, division)
  const decision = mayReadFigures(tx.actor, scope)
  if (isRefusal(decision)) return decision
  return { scope, period: periodOf(period), open: openSensitivities(tx.actor), division }
}

async function scopeOf(
  tx: Tx,
  { scope, division }: Asked,
): Promise<{ division: string | null; name: string }> {
  return { division: division ?? null, name: await nameOfScope(tx, scope, division) }
}

function definitionOf({
  counting: _counting,
  drill: _drill,
  ...definition
}: (typeof metrics)[MetricCode]): Definition {
  return definition
}
