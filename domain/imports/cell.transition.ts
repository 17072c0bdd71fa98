import { readIdentityNumber, type IdentityNumber } from '#platform/text/identity-number.ts'
import { maskAnything, maskIdentity } from '#platform/text/mask.ts'
import { normalName } from '#platform/text/person-name.ts'
import { readPhone } from '#platform/text/phone.ts'
import { keyGroupOf } from '#domain/people/key-group.schema.ts'
import { readDate } from './date.transition.ts'
import type { ImportColumn } from './import-column.schema.ts'
import type {
  CellRegister,
  CellValue,
  FileRow,
  ImportFault,
  ImportFaultCode,
  RawCell,
  Reading,
  ReadRow,
} from './row.schema.ts'

const longest = 2_000

/** A cell that cannot be taken, and why. */
class Fault {
  readonly code: ImportFaultCode
  constructor(code: ImportFaultCode) {
    this.code = code
  }
}

/** Every cell by its column's type, and every fault of the row at once. */
export function readRow(
  row: FileRow,
  columns: readonly ImportColumn[],
  register: CellRegister,
): ReadRow {
  const note = noteIn(row, columns)
  if (note !== undefined) return { ...row, values: {}, faults: [note] }
  const faults: ImportFault[] = []
  const values: Record<string, CellValue> = {}
  for (const column of columns) {
    const cell = row.cells[column.field] ?? ''
    const value = readCell(cell, column, register)
    const isMissing = column.isRequired === true && isNothing(value) && cell === ''
    if (value instanceof Fault) faults.push(faultOf(row, column, value.code))
    else if (isMissing) faults.push(faultOf(row, column, 'required'))
    values[column.field] = value instanceof Fault ? null : value
  }
  return { ...row, values, faults }
}

export function faultOf(row: FileRow, column: ImportColumn, code: ImportFaultCode): ImportFault {
  const { title } = column
  return {
    row: row.row,
    column: title,
    code,
    shown: shownOf(row.cells[column.field] ?? '', column),
  }
}

function isNothing(value: CellValue | Fault): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Totals, signatures and remarks below a table, and its header repeated on the next sheet of paper. */
function noteIn(row: FileRow, columns: readonly ImportColumn[]): ImportFault | undefined {
  const filled = columns.flatMap((column) => {
    const cell = row.cells[column.field]
    return typeof cell === 'string' && cell !== '' ? [{ column, cell }] : []
  })
  const [first] = filled
  const start = Object.values(row.extra).find((text) => text !== '') ?? first?.cell ?? ''
  const about = first?.column ?? columns[0]
  if (about === undefined) return undefined
  const isNote = /^(?:合\s*计|总\s*计|小\s*计|填表|制表|审核|备注[:：]|说明[:：]|注[:：])/.test(
    start,
  )
  if (isNote && filled.length <= 2) return faultOf(row, about, 'note-row')
  const titles = filled.filter(({ column, cell }) => isTitle(column, cell))
  return titles.length >= 2 ? faultOf(row, about, 'header-again') : undefined
}

function isTitle({ title, also = [] }: ImportColumn, cell: string): boolean {
  const text = cell.replaceAll(/\s/g, '')
  return text === title || also.includes(text)
}

function readCell(cell: RawCell, column: ImportColumn, register: CellRegister): CellValue | Fault {
  if (typeof cell !== 'string') {
    return new Fault(column.type === 'identity' ? 'identity-rounded' : 'number-rounded')
  }
  if (cell.includes('\uFFFD')) return new Fault('unreadable-text')
  if (cell.length > (column.limit ?? longest)) return new Fault('too-long')
  if (cell === '') return column.type === 'key-groups' ? [] : null
  switch (column.type) {
    case 'text':
    case 'raw':
    case 'told':
      return cell
    case 'name':
      return readName(cell)
    case 'identity':
      return readIdentity(cell)
    case 'phone':
      return isRuined(cell) ? new Fault('number-rounded') : readPhones(cell)
    case 'date':
      return orFault(readDate(cell, register.today))
    case 'village':
      return orFault(register.village(cell))
    case 'division':
      return orFault(register.division(cell))
    case 'key-groups':
      return readGroups(cell)
    case 'number':
      return /^\d{1,6}(?:\.0+)?$/.test(cell) ? Math.trunc(Number(cell)) : new Fault('not-a-number')
    case 'yes-no':
      return readFlag(cell)
    case 'sex':
      return chosen(cell, column) ?? new Fault('sex-unknown')
    case 'choice':
      return chosen(cell, column) ?? new Fault('value-unknown')
  }
}

function orFault(read: Reading): string | Fault {
  return 'value' in read ? read.value : new Fault(read.fault)
}

function readName(cell: string): string | Fault {
  const name = normalName(cell)
  return name.length > 50 || /\d{4}/.test(name) ? new Fault('name-invalid') : name
}

/** `4.20202E+17`: what Excel shows, and writes to a .csv, of a number typed into an unprepared cell. */
function isRuined(cell: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d{1,2}$/i.test(cell.normalize('NFKC'))
}

/**
 * Excel keeps 15 digits: an 18-digit number that ends in 000 and whose check digit is wrong has lost
 * its end, and no one can say what it was.
 */
function readIdentity(cell: string): IdentityNumber | Fault {
  if (isRuined(cell)) return new Fault('identity-rounded')
  const identity = readIdentityNumber(cell.replace(/^[‘'’]/, ''))
  if (typeof identity !== 'string') return identity
  return new Fault(/^\d{15}000$/.test(cell.trim()) ? 'identity-rounded' : identity)
}

/** Two numbers in one cell: the first is the one to call. */
function readPhones(cell: string): string | Fault {
  const [first = ''] = cell.split(/[、，,;；/\n]/)
  return readPhone(first) ?? new Fault('phone-invalid')
}

function readGroups(cell: string): CellValue | Fault {
  const labels = cell
    .split(/[、，,;；/\s]+/)
    .filter((label) => label !== '' && label !== '无' && label !== '否')
  const groups = labels.map(keyGroupOf)
  return groups.includes(undefined)
    ? new Fault('tag-unknown')
    : [...new Set(groups.filter((group) => group !== undefined))].toSorted()
}

const yes = /^(?:是|有|已办结|办结|已化解|化解|已销号|销号|完成|已完成|√|Y|YES|TRUE|1)$/i
const no = /^(?:否|无|没有|未办结|未化解|未销号|未完成|正在办理|办理中|化解中|×|N|NO|FALSE|0)$/i

function readFlag(cell: string): boolean | Fault {
  const text = cell.normalize('NFKC').trim()
  if (yes.test(text)) return true
  return no.test(text) ? false : new Fault('value-unknown')
}

function chosen(cell: string, { choices = [] }: ImportColumn): string | undefined {
  const text = plain(cell)
  return choices.find(({ value, label, also = [] }) =>
    [value, label, ...also].some((word) => plain(word) === text),
  )?.value
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

/** Words are never shown back, numbers only in part: a fault list is kept in clear. */
function shownOf(cell: RawCell, { type }: ImportColumn): string | null {
  if (typeof cell !== 'string') return maskIdentity(cell.rounded)
  switch (type) {
    case 'told':
      return null
    case 'date':
    case 'number':
    case 'yes-no':
    case 'sex':
    case 'village':
    case 'division':
      return /\d{13}|1[3-9]\d{9}/.test(cell) ? maskAnything(cell) : cell.slice(0, 40)
    case 'text':
    case 'name':
    case 'identity':
    case 'phone':
    case 'key-groups':
    case 'choice':
    case 'raw':
      return maskAnything(cell)
  }
}
