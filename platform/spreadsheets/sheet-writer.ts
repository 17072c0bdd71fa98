import { PassThrough, type Readable, type Writable } from 'node:stream'

export type WrittenColumn = { readonly header: string; readonly width: number }

export type WrittenSheet = {
  readonly name: string
  /** a line above the header: who took this out of the house, and when */
  readonly notice?: string
  readonly columns: readonly WrittenColumn[]
  readonly rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
}

export type WrittenRow = readonly (string | number | null)[]

/**
 * Writes an .xlsx row by row. Text stays text: no value becomes a formula (a cell that begins with
 * `=` is shown, not run), and long numbers keep their digits because they are not numbers.
 */
export async function writeSheet(out: Writable, sheet: WrittenSheet): Promise<void> {
  // Loaded when the first file is written: it would take a tenth of the server's start.
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  const headerAt = sheet.notice === undefined ? 1 : 2
  const page = book.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: headerAt }] })
  page.columns = sheet.columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  if (sheet.notice !== undefined) page.addRow([sheet.notice]).commit()
  const header = page.addRow(sheet.columns.map((column) => column.header))
  header.font = { bold: true }
  header.commit()
  for await (const row of sheet.rows) {
    page.addRow(row).commit()
    if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve))
  }
  page.commit()
  await book.commit()
}

/** The same as a stream that can be sent while it is written. */
export function sheetStream(sheet: WrittenSheet): Readable {
  const through = new PassThrough()
  writeSheet(through, sheet).catch((error: unknown) => {
    through.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  return through
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
