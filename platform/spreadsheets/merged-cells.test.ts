import { describe, expect, test } from 'vitest'
import { filledDown, type MergedCells } from './merged-cells.ts'
import { readSheet } from './sheet-reader.ts'
import { arriving, aWorkbook, gathered } from './workbook.fixtures.ts'

const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>户</t></is></c><c r="B1" t="inlineStr"><is><t>人</t></is></c></row>
  <row r="2"><c r="A2" t="inlineStr"><is><t>H1</t></is></c><c r="B2" t="inlineStr"><is><t>甲</t></is></c></row>
  <row r="3"><c r="B3" t="inlineStr"><is><t>乙</t></is></c></row>
  <row r="4"/>
  <row r="5"><c r="B5" t="inlineStr"><is><t>丙</t></is></c></row>`
const merges =
  '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="AA7:AC7"/></mergeCells>'
const file = aWorkbook({
  sheet: `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${merges}</worksheet>`,
})

describe('merged cells', () => {
  test('are known before the first row comes', async () => {
    const found: MergedCells[] = []
    for await (const _row of readSheet({ stream: arriving(file, 90) }, undefined, found)) break
    expect(found).toEqual([
      { top: 2, left: 0, bottom: 4, right: 0 },
      { top: 7, left: 26, bottom: 7, right: 28 },
    ])
  })

  test('stand in every row they span; an empty row stays empty, and the next is its own', async () => {
    const found: MergedCells[] = []
    const sheet = filledDown(readSheet({ stream: arriving(file) }, undefined, found), found)
    expect((await gathered(sheet)).map(({ cells }) => cells)).toEqual([
      ...[['户', '人'], ['H1', '甲'], ['H1', '乙'], [], ['', '丙']],
    ])
  })
})
