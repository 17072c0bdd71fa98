import type { Tx } from '#platform/db/tx.ts'
import { maskIdentity, maskPhone } from '#platform/text/mask.ts'
import { divisionFullNames } from '#domain/divisions/division.public.ts'
import { keyGroupLabel } from '#domain/people/key-group.schema.ts'
import { readRow } from './cell.transition.ts'
import { headFileRows } from './file-rows.jobs.ts'
import { headersAt, proposeLayout, type SheetHead } from './header.transition.ts'
import type { ImportColumn } from './import-column.schema.ts'
import { columnsOf } from './import-kind.schema.ts'
import type { Preview, PreviewRow } from './import.contract.ts'
import type { ImportKind, Layout, StoredImport } from './import.schema.ts'
import { findMapping } from './import.store.ts'
import { layoutFault, propose, signatureOf } from './mapping.transition.ts'
import { findRegister } from './register.store.ts'
import type { CellValue, ReadRow } from './row.schema.ts'
import { takerOf } from './taker.table.ts'

/** Rows that the preview shows. */
const shownRows = 12

/** Values of a column shown beside its title. */
const samples = 3

/** How a new file is read: as this organisation read the same header last time, or as it looks. */
export async function layoutFor(
  tx: Tx,
  kind: ImportKind,
  head: SheetHead,
): Promise<{ layout: Layout; isRemembered: boolean }> {
  const proposed = proposeLayout(head, columnsOf(kind))
  const remembered = await findMapping(tx, kind, signatureOf(proposed.columns))
  if (remembered === undefined) return { layout: proposed, isRemembered: false }
  const fields = new Map(remembered.map(({ at, field }) => [at, field]))
  const columns = proposed.columns.map(({ at, header }) => {
    return { at, header, field: fields.get(at) ?? null }
  })
  return { layout: { ...proposed, columns }, isRemembered: true }
}

/** Where the header was moved, its titles are read anew and proposed again. */
export function relaid(head: SheetHead, kind: ImportKind, asked: Layout, before: Layout): Layout {
  const isMoved = asked.headerRow !== before.headerRow || asked.headerDepth !== before.headerDepth
  if (!isMoved) {
    const fields = new Map(asked.columns.map(({ at, field }) => [at, field]))
    const columns = before.columns.map((each) => ({ ...each, field: fields.get(each.at) ?? null }))
    return { ...before, columns }
  }
  const headers = headersAt(head, asked.headerRow, asked.headerDepth)
  return { ...asked, columns: propose(headers, columnsOf(kind)).columns }
}

/** What the first rows would become; nothing is written, and nothing is told of hidden records. */
export async function previewOf(
  tx: Tx,
  { kind, layout }: Pick<StoredImport, 'kind' | 'layout'>,
  head: SheetHead,
): Promise<Preview> {
  if (layout === null) return { fault: 'file-empty', missing: [], columns: [], rows: [] }
  const columns = columnsOf(kind)
  const fault = layoutFault(layout, columns)
  const mapped = new Set(layout.columns.map(({ field }) => field))
  const read: ReadRow[] = []
  const register = await findRegister(tx)
  for await (const row of headFileRows(head, layout)) {
    read.push(readRow(row, columns, register))
    if (read.length === shownRows) break
  }
  const rows = fault === undefined ? await outcomesOf(tx, kind, read) : []
  return {
    fault: fault?.refused ?? null,
    missing: columns
      .filter(({ isRequired, field }) => isRequired && !mapped.has(field))
      .map(({ title }) => title),
    columns: layout.columns.map(({ at }) => ({ at, samples: samplesOf(head, layout, at) })),
    rows,
  }
}

async function outcomesOf(
  tx: Tx,
  kind: ImportKind,
  read: readonly ReadRow[],
): Promise<PreviewRow[]> {
  const { outcomes, faults } = await takerOf(kind, true).check(tx, read)
  const columns = columnsOf(kind)
  const codes = read.flatMap(({ values }) =>
    columns.filter(isPlace).flatMap(({ field }) => textIn(values[field])),
  )
  const places = await divisionFullNames(tx, [...new Set(codes)])
  return read.map((row) => {
    const values = columns.map((column) => {
      const value = row.values[column.field] ?? null
      return isPlace(column) && typeof value === 'string'
        ? (places.get(value) ?? value)
        : shown(value, column)
    })
    const outcome = outcomes.get(row.row) ?? 'faulty'
    return { row: row.row, outcome, values, faults: faults.filter((each) => each.row === row.row) }
  })
}

function isPlace({ type }: ImportColumn): boolean {
  return type === 'village' || type === 'division'
}

function textIn(value: CellValue | undefined): string[] {
  return typeof value === 'string' ? [value] : []
}

function samplesOf({ rows }: SheetHead, { headerRow, headerDepth }: Layout, at: number): string[] {
  return rows
    .filter(({ number }) => number >= headerRow + headerDepth)
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, samples)
    .map((cell) => closed(typeof cell === 'string' ? cell : cell.rounded))
}

/** Long numbers are masked wherever they stand: screens are looked at over shoulders. */
function closed(text: string): string {
  return text
    .replaceAll(/\d{15,18}[\dXx]?/g, maskIdentity)
    .replaceAll(/1[3-9]\d{9}/g, maskPhone)
    .slice(0, 40)
}

function shown(value: CellValue, { choices = [], type }: ImportColumn): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    const label = choices.find((choice) => choice.value === value)?.label
    return type === 'phone' ? maskPhone(value) : closed(label ?? value)
  }
  if ('birth' in value) return maskIdentity(value.number)
  return value.map(keyGroupLabel).join('、')
}
