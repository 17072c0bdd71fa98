import { divisionNames } from '#domain/divisions/division.public.ts'
import { accountOf, recordsBehind } from '#domain/metrics/metric.public.ts'
import { metricCodes, type MetricCode } from '#domain/metrics/metric.schema.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Period } from '#platform/time/period.ts'
import { assembleReport } from './report.transition.ts'
import type { Report, ReportKind } from './report.schema.ts'
import { findSectionTexts } from './section.store.ts'

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

/** The account of the whole city. Acts as the system: the caller has decided who may read it. */
export async function reportOf(
  tx: Tx,
  { kind, period, open, isRecounted }: Wanted,
): Promise<Report> {
  const { region } = tx.actor
  const city = region.padEnd(12, '0')
  const scope = [region.slice(0, 4)]
  const texts = findSectionTexts(tx, { kind, period: period.label })
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
  return assembleReport({
    ...{ kind, period, region, records, now: tx.now },
    ...{ figures: account.figures, areas: account.areas, categories: account.categories },
    channels: account.channels,
    regionName: (await names).get(city) ?? region,
    texts: await texts,
  })
}
