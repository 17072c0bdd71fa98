import { SheetRefused, isBlank, type Cell, type SheetRow } from './sheet.ts'

/** The columns that an import knows. */
export type KnownColumns<Name extends string> = {
  readonly names: readonly Name[]
  readonly required: readonly Name[]
}

/** A row read through its header. */
export type NamedRow<Name extends string> = {
  readonly number: number
  readonly cells: Readonly<Record<Name, Cell>>
  /** what stood in columns that the import does not know; empty cells left out */
  readonly extra: Readonly<Record<string, string>>
}

/** 村（社区）区划代码* and 村(社区)区划代码 are one column. */
function normalHeader(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return ''
  return cell.normalize('NFKC').replaceAll(/[\s*]/g, '')
}

/** Finds the header in the first row that is not empty, then reads every row that is not empty by it. */
export async function* namedRows<Name extends string>(
  rows: AsyncIterable<SheetRow>,
  known: KnownColumns<Name>,
  tellUnknown: (columns: readonly string[]) => void,
): AsyncGenerator<NamedRow<Name>> {
  let header: Header<Name> | undefined
  for await (const row of rows) {
    if (isBlank(row)) continue
    if (header === undefined) {
      header = headerOf(row, known)
      tellUnknown(header.unknown.map(({ name }) => name))
    } else {
      yield named(row, header)
    }
  }
  if (header === undefined) throw new SheetRefused('file-empty')
}

type Header<Name extends string> = {
  readonly known: readonly { name: Name; at: number }[]
  readonly unknown: readonly { name: string; at: number }[]
}

function headerOf<Name extends string>(
  row: SheetRow,
  { names, required }: KnownColumns<Name>,
): Header<Name> {
  const headings = row.cells.map(normalHeader)
  const twice = headings.find((name, at) => name !== '' && headings.indexOf(name) !== at)
  if (twice !== undefined) throw new SheetRefused('column-twice', { column: twice })
  const known = names.map((name) => ({ name, at: headings.indexOf(normalHeader(name)) }))
  const missing = known.filter(({ name, at }) => at < 0 && required.includes(name))
  if (missing.length > 0) {
    throw new SheetRefused('columns-missing', {
      columns: missing.map(({ name }) => name).join('、'),
    })
  }
  const taken = new Set(known.map(({ at }) => at))
  const unknown = headings
    .map((name, at) => ({ name, at }))
    .filter(({ name, at }) => name !== '' && !taken.has(at))
  return { known, unknown }
}

function named<Name extends string>(row: SheetRow, header: Header<Name>): NamedRow<Name> {
  const cells = {} as Record<Name, Cell>
  for (const { name, at } of header.known) cells[name] = trimmed(row.cells[at])
  const extra: Record<string, string> = {}
  for (const { name, at } of header.unknown) {
    const cell = trimmed(row.cells[at])
    const text = typeof cell === 'string' ? cell : cell.rounded
    if (text !== '') extra[name] = text
  }
  return { number: row.number, cells, extra }
}

function trimmed(cell: Cell | undefined): Cell {
  return typeof cell === 'string' ? cell.trim() : (cell ?? '')
}
