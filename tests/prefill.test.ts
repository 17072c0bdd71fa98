import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'tiexin-prefill-'))
const input = join(folder, 'in.ndjson')
const output = join(folder, 'out.ndjson')

function tiexin(...args: string[]): { code: number | null; last: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli.ts', 'prefill', ...args], {
    encoding: 'utf8',
  })
  return { code: status, last: stdout.trim().split('\n').at(-1) ?? '', error: stderr }
}

describe('./tiexin prefill', () => {
  test('answers each line, and tells the bad ones without their words', () => {
    const lines = [
      '{"id":"a","text":"我老公打我，电话13800138000"}',
      'no json of 13900139000',
      '{"id":7}',
      '',
      '{"id":2,"text":"打错了"}',
    ]
    writeFileSync(input, lines.join('\n'))
    const { code, last } = tiexin(input, '--out', output, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(last)).toEqual({
      ...{ ok: false, narratives: 2, refused: 2 },
      faults: [
        { line: 2, reason: 'is not JSON' },
        { line: 3, reason: 'has no text' },
      ],
    })
    const answers = readFileSync(output, 'utf8').trim().split('\n')
    expect(answers.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        ...{ id: 'a', phones: ['13800138000'], idNumbers: [], addresses: [] },
        people: [
          { name: null, relation: 'self', sex: 'female', age: null },
          { name: null, relation: 'husband', sex: 'male', age: null },
        ],
        ...{ category: 'marriage-family', violence: true, minor: false, cues: [] },
      },
      {
        ...{ id: 2, phones: [], idNumbers: [], addresses: [], people: [] },
        ...{ category: 'other', violence: false, minor: false, cues: [] },
      },
    ])
  })

  test('says what is wrong in one line', () => {
    expect(tiexin(input)).toMatchObject({ code: 2, error: 'tiexin: --out is needed\n' })
    expect(tiexin(join(folder, 'none'), '--out', output).code).toBe(1)
    expect(tiexin(input, '--out', join(folder, 'none', 'x')).error).toContain('cannot be written')
  })
})
