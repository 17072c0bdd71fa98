import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarText, type CalendarEvent } from './icalendar.ts'

const now = new Date('2023-05-10T02:14:00Z')
const event: CalendarEvent = {
  ...{ uid: '01890000@tiexin', sequence: 3, start: new Date('2023-05-11T01:00:00Z'), minutes: 15 },
  ...{ summary: '[Tiexin] 阳新妇 2023-0318 · 首次联系 到期', alarms: [60] },
}

/** What a calendar program reads: folded lines joined again. */
function linesOf(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
}

describe('an iCalendar', () => {
  test('holds each event with its alarm, in UTC', () => {
    expect(linesOf(calendarText([event], now))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tiexin//Due steps//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Tiexin',
      'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
      'X-PUBLISHED-TTL:PT30M',
      'BEGIN:VEVENT',
      'UID:01890000@tiexin',
      'DTSTAMP:20230510T021400Z',
      'DTSTART:20230511T010000Z',
      'DTEND:20230511T011500Z',
      'SEQUENCE:3',
      'SUMMARY:[Tiexin] 阳新妇 2023-0318 · 首次联系 到期',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:[Tiexin] 阳新妇 2023-0318 · 首次联系 到期',
      'TRIGGER:-PT60M',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ])
  })

  test('without events is a calendar still', () => {
    const lines = linesOf(calendarText([], now))
    expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
  })

  test('escapes what means something in a text', () => {
    const summary = linesOf(calendarText([{ ...event, summary: 'a,b;c\\d\ne' }], now)).find(
      (line) => line.startsWith('SUMMARY:'),
    )
    expect(summary).toBe(String.raw`SUMMARY:a\,b\;c\\d\ne`)
  })

  test.each(['a', '首次联系', '\u{20000}𠀀', 'x'.repeat(74), '妇'.repeat(60), 'é👩‍👧'.repeat(40)])(
    'gives %s back unharmed',
    (summary) => {
      const lines = linesOf(calendarText([{ ...event, summary }], now))
      expect(lines).toContain(`SUMMARY:${summary}`)
    },
  )

  test('has no line over 75 octets, ends each with CRLF, and cuts no character', () => {
    const anySummary = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(anySummary, (summary) => {
        const text = calendarText([{ ...event, summary }], now)
        const raw = text.split('\r\n')
        expect(raw.at(-1)).toBe('')
        for (const line of raw) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(text.isWellFormed()).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
