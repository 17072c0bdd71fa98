import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'

/**
 * What Chrome learned after version 94, the engine under old phones and the browser inside WeChat, with
 * the version that brought it. Syntax is lowered by the build; names of the platform are not.
 */
const later: Readonly<Record<string, RegExp>> = {
  'structuredClone (98)': /\bstructuredClone\(/,
  'findLast (97)': /\.findLast(?:Index)?\(/,
  'showPicker (99)': /\.showPicker\(/,
  'inert (102)': /\.inert\b/,
  'AbortSignal.timeout (103)': /\bAbortSignal\.(?:timeout|any)\(/,
  'checkVisibility (105)': /\.checkVisibility\(/,
  'toSorted and its like (110)': /\.to(?:Sorted|Reversed|Spliced)\(/,
  'isWellFormed (111)': /\.(?:is|to)WellFormed\(/,
  'popover (114)': /\.(?:show|hide|toggle)Popover\(/,
  'groupBy (117)': /\b(?:Object|Map)\.groupBy\(/,
  'withResolvers (119)': /\bPromise\.withResolvers\(/,
  'URL.canParse (120)': /\bURL\.(?:canParse|parse)\(/,
  'Array.fromAsync (121)': /\bArray\.fromAsync\(/,
  'bases of bytes (140)': /\.(?:toBase64|toHex)\(\)|\.from(?:Base64|Hex)\(/,
}

/** The same for style sheets. */
const laterStyles: Readonly<Record<string, RegExp>> = {
  'layers (99)': /@layer\b/,
  ':has (105)': /:has\(/,
  'small and dynamic heights (108)': /\d[sdl]v[hw]\b/,
  'color-mix (111)': /\bcolor-mix\(/,
  'nesting (112)': /\{[^{}]*\{[^{}]*&|[;{]\s*&/,
  'text-wrap (114)': /\btext-wrap:/,
  '@starting-style (117)': /@starting-style/,
}

function foundIn(text: string, features: Readonly<Record<string, RegExp>>): string[] {
  return Object.entries(features).flatMap(([name, mark]) => (mark.test(text) ? [name] : []))
}

describe('the phone’s program for Chrome 94', () => {
  let chunks: Rolldown.RolldownOutput['output'][number][]

  beforeAll(async () => {
    const root = join(import.meta.dirname, '..')
    const made = await build({
      ...{ configFile: join(root, 'field.config.ts'), root: join(root, 'field') },
      ...{ logLevel: 'silent', build: { write: false } },
    })
    chunks = (Array.isArray(made) ? made : [made as Rolldown.RolldownOutput]).flatMap(
      ({ output }) => output,
    )
  }, 60_000)

  test('is one script and one service worker, and a sheet', () => {
    const names = chunks.map(({ fileName }) => fileName.replace(/-[\w-]+\./, '.')).toSorted()
    expect(names).toEqual(
      expect.arrayContaining(['assets/main.css', 'assets/main.js', 'worker.js']),
    )
  })

  test('calls nothing that came after it', () => {
    const scripts = chunks.flatMap((each) => (each.type === 'chunk' ? [each.code] : []))
    expect(scripts.length).toBeGreaterThan(1)
    expect(foundIn(scripts.join('\n'), later)).toEqual([])
  })

  test('is styled with nothing that came after it', () => {
    const sheets = chunks.flatMap((each) =>
      each.type === 'asset' && each.fileName.endsWith('.css') ? [String(each.source)] : [],
    )
    expect(sheets).toHaveLength(1)
    expect(foundIn(sheets.join('\n'), laterStyles)).toEqual([])
  })

  test.each([
    ['list.findLast((one) => one)', later],
    ['structuredClone(row)', later],
    ['AbortSignal.timeout(5)', later],
    ['Object.groupBy(rows, kind)', later],
    ['rows.toSorted()', later],
    ['bytes.toBase64()', later],
    ['main:has(.due){color:red}', laterStyles],
    ['.frame{min-height:100dvh}', laterStyles],
    ['.frame{& p{color:red}}', laterStyles],
  ])('would be told of %s', (planted, features) => {
    expect(foundIn(planted, features)).toHaveLength(1)
  })
})
