import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readSheet } from './sheet-reader.ts'
import { SheetRefused, type SheetRow } from './sheet.ts'
import { aSheet, arriving, aWorkbook, gathered } from './workbook.fixtures.ts'

describe('an .xlsx', () => {
  test('is read cell by cell: shared, inline and rich text, gaps, numbers, truth', async () => {
    const file = aWorkbook({
      strings:
        '<sst><si><t>王小芳</t></si><si><r><t>富</t></r><r><t>池</t></r><rPh><t>fuchi</t></rPh></si></sst>',
      sheet: aSheet(`
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>行内</t></is></c><c r="B5"><v>420222103001</v></c>
          <c r="C5"><v>0.30000000000000004</v></c><c r="D5" t="b"><v>1</v></c>
          <c r="E5" t="str"><f>1+1</f><v>2</v></c></row>`),
    })
    expect(await rowsOf(file)).toEqual([
      { number: 2, cells: ['王小芳', '', '富池'] },
      { number: 5, cells: ['行内', '420222103001', '0.3', '是', '2'] },
    ])
  })

  test('shows a date by its style and leaves other numbers alone', async () => {
    const file = aWorkbook({
      styles: `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d"/>
        <numFmt numFmtId="171" formatCode="0.00&quot;day&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="31"/></cellXfs></styleSheet>`,
      sheet: aSheet(`<row r="1">
        <c r="A1" s="0"><v>45052</v></c><c r="B1" s="1"><v>45052</v></c><c r="C1" s="2"><v>45052.5</v></c>
        <c r="D1" s="3"><v>45052</v></c><c r="E1" s="4"><v>36526</v></c></row>`),
    })
    const [row] = await rowsOf(file)
    expect(row?.cells).toEqual([
      '45052',
      '2023-05-06',
      '2023-05-06 12:00:00',
      '45052',
      '2000-01-01',
    ])
  })

  test('says that a long number was rounded, since its last digits are gone', async () => {
    const file = aWorkbook({
      sheet: aSheet('<row r="1"><c r="A1"><v>4.2022219900101098E+17</v></c></row>'),
    })
    const [row] = await rowsOf(file)
    expect(row?.cells).toEqual([{ rounded: '420222199001011000' }])
  })

  test('with a document type is refused, whatever its entities are', async () => {
    const file = aWorkbook({
      sheet: `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${aSheet('<row/>')}`,
    })
    await expect(rowsOf(file)).rejects.toThrow('file-has-entities')
  })

  test('that unpacks to far more than it is, is refused before it is unpacked', async () => {
    const file = aWorkbook({ sheet: aSheet(`<row>${' '.repeat(40_000_000)}</row>`) })
    expect(file.length).toBeLessThan(100_000)
    await expect(rowsOf(file)).rejects.toThrow('file-packed-too-tightly')
  })

  test.each([
    ['cut off', (file: Buffer) => file.subarray(0, file.length - 40)],
    ['damaged inside', (file: Buffer) => Buffer.from(file).fill(0, 60, 120)],
    ['not a spreadsheet', () => Buffer.from('PK\u0003\u0004 and nothing more')],
  ])('that is %s is refused as unreadable', async (_, harm) => {
    const file = aWorkbook({ sheet: aSheet('<row r="1"><c r="A1"><v>1</v></c></row>') })
    await expect(rowsOf(harm(file))).rejects.toThrow(SheetRefused)
  })
})

describe('a .csv', () => {
  const text = '走访编号,需求\r\n"Z-1","两行\r\n一格, ""引"""\r\n\r\nZ-2,就业'

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['GB18030', iconv.encode(text, 'gb18030')],
  ])('in %s is read by record', async (_, file) => {
    expect(await rowsOf(file, 7)).toEqual([
      { number: 1, cells: ['走访编号', '需求'] },
      { number: 2, cells: ['Z-1', '两行\r\n一格, "引"'] },
      { number: 3, cells: [''] },
      { number: 4, cells: ['Z-2', '就业'] },
    ])
  })

  test('whose quote is never closed is refused with the row', async () => {
    const broken = rowsOf(Buffer.from('甲,乙\n1,"2\n3,4'))
    await expect(broken).rejects.toMatchObject({
      refusal: { refused: 'csv-broken', detail: { row: 2 } },
    })
  })
})

describe('a file', () => {
  test('of the old .xls kind, or with a password, is refused', async () => {
    await expect(rowsOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toThrow(
      'xls-not-supported',
    )
  })

  test('on disk is read like one that arrives', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
    const path = join(folder, '走访.dat')
    await writeFile(path, aWorkbook({ sheet: aSheet('<row r="1"><c r="A1"><v>7</v></c></row>') }))
    expect(await gathered(readSheet({ path }))).toEqual([{ number: 1, cells: ['7'] }])
    await rm(folder, { recursive: true })
  })
})

function rowsOf(file: Buffer, pieceBytes?: number): Promise<SheetRow[]> {
  return gathered(readSheet({ stream: arriving(file, pieceBytes) }))
}
