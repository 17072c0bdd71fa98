import { describe, expect, test } from 'vitest'
import type { FieldSpec } from './field-spec.ts'
import { mergedValues, wordsOfDifference } from './two-versions.ts'

const fields: readonly FieldSpec[] = [
  { key: 'facts', label: '事实', kind: 'area' },
  { key: 'court', label: '法院', kind: 'text' },
  {
    ...{ key: 'measures', label: '请求', kind: 'ticks' },
    options: [
      { value: 'no-contact', label: '禁止接触' },
      { value: 'move-out', label: '迁出' },
    ],
  },
]
const base = { facts: '推搡', court: '阳新县人民法院', measures: 'no-contact' }

describe('two versions of a form', () => {
  test('go together where each changed something else', () => {
    const mine = { ...base, facts: '推搡、辱骂' }
    const theirs = { ...base, court: '大冶市人民法院' }
    expect(mergedValues(base, mine, theirs)).toEqual({ ...mine, court: '大冶市人民法院' })
  })

  test('stand side by side in what they differ, in words', () => {
    const mine = { ...base, measures: 'no-contact,move-out' }
    expect(wordsOfDifference(fields, mine, { ...base, measures: '' })).toEqual({
      mine: '请求: 禁止接触 · 迁出',
      theirs: '请求: —',
    })
  })
})
