/** `43.2%`; nothing of nothing is said as a dash. */
export function share(part: number, whole: number): string {
  // Rounded down: what is not whole is never said to be 100.0%.
  return whole === 0 ? '—' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`
}

/** `2023-12`, `2023-11` …: the twelve months that are over on a day, the latest first. */
export function monthsOver(today: string): string[] {
  const [year, month] = today.split('-').map(Number)
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(year ?? 0, (month ?? 1) - 2 - back, 1)).toISOString().slice(0, 7),
  )
}
