import { maskAnything } from '#platform/text/mask.ts'
import type { CallColumn } from './call.schema.ts'
import { callColumns } from './call.schema.ts'
import type { CallFault, CallFaultCode } from './row-fault.schema.ts'

export type CallCells = Readonly<Record<CallColumn, string | { readonly rounded: string }>>

/** A row without a fault. What is empty is left out of `text`. */
export type CheckedCall = {
  readonly number: string
  readonly calledAt: string
  /** 12 digits */
  readonly division: string
  readonly text: Readonly<Partial<Record<CallColumn, string>>>
  readonly extra: Readonly<Record<string, string>> | null
}

const longest = 4_000
/** 1970-01-01 as a spreadsheet counts days. */
const sheetEpoch = 25_569
const clean: ReadonlySet<CallColumn> = new Set(['接警编号', '报警时间', '行政区划'])

/**
 * Every fault of the row at once. Only number and time must be right; the rest is kept as it was
 * written, since a call that is badly written is still a call.
 */
export function checkCallRow(
  cells: CallCells,
  extra: Readonly<Record<string, string>>,
  register: { readonly now: Date; readonly region: string },
): CheckedCall | readonly CallFault[] {
  const faults: CallFault[] = []
  const text: Partial<Record<CallColumn, string>> = {}
  const fault = (column: CallColumn, code: CallFaultCode, shown: string | null): void => {
    faults.push({ column, code, shown })
  }
  for (const column of callColumns.names) {
    const cell = cells[column]
    // A rounded number still says something of an address or an outcome, but not which call it is.
    const value = (typeof cell === 'string' ? cell : (cell?.rounded ?? '')).trim()
    if (typeof cell !== 'string' && cell !== undefined && column === '接警编号') {
      fault(column, 'number-rounded', value)
    }
    if (value.length > longest) fault(column, 'too-long', null)
    if (value !== '') text[column] = clean.has(column) ? value.normalize('NFKC') : value
  }
  const number = text['接警编号'] ?? ''
  if (number === '') fault('接警编号', 'required', '')
  else if (!/^[\p{L}\p{N}-]{4,40}$/u.test(number)) {
    fault('接警编号', 'number-invalid', maskAnything(number.slice(0, 60)))
  }
  const calledAt = timeOf(text['报警时间'] ?? '')
  if (text['报警时间'] === undefined) fault('报警时间', 'required', '')
  else if (calledAt === undefined) fault('报警时间', 'time-invalid', text['报警时间'].slice(0, 40))
  else if (Date.parse(calledAt) > register.now.getTime()) {
    fault('报警时间', 'time-in-future', text['报警时间'])
  }
  const division = divisionOf(text['行政区划'] ?? '', register.region)
  if (division === undefined) {
    fault('行政区划', 'division-invalid', (text['行政区划'] ?? '').slice(0, 20))
  }
  if (faults.length > 0 || calledAt === undefined || division === undefined) return faults
  return { number, calledAt, division, text, extra: Object.keys(extra).length === 0 ? null : extra }
}

/**
 * A time as offices write it: 2023-05-06 13:14:15 and its like, 20230506131415, 2023年5月6日, or the day
 * number of a spreadsheet. Asia/Shanghai has had one offset since 1991.
 */
function timeOf(text: string): string | undefined {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : undefined
  if (serial !== undefined) {
    const seconds = Math.round((serial - sheetEpoch) * 86_400) - 8 * 3_600
    return new Date(seconds * 1_000).toISOString()
  }
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(20\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ??
    /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.exec(
      text,
    ) ??
    []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const two = (part: string): string => part.padStart(2, '0')
  const wanted = `${year}-${two(month)}-${two(day)}`
  const at = new Date(`${wanted}T${two(hour)}:${minute}:${second}+08:00`)
  if (Number.isNaN(at.getTime())) return undefined
  // 2023-02-30 would otherwise quietly become the second of March.
  const there = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  return there === wanted ? at.toISOString() : undefined
}

function divisionOf(text: string, region: string): string | undefined {
  const city = region.slice(0, 4)
  if (text === '') return `${city}00000000`
  if (!/^(?:\d{6}|\d{9}|\d{12})$/.test(text)) return undefined
  return text.startsWith(city) ? text.padEnd(12, '0') : undefined
}
