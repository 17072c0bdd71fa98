import type { Writable } from 'node:stream'

export type TemplateColumn = {
  readonly header: string
  readonly isRequired: boolean
  readonly width: number
  /** what may be chosen; more than one of them may be written where `isMany` */
  readonly choices: readonly string[]
  readonly isMany: boolean
  readonly about: string
  readonly example: string
}

export type Template = {
  readonly name: string
  readonly columns: readonly TemplateColumn[]
  /** titles of the sheet that explains: column, required, what belongs there, example */
  readonly guide: {
    readonly name: string
    readonly titles: readonly [string, string, string, string]
  }
  readonly words: { readonly required: string; readonly optional: string }
}

/** Rows that are prepared: as text, so that no number loses its digits, with drop-downs. */
const preparedRows = 2_000

/**
 * Writes an empty workbook to fill in: the columns, drop-downs where there is a choice, and a second
 * sheet that says what belongs into each. Lists stand on a hidden sheet, since a list in a cell's own
 * rule may have 255 characters.
 */
export async function writeTemplate(out: Writable, template: Template): Promise<void> {
  // Loaded when the first file is written: it would take a tenth of the server's start.
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  const page = book.addWorksheet(template.name, { views: [{ state: 'frozen', ySplit: 1 }] })
  page.columns = template.columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  const header = page.addRow(
    template.columns.map(({ header: title, isRequired }) => (isRequired ? `${title}*` : title)),
  )
  header.font = { bold: true }
  const lists = book.addWorksheet('_', { state: 'veryHidden' })
  for (const [at, { choices, isMany }] of template.columns.entries()) {
    if (choices.length === 0) continue
    const letter = lists.getColumn(at + 1).letter
    for (const [row, choice] of choices.entries()) lists.getCell(row + 1, at + 1).value = choice
    for (let row = 2; row <= preparedRows; row++) {
      page.getCell(row, at + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`_!$${letter}$1:$${letter}$${choices.length}`],
        // Several of a list are written by hand; the program must not refuse them.
        showErrorMessage: !isMany,
      }
    }
  }
  const guide = book.addWorksheet(template.guide.name)
  guide.columns = [18, 10, 70, 30].map((width) => ({ width, style: { numFmt: '@' } }))
  guide.addRow([...template.guide.titles]).font = { bold: true }
  for (const { header: title, isRequired, about, example } of template.columns) {
    const { required, optional } = template.words
    guide.addRow([title, isRequired ? required : optional, about, example])
  }
  await book.xlsx.write(out)
}
