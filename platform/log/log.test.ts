import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { faultOf } from './log.ts'

describe('what is told of an error', () => {
  test('is kind, code and place, never the value that the database repeats in its message', async () => {
    const client = new pg.Client({ connectionString: inject('database').ownerUrl })
    await client.connect()
    const error = await client
      .query(`select '石小芳13907231188'::int`)
      .catch((each: unknown) => each)
    await client.end()
    expect((error as Error).message).toContain('13907231188')
    expect(faultOf(error)).toMatchObject({ kind: 'DatabaseError', code: '22P02' })
    expect(JSON.stringify(faultOf(error))).not.toContain('13907231188')
    expect(JSON.stringify(faultOf(error))).not.toContain('石小芳')
  })

  test('keeps the places of a trace though the message looks like one', () => {
    const told = faultOf(new TypeError('她说\n    at home (/secret/石小芳:1:1) tonight'))
    expect(told).toMatchObject({ kind: 'TypeError' })
    expect(JSON.stringify(told)).toContain('log.test.ts')
    expect(JSON.stringify(told)).not.toContain('石小芳')
  })

  test('has the machine’s own reason: which file, which address', async () => {
    const { readFile } = await import('node:fs/promises')
    const error = await readFile('/nowhere/at-all').catch((each: unknown) => each)
    expect(faultOf(error)).toMatchObject({ code: 'ENOENT' })
    expect(JSON.stringify(faultOf(error))).toContain('/nowhere/at-all')
  })
})
