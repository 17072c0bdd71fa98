import { kitWording } from './kit.wording.ts'
import { shortMonth } from './time.ts'
import { useWords } from './wording.ts'

export type PeriodOfDays = { readonly period: string; readonly from: string; readonly to: string }

/** A month by its name; a quarter or half-year by its days. */
export function usePeriodWords(): (of: PeriodOfDays) => string {
  const say = useWords(kitWording)
  return ({ period, from, to }) => {
    const [year = '', number = ''] = period.split('-')
    return /^\d{4}-\d{2}$/.test(period)
      ? say('period.month', { year, number: Number(number), name: shortMonth(Number(number)) })
      : say('period.other', { from, to })
  }
}
