import { Category } from '#domain/leads/category.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  countOverdue,
  findAreas,
  levelUnder,
  medianHoursToContact,
  sumDivisions,
} from './area.store.ts'
import { sumCategories } from './cell.store.ts'
import { areaTable, categoryTable } from './breakdown.transition.ts'
import type { Asked } from './figure.store.ts'
import type { AreaRow, CategoryRow, MetricCode } from './metric.schema.ts'

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
  readonly now: { readonly overdueSteps: number; readonly medianHoursToContact: number | null }
}

/** The tables beside the figures. Acts as the system, after `figuresOf` has settled what was marked. */
export async function breakdownsOf(tx: Tx, { scope, period, open }: Asked): Promise<Breakdowns> {
  tx.asSystem()
  const level = levelUnder(scope)
  const none: Promise<never[]> = Promise.resolve([])
  const [areas, sums, overdue, categories, hours] = await Promise.all([
    level === undefined ? none : findAreas(tx, scope, level),
    level === undefined ? none : sumDivisions(tx, scope, areaMetrics, period),
    countOverdue(tx, scope, open),
    sumCategories(tx, scope, ['mattersOpened', 'mattersClosed'], period),
    medianHoursToContact(tx, scope, open, period),
  ])
  return {
    areas: { level: level ?? null, ...areaTable(areas, sums, overdue, areaMetrics, open) },
    categories: categoryTable(Category.options, categories, open),
    now: {
      overdueSteps: overdue.reduce((sum, { steps }) => sum + steps, 0),
      medianHoursToContact: hours === null ? null : Math.round(hours * 10) / 10,
    },
  }
}
