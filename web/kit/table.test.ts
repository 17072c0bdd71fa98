import { describe, expect, test } from 'vitest'
import { parseAddress, writeAddress } from './address.ts'
import {
  conditionsIn,
  namesOf,
  narrowingsOf,
  queryOf,
  wordsOfCondition,
  type Filter,
} from './table.ts'

const filters: readonly Filter[] = [
  { kind: 'choice', key: 'level', label: '级别', options: [{ value: '1', label: '1 高危' }] },
  { kind: 'division', key: 'division', label: '地方' },
  { kind: 'dates', key: 'opened', label: '立项', from: 'from', to: 'to' },
]

describe('the address of a list', () => {
  test('keeps codes as text, so that leading zeros and long numbers survive', () => {
    const address = { division: '420222101003', level: '1', q: '明 & 王' }
    expect(parseAddress(writeAddress(address))).toEqual(address)
  })

  test('leaves out what is empty', () => {
    expect(writeAddress({ q: '', page: '2' })).toBe('?page=2')
  })
})

describe('the query of a list', () => {
  test('holds paging and what the list understands; a stale name in a link is dropped', () => {
    const address = { page: '2', level: '1', from: '2023-01-01', gone: 'x' }
    expect(queryOf(address, namesOf(filters))).toEqual({
      page: '2',
      level: '1',
      from: '2023-01-01',
    })
  })

  test('tells conditions from paging', () => {
    expect(conditionsIn({ page: '2', size: '50', sort: '-at', level: '1' })).toEqual({ level: '1' })
  })
})

describe('a condition', () => {
  test.each([
    ['level', '1', '1 高危'],
    ['from', '2023-01-01', '立项 ≥ 2023-01-01'],
    ['to', '2023-01-31', '立项 ≤ 2023-01-31'],
    ['division', '420222', '地方 420222'],
    ['whose', 'mine', 'mine'],
  ])('%s=%s reads %s', (name, value, words) => {
    expect(wordsOfCondition(filters, name, value)).toBe(words)
  })
})

describe('what narrows a list', () => {
  const views = [
    { label: '全部', conditions: {} },
    { label: '我的', conditions: { whose: 'mine' } },
    { label: '我的、超时的', conditions: { whose: 'mine', overdue: 'true' } },
  ]

  test('is said by the name of the view that is chosen, which goes as a whole', () => {
    const conditions = { whose: 'mine', overdue: 'true', level: '1', q: '王' }
    expect(narrowingsOf(conditions, filters, views, '别的条件')).toEqual([
      { text: '我的、超时的', names: ['whose', 'overdue'] },
      { text: '1 高危', names: ['level'] },
      { text: '王', names: ['q'] },
    ])
  })

  test('never shows a code or an id that has no field', () => {
    const conditions = { orgId: '89840000-00f4-829b-aa9e-4a8eeb925a00' }
    expect(narrowingsOf(conditions, filters, views, '别的条件')).toEqual([
      { text: '别的条件', names: ['orgId'] },
    ])
  })
})
