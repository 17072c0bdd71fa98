import { describe, expect, test } from 'vitest'
import type { SettingVersion } from './setting.schema.ts'
import { inForceAt } from './setting.transition.ts'

function written(number: number, effectiveAt: string, withdrawnAt: string | null = null) {
  return { number, effectiveAt, withdrawnAt } as SettingVersion
}

const versions = [
  written(1, '2023-05-01T00:00:00Z'),
  written(2, '2023-07-01T00:00:00Z'),
  written(3, '2023-06-01T00:00:00Z'),
  written(4, '2023-06-01T00:00:00Z'),
  written(5, '2023-06-15T00:00:00Z', '2023-06-02T00:00:00Z'),
]

describe('the version in force', () => {
  test.each([
    ['before the first one', '2023-04-30T23:59:59Z', undefined],
    ['at the moment it begins', '2023-05-01T00:00:00Z', 1],
    ['of two from one moment, the one written last', '2023-06-10T00:00:00Z', 4],
    ['is never a withdrawn one', '2023-06-20T00:00:00Z', 4],
    ['is the latest, not the one written last', '2023-07-02T00:00:00Z', 2],
  ])('%s', (_, at, number) => {
    expect(inForceAt(versions, new Date(at))?.number).toBe(number)
  })
})
