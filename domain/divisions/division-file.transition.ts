import { levelOf, parentCodeOf, type Division } from './division.schema.ts'

/** A row that cannot be taken: where it stands, and why. */
export type DivisionFault = {
  readonly row: number
  readonly code:
    | 'division-code-unreadable'
    | 'division-of-another-city'
    | 'division-name-missing'
    | 'division-twice'
    | 'division-without-parent'
    | 'city-missing'
}

export type DivisionRow = { readonly row: number; readonly code: string; readonly name: string }

/**
 * A city's divisions from a file of codes and names. Codes of 4, 6 and 9 digits are those of a city, a
 * county and a township. A tree with a hole would leave somebody without an office above her, so a file
 * with one fault is refused whole.
 * @param region six-digit prefecture code
 */
export function divisionsFrom(
  region: string,
  rows: readonly DivisionRow[],
): { readonly divisions: readonly Division[]; readonly faults: readonly DivisionFault[] } {
  const faults: DivisionFault[] = []
  const found = new Map<string, { row: number; division: Division }>()
  for (const { row, code: written, name } of rows) {
    const code = /^(?:\d{4}|\d{6}|\d{9}|\d{12})$/.test(written) ? written.padEnd(12, '0') : ''
    const fault = faultOf(region, code, name, found)
    if (fault !== undefined) {
      faults.push({ row, code: fault })
      continue
    }
    const division = { code, name, level: levelOf(code), parentCode: parentCodeOf(code) }
    found.set(code, { row, division })
  }
  for (const { row, division } of found.values()) {
    if (division.level !== 'city' && !found.has(division.parentCode ?? '')) {
      faults.push({ row, code: 'division-without-parent' })
    }
  }
  if (!found.has(region.padEnd(12, '0'))) faults.push({ row: 1, code: 'city-missing' })
  const divisions = [...found.values()].map(({ division }) => division)
  return { divisions, faults: faults.toSorted((left, right) => left.row - right.row) }
}

function faultOf(
  region: string,
  code: string,
  name: string,
  found: ReadonlyMap<string, unknown>,
): DivisionFault['code'] | undefined {
  if (code === '') return 'division-code-unreadable'
  if (!code.startsWith(region.slice(0, 4))) return 'division-of-another-city'
  if (name === '') return 'division-name-missing'
  return found.has(code) ? 'division-twice' : undefined
}
