import { describe, expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import type { AuditLine } from './audit-log.schema.ts'
import { AuditCursor, cursorOf } from './audit-log.schema.ts'
import { csvOf } from './audit-log.transition.ts'

function aLine(change: Partial<AuditLine> = {}): AuditLine {
  return {
    ...{ cursor: '', at: '2023-05-10T02:14:00.000Z', lane: 3, seq: 17, name: 'matter.read' },
    ...{ outcome: 'done', accountId: newId(), accountName: '陈玉兰', orgId: newId() },
    ...{ orgName: '富池镇妇联', subjectKind: null, subjectId: null, detail: null },
    ...change,
  }
}

describe('a line of the log as CSV', () => {
  test('quotes what holds commas and quotes', () => {
    expect(csvOf([aLine({ detail: { code: 'role-not-allowed' } })])).toContain(
      ',"{""code"":""role-not-allowed""}",3,17\r\n',
    )
  })

  test.each(['=HYPERLINK("x")', '+1', '-1', '@cmd'])('never lets %s become a formula', (name) => {
    expect(csvOf([aLine({ accountName: name })])).toMatch(/,"?'[=+\-@]/)
  })
})

describe('a cursor', () => {
  test('reads back as the place it was made from', () => {
    const place = { at: '2023-05-10T02:14:00.123Z', lane: 8191, seq: 12_345_678 }
    expect(AuditCursor.parse(cursorOf(place))).toEqual(place)
  })

  test.each(['', '2023', "2023-05-10T02:14:00.123Z~1~1' or true", '~~'])('is not %j', (text) => {
    expect(AuditCursor.safeParse(text).success).toBe(false)
  })
})
