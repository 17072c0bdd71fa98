import type { Refusal } from '../access/decision.ts'
import { refuse } from '../access/decision.ts'

/**
 * A number that Excel has rounded: it keeps 15 digits, so an 18-digit identity number typed into a
 * cell that was not formatted as text has lost its end for good.
 */
export type RoundedNumber = { readonly rounded: string }

/** Text as a person would read it in the cell; days as `YYYY-MM-DD`, times as `YYYY-MM-DD HH:MM:SS`. */
export type Cell = string | RoundedNumber

export type SheetRow = {
  /** the row's number as the spreadsheet program shows it, from 1 */
  readonly number: number
  readonly cells: readonly Cell[]
}

/** @param bytes size of what streams, where it is known: progress is told by it */
export type SheetSource =
  | { readonly path: string }
  | { readonly stream: AsyncIterable<Buffer>; readonly bytes?: number }

/** How much of the file has been read: 0 while unknown, at most 1. */
export type SheetProgress = { fraction: number }

/** A file that cannot be read at all; thrown out of the row stream and answered as a refusal. */
export class SheetRefused extends Error {
  readonly refusal: Refusal
  constructor(code: string, detail?: Record<string, string | number>) {
    super(code)
    this.refusal = refuse(code, detail)
  }
}

export const sheetLimits = {
  columns: 200,
  charactersPerCell: 32_767,
  /** an .xlsx from a stream is held in memory while it is read: zip needs random access */
  archiveBytes: 96 * 1_048_576,
  entries: 2_000,
  /** of one part of the archive, unpacked */
  unpackedBytes: 1_024 * 1_048_576,
  /** above `ratioFrom` unpacked bytes: spreadsheets pack 10 to 60 times, bombs 1,000 times */
  packingRatio: 250,
  ratioFrom: 16 * 1_048_576,
  sharedCharacters: 128 * 1_048_576,
}

export function isBlank(row: SheetRow): boolean {
  return row.cells.every((cell) => typeof cell === 'string' && cell.trim() === '')
}
