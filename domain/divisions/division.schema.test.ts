import { describe, expect, test } from 'vitest'
import { countyOf, levelOf, parentCodeOf, prefixOf, townshipOf } from './division.schema.ts'
import { divisionsOf } from './division.seed.ts'

describe('a division code', () => {
  test.each([
    ['420200000000', 'city', '4202', null],
    ['420222000000', 'county', '420222', '420200000000'],
    ['420222101000', 'township', '420222101', '420222000000'],
    ['420222101200', 'village', '420222101200', '420222101000'],
  ])('%s is a %s', (code, level, prefix, parent) => {
    expect(levelOf(code)).toBe(level)
    expect(prefixOf(code)).toBe(prefix)
    expect(parentCodeOf(code)).toBe(parent)
  })

  test('tells township and county', () => {
    expect(townshipOf('420222101200')).toBe('420222101000')
    expect(countyOf('420222101200')).toBe('420222000000')
  })
})

describe('the divisions of Huangshi', () => {
  const divisions = divisionsOf('420200')

  test.each([
    ['city', 1],
    ['county', 6],
    ['township', 57],
    ['village', 1_040],
  ])('have at the level of %s: %i', (level, count) => {
    expect(divisions.filter((division) => division.level === level)).toHaveLength(count)
  })

  test('each hang on a division of the list', () => {
    const codes = new Set(divisions.map(({ code }) => code))
    const orphans = divisions.filter(
      ({ parentCode }) => parentCode !== null && !codes.has(parentCode),
    )
    expect(orphans).toEqual([])
  })

  test('are called as people call them', () => {
    const names = divisions.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['富池镇', '港下村', '万达社区']))
    expect(names.filter((name) => /委员会$|村委会/.test(name))).toEqual(['长乐山工业园管理委员会'])
  })
})
