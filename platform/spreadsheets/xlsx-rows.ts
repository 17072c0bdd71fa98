import type { Readable } from 'node:stream'
import type { Archive } from './archive.ts'
import { findMerges, type MergedCells } from './merged-cells.ts'
import { sheetLimits, type Cell, type SheetProgress, type SheetRow } from './sheet.ts'
import { pieces, xmlParser } from './xml.ts'
import { readWorkbookParts, type WorkbookParts } from './xlsx-parts.ts'

/** The rows of the first sheet, one after another; only one piece of the sheet is in memory. */
export async function* xlsxRows(
  archive: Archive,
  progress: SheetProgress,
  merges?: MergedCells[],
): AsyncGenerator<SheetRow> {
  const parts = await readWorkbookParts(archive)
  if (merges !== undefined) merges.push(...(await findMerges(await archive.open(parts.sheet))))
  const size = archive.sizeOf(parts.sheet)
  let read = 0
  const stream: Readable = await archive.open(parts.sheet)
  const ready: SheetRow[] = []
  const parser = sheetParser(parts, (row) => ready.push(row))
  try {
    for await (const chunk of pieces(stream)) {
      parser.write(chunk)
      read += Buffer.byteLength(chunk)
      Object.assign(progress, { fraction: Math.min(read / size, 1) })
      yield* ready.splice(0)
    }
    parser.close()
    yield* ready.splice(0)
  } finally {
    stream.destroy()
  }
}

function sheetParser(
  parts: WorkbookParts,
  emit: (row: SheetRow) => void,
): ReturnType<typeof xmlParser> {
  let number = 0
  let cells: Cell[] = []
  let column = -1
  let type = ''
  let style = ''
  let value = ''
  let isValue = false
  let phonetic = 0
  return xmlParser({
    open(name, attributes) {
      if (name === 'c') {
        const reference = attributes['r']
        column = reference === undefined ? column + 1 : columnOf(reference)
        type = attributes['t'] ?? ''
        style = attributes['s'] ?? ''
        value = ''
      } else if (name === 'v' || name === 't') {
        isValue = phonetic === 0
      } else if (name === 'row') {
        const reference = attributes['r']
        number = reference === undefined ? number + 1 : Number(reference)
        cells = []
        column = -1
      } else if (name === 'rPh') {
        phonetic++
      }
    },
    text(text) {
      if (isValue && value.length < sheetLimits.charactersPerCell) value += text
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') phonetic--
      else if (name === 'row') emit({ number, cells })
      else if (name === 'c' && column < sheetLimits.columns) {
        while (cells.length < column) cells.push('')
        cells[column] = cellOf(type, style, value, parts)
      }
    },
  })
}

/** `AB12` → 27 */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

function cellOf(type: string, style: string, value: string, parts: WorkbookParts): Cell {
  switch (type) {
    case 's':
      return parts.strings[Number(value)] ?? ''
    case 'inlineStr':
    case 'str':
    case 'e':
      return value
    case 'b':
      return value === '1' ? '是' : '否'
    case 'd':
      return value
        .replace('T', ' ')
        .replace(/(\.\d+)?Z?$/, '')
        .replace(' 00:00:00', '')
    default:
      if (value === '') return ''
      return parts.dateStyles[Number(style)] === true
        ? dateText(Number(value), parts.startsIn1904)
        : numberCell(value)
  }
}

function numberCell(value: string): Cell {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (Math.abs(number) >= 1e15) return { rounded: String(number) }
  // 0.1 + 0.2 is stored as 0.30000000000000004; 15 digits are what the sheet shows.
  return Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(15)))
}

const dayMilliseconds = 86_400_000

/** Excel counts days from 1900 and believes that 29 February 1900 existed. */
function dateText(serial: number, startsIn1904: boolean): string {
  const days = startsIn1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const milliseconds = Math.round((days * dayMilliseconds) / 1000) * 1000
  const at = new Date(Date.UTC(1899, 11, 30) + milliseconds)
  if (Number.isNaN(at.getTime())) return String(serial)
  const text = at.toISOString().slice(0, 19).replace('T', ' ')
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text
}
