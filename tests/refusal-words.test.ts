import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

function textOf(pattern: string, isWanted: (path: string) => boolean): string {
  return globSync(pattern)
    .filter(isWanted)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}

const server = textOf(
  '{domain,platform}/**/*.ts',
  (path) => !/\.test\.|fixtures|\/web\//.test(path),
)
const wording = textOf(
  '{web,domain}/**/{zh,*.wording}.ts',
  (path) => !path.includes('node_modules'),
)

/** Codes written out in `refuse('…')`, and both arms of `refuse(… ? '…' : '…')`. */
const codes = [...server.matchAll(/\brefuse\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].flatMap(
  ([, given]) => {
    const first = (given ?? '').split(',')[0] ?? ''
    return [...first.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)].map(([, code]) => code ?? '')
  },
)

const worded = new Set(
  [...wording.matchAll(/'refusal\.([a-z0-9-]+)'/g)].map(([, code]) => code ?? ''),
)

describe('a refusal', () => {
  test.each([...new Set(codes)].toSorted())('%s has words for the person it is said to', (code) => {
    expect(worded).toContain(code)
  })
})
