import { Category } from '#domain/leads/category.schema.ts'
import { LeadChannel } from '#domain/leads/lead.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findAreas, levelUnder, sumDivisions } from './area.store.ts'
import { yearToDate } from '#platform/time/period.ts'
import { sumCategories, sumCategoryMonths } from './cell.store.ts'
import {
  areaTable,
  categoryColumn,
  categoryTable,
  channelTable,
  type Overdue,
} from './breakdown.transition.ts'
import { metrics } from './definition.table.ts'
import { divisionsOf, linkOf, pageOf, type Asked } from './figure.store.ts'
import type {
  AreaRow,
  CategoryRow,
  ChannelRow,
  ListLink,
  MetricCode,
  OfficialTable,
} from './metric.schema.ts'
import { officialTable } from './official.transition.ts'

/** What an area is judged by: found, taken up, finished. */
const areaMetrics = [
  ...(['visits', 'problemsSolved', 'hazards', 'mattersOpened', 'mattersAccepted'] as const),
  ...(['mattersAcceptedInTime', 'mattersClosed', 'mattersRevisited'] as const),
]

export type Breakdowns = {
  readonly areas: {
    readonly level: 'county' | 'township' | 'village' | null
    readonly rows: AreaRow[]
    readonly notPlaced: Partial<Record<MetricCode, number>>
  }
  readonly categories: {
    readonly rows: CategoryRow[]
    readonly foundNotPlaced: number
    readonly resolvedNotPlaced: number
  }
  readonly channels: { readonly rows: ChannelRow[]; readonly notPlaced: number }
  readonly now: {
    readonly overdue: number
    readonly overdueRecords: ListLink
  }
}

/**
 * The tables beside the figures. Acts as the system, after `figuresOf` has settled what was marked.
 * @param overdue counted as the reader sees it, before anything acted as the system
 */
export async function breakdownsOf(
  tx: Tx,
  asked: Asked,
  overdue: readonly Overdue[],
): Promise<Breakdowns> {
  const { scope, period, open } = asked
  tx.asSystem()
  const level = levelUnder(scope)
  const none: Promise<never[]> = Promise.resolve([])
  const [areas, sums, categories, channels] = await Promise.all([
    level === undefined ? none : findAreas(tx, scope, level),
    level === undefined ? none : sumDivisions(tx, scope, areaMetrics, period, level),
    sumCategories(tx, scope, ['mattersOpened', 'mattersClosed'], period),
    sumCategories(tx, scope, ['leadsFound'], period),
  ])
  return {
    areas: { level: level ?? null, ...areaTable(areas, sums, overdue, areaMetrics, open) },
    categories: categoryTable(Category.options, categories, open, (code, category) =>
      pageOf(code, asked, category),
    ),
    channels: channelTable(LeadChannel.options, channels, open, (channel) => {
      const { list, filters } = linkOf(metrics.leadsFound, asked)
      return { list, filters: { ...filters, channel } }
    }),
    now: {
      overdue: overdue.reduce((sum, { matters }) => sum + matters, 0),
      overdueRecords: {
        list: '/matters',
        filters: { overdue: 'true', ...divisionsOf(scope) },
      },
    },
  }
}

/** What a figure says of one category: nothing that the table of all categories would not show. */
export async function shownOfCategory(
  tx: Tx,
  { scope, period, open }: Asked,
  code: MetricCode,
  category: Category,
): Promise<number> {
  tx.asSystem()
  const sums = await sumCategories(tx, scope, [code], period)
  const { values } = categoryColumn(Category.options, code, sums, open)
  return values[Category.options.indexOf(category)] ?? 0
}

/** The table that is filed with the level above. Acts as the system, after `figuresOf` has settled. */
export async function officialTableOf(
  tx: Tx,
  { scope, period, open }: Asked,
): Promise<OfficialTable> {
  tx.asSystem()
  const codes = ['mattersOpened', 'mattersClosed'] as const
  const sums = await sumCategoryMonths(tx, scope, codes, yearToDate(period))
  return officialTable(Category.options, sums, open, period)
}
