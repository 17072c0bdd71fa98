import { divisionNames } from '#domain/divisions/division.public.ts'
import { accountOf, movesOn, recordsBehind } from '#domain/metrics/metric.public.ts'
import { metricCodes, type MetricCode } from '#domain/metrics/metric.schema.ts'
import { timeCodes } from '#domain/supervision/outcome-name.schema.ts'
import { outcomeCellOf } from '#domain/supervision/outcome.public.ts'
import type { OutcomeCell } from '#domain/supervision/outcome.schema.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Period } from '#platform/time/period.ts'
import { findFilings } from './filing.store.ts'
import type { Clearance } from './filing.transition.ts'
import { assembleReport, numbersOf } from './report.transition.ts'
import type { ByClearance, Numbers, Report, ReportKind } from './report.schema.ts'
import { findSectionTexts } from './section.store.ts'
import { timingsOf } from './timing.transition.ts'

/** Below this a count of records may not say more than the figure shows (small-cell rule). */
const smallestCount = 5

type Wanted = {
  readonly kind: ReportKind
  readonly period: Period
  /** sensitivities whose records count in cells of any size */
  readonly open: readonly Sensitivity[]
  /** count the records behind every figure as well: reads the period's rows, for files only */
  readonly isRecounted: boolean
}

/**
 * The account of the whole city; once the period is filed, with the numbers that were filed. Acts as
 * the system: the caller has decided who may read it.
 */
export async function reportOf(
  tx: Tx,
  { kind, period, open, isRecounted }: Wanted,
): Promise<Report> {
  const { region } = tx.actor
  const texts = findSectionTexts(tx, { kind, period: period.label })
  const { numbers, regionName } = await liveNumbers(tx, period, open, isRecounted)
  const filings = await findFilings(tx, { kind, period: period.label })
  return assembleReport(numbers, {
    ...{ kind, period, region, regionName, filings, movesOn },
    ...{ now: tx.now, texts: await texts, clearance: clearanceOf(open) },
  })
}

/** The numbers of a period as they are, in both readings: what a filing keeps. */
export async function contentOf(tx: Tx, period: Period): Promise<ByClearance<Numbers>> {
  const normal = await liveNumbers(tx, period, ['normal'], false)
  const sensitive = await liveNumbers(tx, period, ['normal', 'sensitive'], false)
  return { normal: normal.numbers, sensitive: sensitive.numbers }
}

/** Which reading of a filing goes with what a reader's clearance opens. */
export function clearanceOf(open: readonly Sensitivity[]): Clearance {
  return open.includes('sensitive') ? 'sensitive' : 'normal'
}

async function liveNumbers(
  tx: Tx,
  period: Period,
  open: readonly Sensitivity[],
  isRecounted: boolean,
): Promise<{ numbers: Numbers; regionName: string }> {
  const { region } = tx.actor
  const city = region.padEnd(12, '0')
  const scope = [region.slice(0, 4)]
  const names = divisionNames(tx, [city])
  const account = await accountOf(tx, { scope, period, open, division: city })
  const records = new Map<MetricCode, number>()
  if (isRecounted) {
    const counts = await Promise.all(
      metricCodes.map((code) => recordsBehind(tx, code, { scope, period })),
    )
    for (const [at, code] of metricCodes.entries()) {
      const count = counts[at] ?? 0
      if (count >= smallestCount) records.set(code, count)
    }
  }
  const regionName = (await names).get(city) ?? region
  const { figures, areas, categories, channels, official } = account
  const numbers = numbersOf({
    ...{ period, region, regionName, records, figures, areas, categories, channels, official },
  })
  const cells: OutcomeCell[] = []
  for (const code of timeCodes) cells.push(await outcomeCellOf(tx, code, scope, period))
  const tables = { ...numbers.tables, timings: timingsOf(cells) }
  return { numbers: { ...numbers, tables }, regionName }
}
