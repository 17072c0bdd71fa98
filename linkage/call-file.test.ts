import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { aGazetteer } from './call.fixtures.ts'
import { CallFileError, readCalls, type ReadCalls } from './call-file.ts'
import { loadFeatures, saveFeatures } from './feature-file.ts'
import { callReader } from './model.ts'
import { sortByNumber } from './order.ts'
import { Records } from './records.ts'
import { rowWords } from './row.ts'

const folder = mkdtempSync(join(tmpdir(), 'link-'))
afterAll(() => rmSync(folder, { recursive: true }))

const header = '接警编号,报警时间,报警人,报警电话,案发地址,简要案情,来源'
const plain = [
  '1,2023-05-06 13:14:15,潘月桂,13907230001,金湖街道青松社区,其丈夫鲁松涛打人,110',
  '2,2023-05-07 13:14:15,鲁松涛,13907230002,金湖街道青松社区,其妻子潘月桂打人,110',
]

function read(content: string | Uint8Array): ReadCalls & { records: Records } {
  const path = join(folder, 'calls.csv')
  writeFileSync(path, content)
  const records = new Records(1)
  return { ...readCalls(path, callReader(aGazetteer), records, () => undefined), records }
}

function rowsOf({ records }: { records: Records }): readonly number[] {
  return [...records.rows.subarray(0, records.count * rowWords)]
}

describe('a file of calls', () => {
  const expected = rowsOf(read([header, ...plain].join('\n')))

  test.each([
    [
      'with a byte order mark and line ends of Windows',
      `\ufeff${[header, ...plain].join('\r\n')}\r\n`,
    ],
    ['in GB18030', iconv.encode([header, ...plain].join('\n'), 'gb18030')],
    [
      'with every field in quotes',
      [header, ...plain].map((line) => `"${line.replaceAll(',', '","')}"`).join('\n'),
    ],
  ])('is the same %s', (_, content) => {
    expect(rowsOf(read(content))).toEqual(expected)
  })

  test('tells broken rows by line and reason and takes the rest', () => {
    const { broken, records, unknownColumns } = read(
      [header, plain[0], ',2023-05-06 13:14:15,甲', plain[0], '孤', '', plain[1]].join('\n'),
    )
    expect(broken).toEqual([
      { line: 3, reason: 'no-number' },
      { line: 4, reason: 'repeated-number' },
      { line: 5, reason: 'too-few-columns' },
    ])
    expect(records.count).toBe(2)
    expect(unknownColumns).toEqual(['来源'])
  })

  test('counts lines across a field that holds line ends and doubled quotes', () => {
    const quoted = '3,2023-05-06 13:14:15,潘月桂,,,"其丈夫说""滚""\n打人",110'
    const { broken, records } = read([header, quoted, ',x,y,z,,,'].join('\n'))
    expect(records.count).toBe(1)
    expect(broken).toEqual([{ line: 4, reason: 'no-number' }])
  })

  test('keeps a row with bytes that are no UTF-8, and all others as they are', () => {
    const bad = Buffer.concat([
      Buffer.from(`${header}\n9,2023-05-06 13:14:15,`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`,,,,\n${plain.join('\n')}`),
    ])
    const { records, broken } = read(bad)
    expect([records.count, broken.length]).toEqual([3, 0])
    expect(rowsOf({ records }).slice(rowWords)).toEqual(expected)
  })

  test('is refused without its required columns', () => {
    expect(() => read('编号,报警时间\n1,2023-05-06')).toThrow(CallFileError)
  })

  test('that is larger than one piece loses no character', () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `${at}${(plain[0] ?? '').slice(1)}`)
    const { records, broken } = read([header, ...lines].join('\n'))
    expect([records.count, broken.length]).toEqual([40_000, 0])
    const first = rowsOf({ records }).slice(0, rowWords)
    expect(expected.slice(0, rowWords)).toEqual(first)
    for (let at = 1; at < records.count; at += 1) {
      expect(records.rows[at * rowWords + 30]).toBe(first[30])
    }
  })
})

test('saved features come back as they were, and only for their own file', () => {
  const { records } = read([header, ...plain].join('\n'))
  const path = join(folder, 'features')
  saveFeatures(path, records, 500)
  const loaded = loadFeatures(path, 500)
  expect(rowsOf({ records: loaded })).toEqual(rowsOf({ records }))
  expect([...loaded.numberOf(1)]).toEqual([...records.numberOf(1)])
  expect(() => loadFeatures(path, 501)).toThrow('another file')
})

test('records are put into the order of their numbers', () => {
  const { records } = read([header, plain[1], plain[0]].join('\n'))
  const sorted = sortByNumber(records)
  expect([...sorted.order]).toEqual([1, 0])
  expect(rowsOf(sorted)).toEqual(rowsOf(read([header, ...plain].join('\n'))))
})
