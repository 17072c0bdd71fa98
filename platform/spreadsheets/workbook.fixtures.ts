import PizZip from 'pizzip'

/** An .xlsx made by hand, for what no well-behaved program writes. */
export function aWorkbook(parts: { sheet: string; strings?: string; styles?: string }): Buffer {
  const zip = new PizZip()
  zip.file(
    'xl/workbook.xml',
    '<workbook xmlns:r="r"><sheets><sheet name="一" r:id="r1"/><sheet name="二" r:id="r9"/></sheets></workbook>',
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `<Relationships>
      <Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/>
      <Relationship Id="r3" Type="x/styles" Target="/xl/styles.xml"/>
    </Relationships>`,
  )
  zip.file('xl/worksheets/sheet1.xml', parts.sheet)
  if (parts.strings !== undefined) zip.file('xl/sharedStrings.xml', parts.strings)
  if (parts.styles !== undefined) zip.file('xl/styles.xml', parts.styles)
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

export function aSheet(rows: string): string {
  return `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`
}

/** A file as it arrives over the network: in pieces. */
export async function* arriving(file: Buffer, pieceBytes = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.length; at += pieceBytes) yield file.subarray(at, at + pieceBytes)
}

export async function gathered<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
