import { Category } from '#domain/leads/category.schema.ts'
import { LeadChannel } from '#domain/leads/lead.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { yearToDate } from '#platform/time/period.ts'
import { findAreas, levelUnder, sumAreas, type AreaLevel } from './area.store.ts'
import {
  areaTable,
  categoryColumn,
  categoryTable,
  channelTable,
  type Overdue,
} from './breakdown.transition.ts'
import { metrics } from './definition.table.ts'
import { divisionsOf, figuresIn, linkOf, pageOf, readPeriod, type Asked } from './figure.store.ts'
import type {
  AreaRow,
  CategoryRow,
  ChannelRow,
  Figure,
  ListLink,
  MetricCode,
  OfficialTable,
} from './metric.schema.ts'
import { officialTable } from './official.transition.ts'
import { readSettled } from './settling.store.ts'
import { sumCategories, sumCategoryMonths } from './sum.store.ts'

/** What an area is judged by: found, taken up, finished. */
const areaMetrics = [
  ...(['visits', 'problemsSolved', 'hazards', 'mattersOpened', 'mattersAccepted'] as const),
  ...(['mattersAcceptedInTime', 'mattersClosed', 'mattersRevisited'] as const),
]

export type Breakdowns = {
  readonly areas: {
    readonly level: AreaLevel | null
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
 * The figures of a period and the tables beside them, read in one trip when nothing is outstanding.
 * Acts as the system.
 * @param overdue counted as the reader sees it, before anything acted as the system
 */
export async function dashboardOf(
  tx: Tx,
  asked: Asked,
  overdue: readonly Overdue[],
): Promise<Breakdowns & { readonly figures: Figure[] }> {
  const { scope, period, open } = asked
  tx.asSystem()
  const level = levelUnder(scope)
  const none: Promise<never[]> = Promise.resolve([])
  const [read, areas, areaSums] = await readSettled(tx, () =>
    Promise.all([
      readPeriod(tx, asked),
      level === undefined ? none : findAreas(tx, scope, level),
      level === undefined ? none : sumAreas(tx, scope, areaMetrics, period, level),
    ]),
  )
  const broken = read.sums.filter(({ part }) => part === 'categories')
  return {
    figures: figuresIn(read, asked),
    areas: { level: level ?? null, ...areaTable(areas, areaSums, overdue, areaMetrics, open) },
    categories: categoryTable(Category.options, broken, open, (code, category) =>
      pageOf(code, asked, category),
    ),
    channels: channelTable(LeadChannel.options, broken, open, (channel) => {
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
  const sums = await sumCategories(tx, scope, code, period)
  const { values } = categoryColumn(Category.options, code, sums, open)
  return values[Category.options.indexOf(category)] ?? 0
}

/** The table that is filed with the level above. Acts as the system, after `dashboardOf` has settled. */
export async function officialTableOf(
  tx: Tx,
  { scope, period, open }: Asked,
): Promise<OfficialTable> {
  tx.asSystem()
  const codes = ['mattersOpened', 'mattersClosed'] as const
  const sums = await sumCategoryMonths(tx, scope, codes, yearToDate(period))
  return officialTable(Category.options, sums, open, period)
}
