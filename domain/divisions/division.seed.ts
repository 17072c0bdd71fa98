import { readFileSync } from 'node:fs'
import { levelOf, parentCodeOf, type Division } from './division.schema.ts'

/**
 * The divisions of a city as committed in this folder (`420200.csv`: code, name); where they come
 * from is said in README.md, how they are made in `division.extract.ts`.
 */
export function divisionsOf(region: string): Division[] {
  const text = readFileSync(new URL(`${region}.csv`, import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code = '', name = ''] = line.split(',')
      return { code, name, level: levelOf(code), parentCode: parentCodeOf(code) }
    })
}
