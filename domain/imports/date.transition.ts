import { isRealDay } from '#platform/time/real-day.ts'
import type { Reading } from './row.schema.ts'

const earliest = '1900-01-01'
const yearFirst =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const yearAndMonth = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/
const yearLast = /^\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:\d{2}|\d{4})$/
const shortYear = /^\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?$/

/**
 * A day as offices write it: 2023.5.6, 2023年5月6日, 20230506, 2023/5/6, or the number that Excel keeps
 * for it. What can be read in two ways (5/6/2023, 23.5.6) is refused: a guess would be wrong half the
 * time, and nobody would see it.
 * @param today days after it are refused
 * @returns `YYYY-MM-DD`, or what is wrong
 */
export function readDate(cell: string, today: string): Reading {
  const text = cell.normalize('NFKC').replaceAll('。', '.').trim()
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? dayOfSerial(Number(text)) : undefined
  if (serial !== undefined) return bounded(serial, today)
  const parts = yearFirst.exec(text) ?? compact.exec(text)
  if (parts !== null) {
    const [, year = '', month = '', day = ''] = parts
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isRealDay(date) ? bounded(date, today) : { fault: 'date-invalid' }
  }
  if (yearLast.test(text) || shortYear.test(text)) return { fault: 'date-ambiguous' }
  return { fault: yearAndMonth.test(text) ? 'date-incomplete' : 'date-invalid' }
}

function bounded(date: string, today: string): Reading {
  if (date > today) return { fault: 'date-in-future' }
  return date < earliest ? { fault: 'date-invalid' } : { value: date }
}

/** Excel's days since 1900; from 1954 to 2064, so that no other five-digit number is taken for one. */
function dayOfSerial(serial: number): string | undefined {
  if (serial < 20_000 || serial > 60_000) return undefined
  return new Date(Date.UTC(1899, 11, 30) + Math.trunc(serial) * 86_400_000)
    .toISOString()
    .slice(0, 10)
}
