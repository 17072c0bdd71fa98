import { describe, expect, test } from 'vitest'
import { aHead } from './import-file.fixtures.ts'
import { proposeLayout, type SheetHead } from './header.transition.ts'
import { columnNames } from './column-name.schema.ts'
import { columnsOf } from './import-kind.schema.ts'
import { ImportKind } from './import.schema.ts'
import { signatureOf } from './mapping.transition.ts'

function fieldsOf(kind: ImportKind, ...headers: string[]): (string | null)[] {
  const row = headers.map(() => '值')
  return proposeLayout(aHead([headers, row]), columnsOf(kind)).columns.map(({ field }) => field)
}

describe('the proposed mapping', () => {
  test.each<[ImportKind, string[], (string | null)[]]>([
    ['people', ['姓 名*', '公民身份号码（必填）', '村（社区）'], ['name', 'identity', 'division']],
    ['people', ['妇女姓名', '本人联系电话', '现住址'], ['name', 'phone', 'address']],
    ['people', ['姓名', '监护人姓名', '监护人电话', '电话'], ['name', null, null, 'phone']],
    ['people', ['序号', '备注', '填表人', '姓名'], [null, null, null, 'name']],
    ['households', ['户号', '与户主关系', '成员姓名'], ['household', 'relation', 'name']],
    ['executives', ['执委编号', '执委姓名', '所在村'], ['number', 'name', 'division']],
    ['ledger', ['受理时间', '当事人', '事由'], ['enteredOn', 'name', 'told']],
    ['visits', ['走访时间', '走访人', '村'], ['走访日期', '执委姓名', '村(社区)区划代码']],
  ])('of %s with %j is %j', (kind, headers, fields) => {
    expect(fieldsOf(kind, ...headers)).toEqual(fields)
  })

  test('never gives a field to two columns', () => {
    expect(fieldsOf('people', '姓名', '姓名', '名字')).toEqual(['name', null, null])
  })
})

describe('a column of ours', () => {
  test.each(ImportKind.options)(
    'of %s has its title in English too, and a field of its own',
    (kind) => {
      const columns = columnsOf(kind)
      expect(columns.filter(({ title }) => columnNames[title] === undefined)).toEqual([])
      expect(new Set(columns.map(({ field }) => field)).size).toBe(columns.length)
    },
  )
})

describe('the header', () => {
  test('is found below a title, and in two rows with merged groups', () => {
    const head: SheetHead = {
      rows: [
        { number: 1, cells: ['富池镇留守儿童台账（2021年）'] },
        { number: 3, cells: ['序号', '儿童', '', '监护人', '', '村'] },
        { number: 4, cells: ['', '姓名', '身份证号', '姓名', '联系电话', ''] },
        { number: 5, cells: ['1', '王小宝', '', '王大山', '13907140901', '港下村'] },
      ],
      merges: [
        { top: 1, left: 0, bottom: 1, right: 5 },
        { top: 3, left: 0, bottom: 4, right: 0 },
        { top: 3, left: 1, bottom: 3, right: 2 },
        { top: 3, left: 3, bottom: 3, right: 4 },
        { top: 3, left: 5, bottom: 4, right: 5 },
      ],
    }
    const layout = proposeLayout(head, columnsOf('people'))
    expect(layout).toMatchObject({ headerRow: 3, headerDepth: 2 })
    expect(layout.columns).toEqual([
      { at: 0, header: '序号', field: null },
      { at: 1, header: '儿童姓名', field: 'name' },
      { at: 2, header: '儿童身份证号', field: 'identity' },
      { at: 3, header: '监护人姓名', field: null },
      { at: 4, header: '监护人联系电话', field: null },
      { at: 5, header: '村', field: 'division' },
    ])
  })

  test('in one row is not taken together with the first person', () => {
    const layout = proposeLayout(aHead(), columnsOf('people'))
    expect(layout).toMatchObject({ headerRow: 1, headerDepth: 1 })
  })

  test('has the same signature whatever marks and spaces stand in it', () => {
    const one = signatureOf([{ header: '姓 名*' }, { header: '电话：' }])
    expect(one).toBe(signatureOf([{ header: '姓名' }, { header: '电话' }]))
    expect(one).not.toBe(signatureOf([{ header: '电话' }, { header: '姓名' }]))
  })
})
