import { timeCodes, timeNames } from '#domain/supervision/outcome-name.schema.ts'
import type { OutcomeCell } from '#domain/supervision/outcome.schema.ts'
import type { Timing } from './report.schema.ts'

/** The hours that things took, in their order; those of fewer than five records say nothing. */
export function timingsOf(cells: readonly OutcomeCell[]): Timing[] {
  return timeCodes.map((code, at) => ({ code, name: timeNames[code], cell: cells[at] ?? null }))
}

/** As it stands under the third part of the account; nothing where no time is known. */
export function timingParagraphs(timings: readonly Timing[]): string[] {
  const known = timings.flatMap(({ name, cell }) =>
    cell === null ? [] : [`${name.zh}${cell.value}小时（${cell.count}件）`],
  )
  return known.length === 0 ? [] : [`办理用时（中位数，不足五件的不列）：${known.join('；')}。`]
}
