import { divisionFullNames, divisionNames } from '#domain/divisions/division.public.ts'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { query, type Route } from '#platform/http/route.ts'
import { periodOf } from '#platform/time/period.ts'
import { breakdownsOf } from './dashboard.store.ts'
import { metrics } from './definition.table.ts'
import { figuresOf, linkOf, type Asked } from './figure.store.ts'
import {
  listMetricRecordsContract,
  listMetricsContract,
  readDashboardContract,
  readFiguresContract,
  type FigureQuery,
} from './metric.contract.ts'
import { mayReadDefinitions, mayReadFigures, openSensitivities } from './metric.policy.ts'
import type { Definition, Figure, MetricCode } from './metric.schema.ts'
import { findRecords } from './record.store.ts'

export const metricsRoutes: readonly Route[] = [
  query(listMetricsContract, {
    may: mayReadDefinitions,
    read: () => Promise.resolve({ items: Object.values(metrics).map(definitionOf) }),
  }),

  query(readFiguresContract, {
    may: (actor, { query: { division } }) => mayReadFigures(actor, division),
    async read(tx, { query: asking }) {
      const asked = askedOf(tx, asking)
      const figures = await figuresOf(tx, asked)
      return { period: asked.period, scope: await scopeOf(tx, asked), figures }
    },
  }),

  query(listMetricRecordsContract, {
    may: (actor, { query: { division } }) => mayReadFigures(actor, division),
    async read(tx, { params: { code }, query: { page, size, ...asking } }) {
      const metric = metrics[code]
      const asked = askedOf(tx, asking)
      // First as the reader, then as the system: what the figure holds beyond what she sees.
      const { items, counted } = await findRecords(tx, metric, asked.scope, asked.period, {
        page,
        size,
      })
      const names = await divisionFullNames(
        tx,
        items.map(({ division }) => division),
      )
      const figure = (await figuresOf(tx, asked)).find((each) => each.code === code)
      return {
        items: items.map((item) =>
          Object.assign(item, { divisionName: names.get(item.division) ?? '' }),
        ),
        total: Math.min(counted, countCap),
        totalIsCapped: counted > countCap,
        notShown: notShownOf(figure, counted),
        records: linkOf(metric, asked),
      }
    },
  }),

  query(readDashboardContract, {
    may: (actor, { query: { division } }) => mayReadFigures(actor, division),
    async read(tx, { query: asking }) {
      const asked = askedOf(tx, asking)
      const figures = await figuresOf(tx, asked)
      const breakdowns = await breakdownsOf(tx, asked)
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
  'hazards',
  'hazardsRegistered',
  'hazardsClosed',
  'hazardsRevisited',
]

function askedOf(tx: Tx, { period, division }: FigureQuery): Asked {
  return {
    scope: division === undefined ? tx.actor.divisions : [prefixOf(division)],
    period: periodOf(period),
    open: openSensitivities(tx.actor),
    division,
  }
}

async function scopeOf(
  tx: Tx,
  { scope, division }: Asked,
): Promise<{ division: string | null; name: string }> {
  const codes = scope.map((prefix) => prefix.padEnd(12, '0'))
  const names = await divisionNames(tx, codes)
  return {
    division: division ?? null,
    name: codes.map((code) => names.get(code) ?? code).join('、'),
  }
}

function definitionOf({
  counting: _counting,
  drill: _drill,
  ...definition
}: (typeof metrics)[MetricCode]): Definition {
  return definition
}

/** Beyond the cap what the reader sees is not counted; then what her clearance hides is said. */
function notShownOf(figure: Figure | undefined, counted: number): number {
  if (figure === undefined) return 0
  return counted > countCap ? figure.notShown : Math.max(0, figure.value - counted)
}
