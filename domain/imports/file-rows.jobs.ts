import { filledDown, type MergedCells } from '#platform/spreadsheets/merged-cells.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import {
  isBlank,
  SheetRefused,
  type Cell,
  type SheetProgress,
  type SheetRow,
  type SheetSource,
} from '#platform/spreadsheets/sheet.ts'
import type { SheetHead } from './header.transition.ts'
import type { Layout } from './import.schema.ts'
import type { FileRow } from './row.schema.ts'

/** Enough to find the header in and to show what the first rows become. */
const headRows = 40

/** The beginning of a file. @throws {SheetRefused} when it cannot be read, or holds nothing */
export async function readHead(source: SheetSource): Promise<SheetHead> {
  const merges: MergedCells[] = []
  const rows: SheetRow[] = []
  for await (const row of readSheet(source, { fraction: 0 }, merges)) {
    if (isBlank(row)) continue
    rows.push({ number: row.number, cells: row.cells.map(trimmed) })
    if (rows.length === headRows) break
  }
  const last = rows.at(-1)
  if (last === undefined) throw new SheetRefused('file-empty')
  return { rows, merges: merges.filter(({ top }) => top <= last.number) }
}

/** The rows below the header of a file, each cell under the field that the layout gives its column. */
export async function* fileRows(
  source: SheetSource,
  layout: Layout,
  progress: SheetProgress,
): AsyncGenerator<FileRow> {
  const merges: MergedCells[] = []
  yield* sortedRows(filledDown(readSheet(source, progress, merges), merges), layout)
}

/** The same of the beginning that was kept. */
export async function* headFileRows(head: SheetHead, layout: Layout): AsyncGenerator<FileRow> {
  yield* sortedRows(filledDown(arriving(head.rows), head.merges), layout)
}

async function* arriving(rows: readonly SheetRow[]): AsyncGenerator<SheetRow> {
  yield* rows
}

async function* sortedRows(
  rows: AsyncIterable<SheetRow>,
  { headerRow, headerDepth, columns }: Layout,
): AsyncGenerator<FileRow> {
  for await (const row of rows) {
    if (row.number < headerRow + headerDepth || isBlank(row)) continue
    const cells: Record<string, Cell> = {}
    const extra: Record<string, string> = {}
    for (const { at, field, header } of columns) {
      const cell = trimmed(row.cells[at] ?? '')
      if (field !== null) cells[field] = cell
      else if (typeof cell === 'string' && cell !== '') extra[header] = cell
    }
    yield { row: row.number, cells, extra }
  }
}

function trimmed(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.trim() : cell
}
