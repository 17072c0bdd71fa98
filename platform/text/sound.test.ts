import { describe, expect, test } from 'vitest'
import { foldReading, soundOf, soundsIn } from './sound.ts'

describe('the sound of a character', () => {
  test.each(['娟鹃', '强墙', '胡湖', '塆垸', '张章', '程陈', '宁林'])('is one for %s', (pair) => {
    const [x, y] = soundsIn(pair)
    expect(x).toBeGreaterThan(0)
    expect(x).toBe(y)
  })

  test.each(['王张', '兰蓝黄', '建家'])('differs within %s', (word) => {
    expect(new Set(soundsIn(word)).size).toBeGreaterThan(1)
  })

  test('is none for what is no Chinese character', () => {
    expect(soundsIn('A1，')).toEqual([0, 0, 0])
  })

  test('fits into nine bits', () => {
    expect(Math.max(...soundOf)).toBeLessThan(512)
  })
})

test('a reading is folded where it is easily misheard', () => {
  expect(['zheng', 'niu', 'shi', 'ning', 'en', 'n'].map(foldReading)).toEqual([
    ...['zen', 'liu', 'si', 'lin', 'en', 'n'],
  ])
})
