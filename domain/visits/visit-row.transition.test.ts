import { describe, expect, test } from 'vitest'
import { anExecutive } from '#domain/organisations/organisation.fixtures.ts'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'
import { aRow } from './visit-file.fixtures.ts'
import type { RowFault, RowRegister, VisitColumn } from './visit-row.schema.ts'
import { checkVisitRow } from './visit-row.transition.ts'

const executive = anExecutive()
const register: RowRegister = {
  today: '2023-05-10',
  executive: (number) => (number === executive.number ? executive : undefined),
  isDivision: (code) => code.startsWith('420222') && !code.endsWith('999'),
  reaches: (code) => code.startsWith('420222101'),
}

describe('a row of a visits file', () => {
  test('becomes a visit: width, spaces, day and labels are made one', () => {
    const row = aRow({
      走访日期: '2023年5月6日',
      执委编号: 'ｈｓ0000001',
      走访对象: '王 小芳',
      对象身份证号: `${anIdentityNumber().slice(0, 6)} ${anIdentityNumber().slice(6)}`,
      重点人群: '单亲母亲、留守妇女，低保户',
      需求: '想找份工作',
      发现隐患: '有',
      隐患描述: '灶台与柴堆太近',
      隐患等级: '三级',
    })
    expect(checkVisitRow(row, { 备注: '雨天' }, register)).toMatchObject({
      ...{ number: 'ZF-1', date: '2023-05-06', division: '420222101200', subjectName: '王小芳' },
      ...{ executive, identity: { number: anIdentityNumber(), sex: 'female' } },
      ...{ tags: ['left-behind-woman', 'low-income', 'single-parent'], need: '想找份工作' },
      ...{ solved: null, hazard: '灶台与柴堆太近', hazardLevel: 3, extra: { 备注: '雨天' } },
    })
  })

  test.each(['2023/5/6', '2023.05.06', '20230506', '2023-05-06 13:14:15', '２０２３-05-06'])(
    'may write its day as %s',
    (day) => {
      expect(checkVisitRow(aRow({ 走访日期: day }), {}, register)).toMatchObject({
        date: '2023-05-06',
      })
    },
  )

  test.each<[Partial<Record<VisitColumn, string>>, VisitColumn, string]>([
    [{ 走访编号: '' }, '走访编号', 'required'],
    [{ 走访编号: '编 号' }, '走访编号', 'number-invalid'],
    [{ 走访编号: anIdentityNumber() }, '走访编号', 'number-invalid'],
    [{ 走访编号: '13800138000' }, '走访编号', 'number-invalid'],
    [{ 走访日期: '' }, '走访日期', 'required'],
    [{ 走访日期: '2023-02-30' }, '走访日期', 'date-invalid'],
    [{ 走访日期: '昨天' }, '走访日期', 'date-invalid'],
    [{ 走访日期: '2023-05-11' }, '走访日期', 'date-in-future'],
    [{ 走访日期: '1999-12-31' }, '走访日期', 'date-too-early'],
    [{ 执委姓名: '' }, '执委姓名', 'required'],
    [{ 执委姓名: '柯春花' }, '执委姓名', 'executive-name-differs'],
    [{ 执委编号: 'HS9' }, '执委编号', 'executive-unknown'],
    [{ '村(社区)区划代码': '' }, '村(社区)区划代码', 'required'],
    [{ '村(社区)区划代码': '420222101' }, '村(社区)区划代码', 'division-invalid'],
    [{ '村(社区)区划代码': '420222101000' }, '村(社区)区划代码', 'division-invalid'],
    [{ '村(社区)区划代码': '420222101999' }, '村(社区)区划代码', 'division-unknown'],
    [{ '村(社区)区划代码': '420222109200' }, '村(社区)区划代码', 'division-outside-reach'],
    [{ 走访对象: '王小芳13800138000' }, '走访对象', 'name-invalid'],
    [{ 对象身份证号: '4202221990' }, '对象身份证号', 'identity-length'],
    [{ 对象身份证号: '420222199013010012' }, '对象身份证号', 'identity-date'],
    [{ 对象身份证号: '420222199001010121' }, '对象身份证号', 'identity-checksum'],
    [{ 重点人群: '留守妇女、好人' }, '重点人群', 'tag-unknown'],
    [{ 需求: '忙'.repeat(2001) }, '需求', 'too-long'],
    [{ 需求: '想找\uFFFD工作' }, '需求', 'unreadable-text'],
    [{ 发现隐患: '也许' }, '发现隐患', 'hazard-flag-invalid'],
    [{ 发现隐患: '是' }, '隐患描述', 'hazard-text-missing'],
    [{ 发现隐患: '否', 隐患描述: '电线老化' }, '隐患描述', 'hazard-without-flag'],
    [{ 发现隐患: '是', 隐患描述: '电线老化', 隐患等级: '5' }, '隐患等级', 'hazard-level-invalid'],
    [{ 隐患等级: '2' }, '隐患等级', 'hazard-level-without-hazard'],
  ])('with %o is refused: %s %s', (change, column, code) => {
    expect(checkVisitRow(aRow(change), {}, register)).toEqual([
      expect.objectContaining({ column, code }),
    ])
  })

  test('whose long number Excel has rounded is told to be typed again as text', () => {
    const row = { ...aRow(), 对象身份证号: { rounded: '420222199001011000' } }
    expect(checkVisitRow(row, {}, register)).toEqual([
      { column: '对象身份证号', code: 'identity-rounded', shown: '420222**********00' },
    ])
  })

  test('names all its faults at once', () => {
    const faults = checkVisitRow(
      aRow({ 走访日期: '', 执委编号: 'X', 发现隐患: '是' }),
      {},
      register,
    ) as RowFault[]
    expect(faults.map(({ code }) => code)).toEqual([
      ...['required', 'executive-unknown', 'hazard-text-missing'],
    ])
  })

  test('never repeats in a fault what was told, nor a whole number', () => {
    const identity = '420222199001010121'
    const faults = checkVisitRow(
      aRow({
        走访编号: anIdentityNumber(),
        对象身份证号: identity,
        需求: `${'他打我'.repeat(700)}\uFFFD`,
      }),
      {},
      register,
    ) as RowFault[]
    expect(faults).toHaveLength(4)
    expect(JSON.stringify(faults)).not.toMatch(/\d{7}|他打我/)
  })
})
