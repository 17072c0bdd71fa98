import { Buffer } from 'node:buffer'
import { docxType, fillTemplate } from '#platform/documents/fill-template.ts'
import { xlsxType } from '#platform/spreadsheets/sheet-writer.ts'
import { documentDataOf, periodInWords, type Edition } from './edition.transition.ts'
import { annualTemplate } from './document.table.ts'
import type { Report, ReportFormat } from './report.schema.ts'
import { sheetsOf, type Sheet } from './workbook.transition.ts'

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
      const content = Buffer.from(`${JSON.stringify(report, null, 2)}\n`)
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
  for (const { name, header, rows } of sheets) {
    const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    page.columns = header.map((title, at) => ({ header: title, width: at === 0 ? 24 : 16 }))
    page.getRow(1).font = { bold: true }
    for (const row of rows) page.addRow([...row])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
