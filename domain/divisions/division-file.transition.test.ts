import { describe, expect, test } from 'vitest'
import { divisionsFrom, type DivisionRow } from './division-file.transition.ts'
import { divisionsOf } from './division.seed.ts'

function rows(...lines: readonly (readonly [code: string, name: string])[]): DivisionRow[] {
  return lines.map(([code, name], at) => ({ row: at + 2, code, name }))
}

const city = ['330700', '金华市'] as const
const county = ['330782', '义乌市'] as const
const township = ['330782001', '稠城街道'] as const

describe('divisions from a file', () => {
  test('are what the committed seed of a city is', () => {
    const seed = divisionsOf('420200')
    const { divisions, faults } = divisionsFrom(
      '420200',
      seed.map(({ code, name }, at) => ({ row: at + 2, code, name })),
    )
    expect(faults).toEqual([])
    expect(divisions).toEqual(seed)
  })

  test('may be written short, as offices write them', () => {
    const { divisions, faults } = divisionsFrom('330700', rows(city, county, township))
    expect(faults).toEqual([])
    expect(divisions.map(({ code, level }) => [code, level])).toEqual([
      ['330700000000', 'city'],
      ['330782000000', 'county'],
      ['330782001000', 'township'],
    ])
  })

  test.each([
    ['a code of five digits', ['33078', '义乌市'], 'division-code-unreadable'],
    ['a county of another city', ['420222', '阳新县'], 'division-of-another-city'],
    ['a place without a name', ['330783', ''], 'division-name-missing'],
    ['a place named twice', county, 'division-twice'],
    ['a village whose township is missing', ['330782002001', '某村'], 'division-without-parent'],
  ] as const)('are refused with %s, and its row is named', (_, line, code) => {
    const { faults } = divisionsFrom('330700', rows(city, county, township, line))
    expect(faults).toEqual([{ row: 5, code }])
  })

  test('are refused without the city itself', () => {
    const { faults } = divisionsFrom('330700', rows(county))
    expect(faults.map(({ code }) => code)).toEqual(['city-missing', 'division-without-parent'])
  })
})
