import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const folder = new URL('../web/', import.meta.url)
const tokens = readFileSync(new URL('tokens.css', folder), 'utf8').replaceAll('"', "'")

/** `--paper: #1a1816` pairs of the block that begins with the selector. */
function tokensOf(selector: string): string[] {
  const from = tokens.indexOf(`${selector} {`)
  const block = tokens.slice(from, tokens.indexOf('}', from))
  return [...block.matchAll(/--[\w-]+:[^;]+/g)].map(([pair]) => pair.replaceAll(/\s+/g, ' '))
}

describe('the dark theme', () => {
  test('has the same values by choice and by the system', () => {
    const chosen = tokensOf(":root[data-theme='dark']")
    expect(chosen.length).toBeGreaterThan(30)
    expect(tokensOf(":root:not([data-theme='light'])")).toEqual(chosen)
  })
})

describe('colours', () => {
  const sheets = readdirSync(folder).filter(
    (name) => name.endsWith('.css') && name !== 'tokens.css',
  )

  test.each(sheets)('of %s have their values in the tokens', (name) => {
    const sheet = readFileSync(new URL(name, folder), 'utf8')
    expect(sheet.match(/#[0-9a-f]{3,8}\b/gi)).toBeNull()
  })
})
