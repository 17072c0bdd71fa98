import type { ImportColumn } from './import-column.schema.ts'
import type { Layout } from './import.schema.ts'
import { propose, type Header } from './mapping.transition.ts'
import type { RawCell } from './row.schema.ts'

/** The beginning of a file, as it was kept when the file came. */
export type SheetHead = {
  readonly rows: readonly { readonly number: number; readonly cells: readonly RawCell[] }[]
  /** those that touch the rows */
  readonly merges: readonly {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
}

/** How far down a header is looked for: titles, the office's name and the date stand above it. */
const deepest = 10

/**
 * Finds the header and proposes what its columns mean. The row (or two) whose titles are likest to
 * the columns of the kind wins; two rows only where they say more than one.
 */
export function proposeLayout(head: SheetHead, columns: readonly ImportColumn[]): Layout {
  let best: { layout: Layout; score: number } | undefined
  for (const { number } of head.rows.slice(0, deepest)) {
    if (goesOn(head, number)) continue
    for (const headerDepth of [1, 2]) {
      const headers = headersAt(head, number, headerDepth)
      const { columns: proposed, score } = propose(headers, columns)
      // Two rows must pay for themselves by naming columns that one row leaves without a title.
      const titled = headers.filter(({ header }) => header !== '').length
      const worth = score + titled * 0.05 - (headerDepth - 1) * 0.01
      if (best !== undefined && worth <= best.score) continue
      best = { layout: { headerRow: number, headerDepth, columns: proposed }, score: worth }
    }
  }
  return best?.layout ?? { headerRow: 1, headerDepth: 1, columns: [] }
}

/** A row without a title where the row above has one is the second row of a header, not its first. */
function goesOn(head: SheetHead, row: number): boolean {
  const above = head.rows.find(({ number }) => number === row - 1)
  if (above === undefined || isAlone(head, row - 1)) return false
  return above.cells.some(
    (cell, at) => cell !== '' && cellAt(head, row, at) === '' && hasValues(head, row + 1, at),
  )
}

/** The titles of a header that begins in a row; of two rows, the group and then the title below it. */
export function headersAt(head: SheetHead, headerRow: number, headerDepth: number): Header[] {
  const width = Math.max(0, ...head.rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, at): Header => {
    const own = textAt(head, headerRow, at, width)
    const lower = headerDepth === 1 ? own : textAt(head, headerRow + 1, at, width)
    const isBelowGroup = headerDepth === 2 && own === '' && lower !== ''
    const upper = isBelowGroup && head.merges.length === 0 ? groupLeftOf(head, headerRow, at) : own
    const isSame = upper === lower || lower === '' || upper === ''
    if (isSame) return { at, header: (lower || upper).slice(0, 200) }
    return { at, header: (upper + lower).slice(0, 200), own: lower.slice(0, 200) }
  }).filter(({ header, at }) => header !== '' || hasValues(head, headerRow + headerDepth, at))
}

function hasValues({ rows }: SheetHead, from: number, at: number): boolean {
  return rows.some(({ number, cells }) => number >= from && (cells[at] ?? '') !== '')
}

function textAt(head: SheetHead, row: number, at: number, width: number): string {
  const merge = head.merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= at && at <= right,
  )
  // One cell across the whole table is its name, not the name of a column.
  if (merge !== undefined && merge.right - merge.left + 1 > Math.max(3, width * 0.7)) return ''
  return cellAt(head, merge?.top ?? row, merge?.left ?? at)
}

/** A .csv of merged cells has the group above its first column and nothing above the others. */
function groupLeftOf(head: SheetHead, row: number, at: number): string {
  for (let left = at - 1; left >= 0; left--) {
    const text = cellAt(head, row, left)
    if (text !== '') return isAlone(head, row) ? '' : text
  }
  return ''
}

/** A row with one text is a name of the table. */
function isAlone(head: SheetHead, row: number): boolean {
  const cells = head.rows.find(({ number }) => number === row)?.cells ?? []
  return cells.filter((cell) => cell !== '').length < 2
}

function cellAt({ rows }: SheetHead, row: number, at: number): string {
  const cell = rows.find(({ number }) => number === row)?.cells[at] ?? ''
  return typeof cell === 'string' ? cell.replaceAll(/\s+/g, '') : cell.rounded
}
