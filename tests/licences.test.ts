import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Licences that let this repository stay under Apache-2.0; an OR is taken by its first half. */
const allowed = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'],
  ...['Unlicense', 'MIT/X11', '(MIT AND Zlib)', '(MIT OR CC0-1.0)'],
  ...['(MIT OR GPL-3.0)', '(MIT OR GPL-3.0-or-later)'],
])

/** Packages that state none, each argued in docs/decisions/0005-libraries.md. */
const argued = new Set(['node_modules/buffers'])

type Lock = {
  readonly packages: Readonly<Record<string, { dev?: boolean; license?: string }>>
}

const lock = JSON.parse(
  readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'),
) as Lock

describe('what the server loads', () => {
  const loaded = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)

  test('is under licences that allow it, every package of the lock file', () => {
    const others = loaded.filter(
      ([path, { license }]) => !allowed.has(license ?? '') && !argued.has(path),
    )
    expect(others.map(([path, { license }]) => `${path}: ${license ?? 'no licence'}`)).toEqual([])
  })

  test('is a few hundred packages, not none', () => {
    expect(loaded.length).toBeGreaterThan(100)
  })
})
