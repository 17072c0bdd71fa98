import PizZip from 'pizzip'
import { contentTypes, packageRelations, partRelations, styles } from './docx-parts.ts'

/** A piece of a document. Texts may hold tags; what a loop repeats stands inside it. */
export type Block =
  | {
      readonly kind: 'title' | 'subtitle' | 'heading' | 'body' | 'caption' | 'note'
      readonly text: string
    }
  | { readonly kind: 'loop'; readonly over: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly over: string }

export type Column = {
  readonly header: string
  /** filled once per row: `{month}` */
  readonly cell: string
  /** share of the table's width */
  readonly share: number
}

/**
 * Builds a .docx template: A4, the fonts of official documents, page numbers in the footer. Built in
 * code, so that a template is read and reviewed like everything else; Word opens and keeps it.
 * @param footer a line at the foot of every page; may hold tags
 */
export function composeTemplate(blocks: readonly Block[], footer: string): Buffer {
  const zip = new PizZip()
  zip.file('[Content_Types].xml', contentTypes)
  zip.file('_rels/.rels', packageRelations)
  zip.file('word/_rels/document.xml.rels', partRelations)
  zip.file('word/styles.xml', styles)
  zip.file('word/document.xml', documentOf(blocks))
  zip.file('word/footer1.xml', footerOf(footer))
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Text width of A4 within the margins of GB/T 9704, in twentieths of a point. */
const textWidth = 8845

function documentOf(blocks: readonly Block[]): string {
  const page =
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>' +
    '<w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/>' +
    '</w:sectPr>'
  const body = blocks.map(blockOf).join('')
  return `${declaration}<w:document ${namespaces}><w:body>${body}${page}</w:body></w:document>`
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'loop': {
      const inner = block.blocks.map(blockOf).join('')
      return `${paragraph('Body', `{#${block.over}}`)}${inner}${paragraph('Body', `{/${block.over}}`)}`
    }
    case 'table':
      return tableOf(block.columns, block.over)
    case 'title':
    case 'subtitle':
    case 'heading':
    case 'body':
    case 'caption':
    case 'note':
      return paragraph(styleOf[block.kind], block.text)
  }
}

const styleOf = {
  title: 'Title',
  subtitle: 'Subtitle',
  heading: 'Heading1',
  body: 'Body',
  caption: 'Caption',
  note: 'Note',
} as const

function tableOf(columns: readonly Column[], over: string): string {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((textWidth * share) / whole))
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const row = (texts: readonly string[], style: string, isHeader: boolean): string => {
    const cells = texts.map(
      (text, at) =>
        `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr>${paragraph(style, text)}</w:tc>`,
    )
    return `<w:tr>${isHeader ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`
  }
  const cells = columns.map(({ cell }, at) => {
    const opening = at === 0 ? `{#${over}}` : ''
    return `${opening}${cell}${at === columns.length - 1 ? `{/${over}}` : ''}`
  })
  const headers = columns.map(({ header }) => header)
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${textWidth}" w:type="dxa"/></w:tblPr>`,
    `<w:tblGrid>${grid}</w:tblGrid>${row(headers, 'CellHead', true)}${row(cells, 'Cell', false)}</w:tbl>`,
    // Word wants a paragraph between a table and whatever follows it.
    paragraph('Note', ''),
  ].join('')
}

function footerOf(text: string): string {
  const pageNumber =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
  return (
    `${declaration}<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
    `${run(`${text}　`)}${pageNumber}</w:p></w:ftr>`
  )
}

function paragraph(style: string, text: string): string {
  const content = text === '' ? '' : run(text)
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
