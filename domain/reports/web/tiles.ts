/** Where the counties of Huangshi lie, roughly; places without an entry stand one after another. */
const places: Readonly<Record<string, { gridColumn: string; gridRow: string }>> = {
  '420205': { gridColumn: '2', gridRow: '1' },
  '420204': { gridColumn: '3', gridRow: '1' },
  '420202': { gridColumn: '4', gridRow: '1' },
  '420281': { gridColumn: '1 / 4', gridRow: '2' },
  '420203': { gridColumn: '4', gridRow: '2' },
  '420222': { gridColumn: '2 / 5', gridRow: '3' },
}

export function placeOfTile(division: string): { gridColumn: string; gridRow: string } | undefined {
  return division.endsWith('000000') ? places[division.slice(0, 6)] : undefined
}

/** Shares that the tiles may show. */
export const views = ['accept', 'confirmed', 'recurrence', 'not-reached'] as const
export type View = (typeof views)[number]

/** Where a darker shade begins, in percent. Of some a high share is good, of some a low one: no judgement. */
const bounds: Readonly<Record<View, readonly [number, number, number]>> = {
  accept: [80, 90, 97],
  confirmed: [50, 70, 85],
  recurrence: [5, 10, 20],
  'not-reached': [5, 10, 20],
}

/** The shade of a share, from 2 (light) to 5 (dark). */
export function rampOf(view: View, value: number): 2 | 3 | 4 | 5 {
  const [first, second, third] = bounds[view]
  if (value >= third) return 5
  if (value >= second) return 4
  return value >= first ? 3 : 2
}

export function ranges(view: View): { ramp: number; from: number; to?: number }[] {
  const [first, second, third] = bounds[view]
  return [
    { ramp: 2, from: 0, to: first },
    { ramp: 3, from: first, to: second },
    { ramp: 4, from: second, to: third },
    { ramp: 5, from: third },
  ]
}
