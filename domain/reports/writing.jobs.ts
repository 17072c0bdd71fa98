import { Buffer } from 'node:buffer'
import type { Workbook, Worksheet } from 'exceljs'
import { docxType, fillTemplate } from '#platform/documents/fill-template.ts'
import { xlsxType } from '#platform/spreadsheets/sheet-writer.ts'
import { documentDataOf, periodInWords, type Edition } from './edition.transition.ts'
import { annualTemplate } from './document.table.ts'
import type { Report, ReportFormat } from './report.schema.ts'
import { publishedReport } from './published.transition.ts'
import type { Sheet } from './official-sheet.transition.ts'
import { sheetsOf } from './workbook.transition.ts'

export type Written = {
  readonly filename: string
  readonly contentType: string
  readonly content: Buffer
}

/** The report as a file. Its figures are the report's own: nothing is counted here. */
export async function written(
  report: Report,
  format: ReportFormat,
  edition: Edition,
): Promise<Written> {
  const name = `${periodInWords(report.period)}维权工作报告${edition === 'public' ? '（公开版）' : ''}`
  switch (format) {
    case 'json': {
      const content = Buffer.from(`${JSON.stringify(publishedReport(report, edition), null, 2)}\n`)
      return { filename: `${name}.json`, contentType: 'application/json', content }
    }
    case 'docx': {
      const content = fillTemplate(annualTemplate(), documentDataOf(report, edition))
      return { filename: `${name}.docx`, contentType: docxType, content }
    }
    case 'xlsx': {
      const content = await workbookOf(sheetsOf(report, edition))
      return { filename: `${name}.xlsx`, contentType: xlsxType, content }
    }
  }
}

async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  // Loaded when the first workbook is written: it would take a tenth of the server's start.
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  for (const sheet of sheets) addSheet(book, sheet)
  return Buffer.from(await book.xlsx.writeBuffer())
}

const thin = { style: 'thin' } as const
const ruled = { top: thin, left: thin, bottom: thin, right: thin }

function addSheet(
  book: Workbook,
  { name, rows, heads, merges = [], isOfficial = false }: Sheet,
): void {
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: heads }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  })
  // A4; the library's own name for it is erased before it runs.
  Object.assign(page.pageSetup, { paperSize: 9 })
  for (const row of rows) page.addRow([...row])
  const width = Math.max(...rows.map(({ length }) => length))
  for (let column = 1; column <= width; column++) {
    page.getColumn(column).width = column === 1 ? 24 : isOfficial ? 10 : 16
  }
  for (let row = 1; row <= heads; row++) page.getRow(row).font = { bold: true }
  for (const { top, left, bottom, right } of merges) page.mergeCells(top, left, bottom, right)
  if (isOfficial) drawOfficial(page, { heads, rows: rows.length, width })
}

/** Ruled from the heads to the sum; the title larger, the foot for signature and seal. */
function drawOfficial(
  page: Worksheet,
  { heads, rows, width }: { heads: number; rows: number; width: number },
): void {
  page.getRow(1).height = 30
  page.getCell(1, 1).font = { bold: true, size: 16 }
  const foot = 2
  for (let row = 3; row <= rows - foot; row++) {
    for (let column = 1; column <= width; column++) page.getCell(row, column).border = ruled
  }
  for (let row = 1; row <= rows; row++) {
    const isSide = row === 2 || row > rows - foot
    for (let column = 1; column <= width; column++) {
      const isText = column === 1 && row > heads
      const horizontal = isSide ? (column === 1 ? 'left' : 'right') : isText ? 'left' : 'center'
      page.getCell(row, column).alignment = { horizontal, vertical: 'middle' }
    }
  }
}
