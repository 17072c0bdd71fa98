import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'
import { readRow } from './cell.transition.ts'
import { readDate } from './date.transition.ts'
import { columnsOf } from './import-kind.schema.ts'
import { registerOf } from './register.transition.ts'
import type { RawCell, Reading } from './row.schema.ts'

const today = '2023-05-10'

function said(read: Reading): string {
  return 'value' in read ? read.value : read.fault
}

describe('a date', () => {
  test.each([
    ['2023-05-06', '2023-05-06'],
    ['2023.5.6', '2023-05-06'],
    ['2023年5月6日', '2023-05-06'],
    ['２０２３／５／６', '2023-05-06'],
    ['20230506', '2023-05-06'],
    ['2023-05-06 13:14:15', '2023-05-06'],
    ['45052', '2023-05-06'],
    ['5/6/2023', 'date-ambiguous'],
    ['13-6-2023', 'date-ambiguous'],
    ['23.5.6', 'date-ambiguous'],
    ['23年5月6日', 'date-ambiguous'],
    ['2023年5月', 'date-incomplete'],
    ['2023-02-30', 'date-invalid'],
    ['去年', 'date-invalid'],
    ['2023-05-11', 'date-in-future'],
    ['1899-12-31', 'date-invalid'],
  ])('written as %s is read as %s', (text, read) => {
    expect(said(readDate(text, today))).toBe(read)
  })

  test('is read the same in every form that puts the year first', () => {
    const day = fc.date({
      min: new Date('1955-01-01'),
      max: new Date('2023-05-10'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year = 0, month = 0, on = 0] = iso.split('-').map(Number)
        const serial = Math.floor(date.getTime() / 86_400_000) + 25_569
        const forms = [
          ...[iso, `${year}.${month}.${on}`, `${year}年${month}月${on}日`, iso.replaceAll('-', '')],
          ...[`${year}/${month}/${on}`, String(serial)],
        ]
        expect(forms.map((form) => said(readDate(form, today)))).toEqual(forms.map(() => iso))
      }),
    )
  })
})

describe('a row', () => {
  test('tells all its faults at once and shows no words and no whole number', () => {
    const read = row({
      ...{ name: '13907140901', identity: { rounded: '420222199001010000' }, phone: '12345' },
      ...{ address: '\uFFFD\uFFFD', division: '无此村', sex: '未知', birth: '6/5/1990' },
      tags: '单亲、神仙',
    })
    expect(Object.fromEntries(read.faults.map(({ column, code }) => [column, code]))).toEqual({
      ...{ 姓名: 'name-invalid', 身份证号: 'identity-rounded', 联系电话: 'phone-invalid' },
      ...{ 住址: 'unreadable-text', '村(社区)': 'division-unknown', 性别: 'sex-unknown' },
      ...{ 出生日期: 'date-ambiguous', 重点人群: 'tag-unknown' },
    })
    expect(read.faults.find(({ column }) => column === '住址')?.shown).toBeNull()
    expect(JSON.stringify(read.faults)).not.toMatch(/13907140901|\d{9}/)
  })

  test.each([
    ['420202199001010000', 'identity-rounded'],
    ['4.20202E+17', 'identity-rounded'],
    ['4.2020219900101E17', 'identity-rounded'],
    ['420222199001010121', 'identity-checksum'],
    ['42022219900101', 'identity-length'],
  ])('with the identity number %s says %s', (identity, code) => {
    expect(row({ name: '王小芳', identity, division: '港下村' }).faults[0]?.code).toBe(code)
  })

  test('takes a number behind an apostrophe, and the first of two phones', () => {
    const identity = anIdentityNumber(12)
    const cells = {
      name: ' 王 小芳',
      identity: `'${identity}`,
      phone: '139 0714 0901、0714-6512345',
    }
    const { values, faults } = row({ ...cells, division: '港下村' })
    expect(faults).toEqual([])
    expect(values).toMatchObject({ identity: { number: identity }, phone: '13907140901' })
  })

  test('below a table, or its header again, is no record', () => {
    const codes = [
      row({ name: '合计', phone: '12' }),
      row({ name: '姓名', identity: '身份证号码' }),
    ].map(({ faults }) => faults.map(({ code }) => code))
    expect(codes).toEqual([['note-row'], ['header-again']])
  })
})

function row(cells: Readonly<Record<string, RawCell>>): ReturnType<typeof readRow> {
  return readRow({ row: 2, cells, extra: {} }, columnsOf('people'), register)
}

const register = registerOf(
  [
    { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
    { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
    { code: '420222101200', name: '港下村民委员会', level: 'village', parentCode: '420222101000' },
    { code: '420222101201', name: '丰山村', level: 'village', parentCode: '420222101000' },
    { code: '420222109000', name: '浮屠镇', level: 'township', parentCode: '420222000000' },
    { code: '420222109201', name: '丰山村', level: 'village', parentCode: '420222109000' },
  ],
  today,
  (code) => !code.startsWith('4202221092'),
)

describe('a place', () => {
  test.each([
    ['420222101200', '420222101200'],
    ['港下村', '420222101200'],
    ['港下村委会', '420222101200'],
    ['富池镇港下村', '420222101200'],
    ['阳新县 富池镇 港下村', '420222101200'],
    ['阳新县港下村', '420222101200'],
    // the other one is beyond the importer's reach
    ['丰山村', '420222101201'],
    ['浮屠镇丰山村', 'division-outside-reach'],
    ['420222109201', 'division-outside-reach'],
    ['420222101999', 'division-unknown'],
    ['富池镇', 'division-unknown'],
    ['420222101000', 'division-invalid'],
  ])('written as %s is %s', (text, read) => {
    expect(said(register.village(text))).toBe(read)
  })

  test('may be a township where an organisation stands', () => {
    expect(said(register.division('富池镇'))).toBe('420222101000')
  })
})
