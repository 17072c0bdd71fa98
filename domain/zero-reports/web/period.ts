import type { Say } from '#web/kit/wording.ts'

type PeriodKey = 'period.month' | 'period.other'

/** A month by its name; a quarter or half-year by its days. */
export function wordsOfPeriod(
  say: Say<PeriodKey>,
  { period, from, to }: { period: string; from: string; to: string },
): string {
  const [year = '', month = ''] = period.split('-')
  return /^\d{4}-\d{2}$/.test(period)
    ? say('period.month', { year, month: Number(month) })
    : say('period.other', { from, to })
}

/** `43.2%`; nothing of nothing is said as a dash. */
export function share(part: number, whole: number): string {
  // Rounded down: what is not whole is never said to be 100.0%.
  return whole === 0 ? '—' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`
}
