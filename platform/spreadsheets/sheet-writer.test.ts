import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { namedRows } from './columns.ts'
import { readSheet } from './sheet-reader.ts'
import { writeSheet } from './sheet-writer.ts'
import { arriving, gathered } from './workbook.fixtures.ts'

const columns = [
  { header: '对象身份证号', width: 20 },
  { header: '需求', width: 30 },
]

describe('a written sheet', () => {
  test('is read back as it was, long numbers and all', async () => {
    const file = await written([
      ['11010519491231002X', '低保'],
      ['420222199001010980', null],
    ])
    expect(await gathered(readSheet({ stream: arriving(file) }))).toEqual([
      { number: 1, cells: ['对象身份证号', '需求'] },
      { number: 2, cells: ['11010519491231002X', '低保'] },
      { number: 3, cells: ['420222199001010980', ''] },
    ])
  })

  test.each(['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\t=1'])(
    'never runs %s',
    async (text) => {
      const file = await written([['1', text]])
      const sheet = new PizZip(file).file('xl/worksheets/sheet1.xml')?.asText() ?? ''
      expect(sheet).not.toMatch(/<f[ >]/)
      expect(sheet).toMatch(/t="(inlineStr|str|s)"/)
    },
  )
})

describe('a header', () => {
  const known = {
    names: ['走访编号', '村(社区)区划代码', '需求'],
    required: ['走访编号', '村(社区)区划代码'],
  } as const

  test('is found in any order, width and bracket; unknown columns are kept and told', async () => {
    const told: string[] = []
    const rows = namedRows(
      sheet(['备注', '村（社区）区划代码 *', '走访编号*'], [], ['急', '420222103201', ' Z-1 ']),
      known,
      (unknown) => told.push(...unknown),
    )
    expect(await gathered(rows)).toEqual([
      {
        number: 3,
        cells: { 走访编号: 'Z-1', '村(社区)区划代码': '420222103201', 需求: '' },
        extra: { 备注: '急' },
      },
    ])
    expect(told).toEqual(['备注'])
  })

  test.each([
    [['走访编号'], 'columns-missing'],
    [['走访编号', '走访编号', '村(社区)区划代码'], 'column-twice'],
    [[], 'file-empty'],
  ])('of %j is refused as %s', async (headings, code) => {
    const rows = namedRows(sheet(headings), known, () => undefined)
    await expect(gathered(rows)).rejects.toMatchObject({ refusal: { refused: code } })
  })
})

async function* sheet(...rows: string[][]): AsyncGenerator<{ number: number; cells: string[] }> {
  for (const [at, cells] of rows.entries()) yield { number: at + 1, cells }
}

async function written(rows: (string | null)[][]): Promise<Buffer> {
  const out = new PassThrough()
  const [file] = await Promise.all([buffer(out), writeSheet(out, { name: '走访', columns, rows })])
  return file
}
