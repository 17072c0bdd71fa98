import { describe, expect, test } from 'vitest'
import { callRuleSetting } from './call-rule.schema.ts'
import { aCall, aCallRow } from './call.fixtures.ts'
import { checkCallRow } from './call-row.transition.ts'
import { summaryOf } from './household.transition.ts'
import { handlingOf, selectCall } from './selection.transition.ts'

const rules = callRuleSetting.initial

function calledOn(...days: string[]) {
  return days.map((day) => aCall({ calledAt: `${day}T04:00:00.000Z` }))
}

describe('a household', () => {
  test.each([
    ['once', ['2023-03-01'], false],
    ['twice in thirty days', ['2023-03-01', '2023-03-31'], true],
    ['twice in thirty-two days', ['2023-03-01', '2023-04-02'], false],
    ['three times in ninety days', ['2023-01-01', '2023-02-10', '2023-04-01'], true],
    ['three times in a hundred days', ['2023-01-01', '2023-02-10', '2023-04-12'], false],
  ] as const)('that called %s', (_, days, isRepeat) => {
    expect(summaryOf(calledOn(...days), rules).isRepeat).toBe(isRepeat)
  })

  test('escalates when calls come closer together', () => {
    expect(summaryOf(calledOn('2023-01-01', '2023-02-10', '2023-02-20'), rules).isEscalating).toBe(
      true,
    )
    expect(summaryOf(calledOn('2023-01-01', '2023-01-10', '2023-02-20'), rules).isEscalating).toBe(
      false,
    )
    expect(summaryOf(calledOn('2023-01-01', '2023-01-03'), rules).isEscalating).toBe(false)
  })

  test('is the same in whatever order its calls are told', () => {
    const calls = calledOn('2023-01-01', '2023-02-10', '2023-02-20', '2023-04-01')
    expect(summaryOf(calls.toReversed(), rules)).toEqual(summaryOf(calls, rules))
  })

  test('lies in the most particular division that its calls name', () => {
    const [one, two] = [
      aCall({ division: '420222000000' }),
      aCall({ division: '420222101000', calledAt: '2023-03-05T00:00:00.000Z' }),
    ]
    expect(summaryOf([one, two], rules).division).toBe('420222101000')
  })
})

describe('the rules of selection', () => {
  const empty = { 警情类别: '', 简要案情: '', 报警人性别: '', 报警人: '', 报警人身份证号: '' }
  test.each([
    ['a family matter by its category', { 警情类别: '家庭纠纷' }, 'in', ['category-family']],
    ['a child by its category', { 警情类别: '校园欺凌' }, 'in', ['category-children']],
    [
      'violence told under another category',
      { 警情类别: '其他', 简要案情: '被丈夫打伤' },
      'in',
      ['told-violence-at-home'],
    ],
    [
      'a spouse only named',
      { 警情类别: '诈骗', 简要案情: '丈夫刷单被骗' },
      'borderline',
      ['told-kin'],
    ],
    [
      'a woman who is threatened',
      { 警情类别: '威胁恐吓', 报警人性别: '女' },
      'borderline',
      ['woman-attacked'],
    ],
    ['a man who is threatened', { 警情类别: '威胁恐吓', 报警人性别: '男' }, 'out', []],
    [
      'a minor by her number',
      { 警情类别: '打架', 报警人身份证号: '420222200805120011' },
      'borderline',
      ['woman-attacked'],
    ],
    ['a road accident', { 警情类别: '交通事故' }, 'out', []],
  ] as const)('say of %s', (_, change, selection, codes) => {
    const text = { ...empty, ...change }
    expect(selectCall(text, rules, '2023-05-01T00:00:00.000Z')).toEqual({ selection, codes })
  })

  test.each([
    ['当场出具告诫书', 'warned'],
    ['未出具告诫书', 'none'],
    ['建议派出所给予告诫', 'none'],
    ['已转介妇联', 'referred'],
    ['双方和解', 'none'],
  ])('read of the outcome %s', (outcome, handling) => {
    expect(handlingOf({ 处警结果: outcome })).toBe(handling)
  })
})

describe('a row of a calls file', () => {
  const register = { now: new Date('2023-05-10T02:00:00Z'), region: '420200' }
  test.each([
    ['without a number', { 接警编号: '' }, ['required']],
    ['with a day that is none', { 报警时间: '2023-02-30 10:00:00' }, ['time-invalid']],
    ['from tomorrow', { 报警时间: '2023-05-11 10:00:00' }, ['time-in-future']],
    ['of another city', { 行政区划: '420100' }, ['division-invalid']],
    ['with an odd number', { 接警编号: 'A B' }, ['number-invalid']],
  ] as const)('%s is told', (_, change, codes) => {
    const read = checkCallRow(aCallRow(change), {}, register)
    expect('number' in read ? [] : read.map(({ code }) => code)).toEqual(codes)
  })

  test.each([
    ['2023-03-02 09:10:11', '2023-03-02T01:10:11.000Z'],
    ['2023/3/2 9:10', '2023-03-02T01:10:00.000Z'],
    ['20230302091011', '2023-03-02T01:10:11.000Z'],
    ['2023-03-02T09:10:11', '2023-03-02T01:10:11.000Z'],
    ['2023-03-02 09:10:11.123', '2023-03-02T01:10:11.000Z'],
    ['2023年3月2日 09:10:11', '2023-03-02T01:10:11.000Z'],
    ['2023-03-02', '2023-03-01T16:00:00.000Z'],
    ['44987.5', '2023-03-02T04:00:00.000Z'],
  ])('of %s is of %s', (written, calledAt) => {
    expect(checkCallRow(aCallRow({ 报警时间: written }), {}, register)).toMatchObject({ calledAt })
  })

  test('that is badly written is still a call', () => {
    const read = checkCallRow(
      aCallRow({ 报警电话: '不详', 行政区划: '', 报警时间: '2023/3/2 9:10' }),
      {},
      register,
    )
    expect(read).toMatchObject({ calledAt: '2023-03-02T01:10:00.000Z', division: '420200000000' })
  })
})
