/** One event of a calendar, as far as we need RFC 5545. */
export type CalendarEvent = {
  readonly uid: string
  readonly sequence: number
  readonly start: Date
  readonly minutes: number
  readonly summary: string
  /** minutes before the start */
  readonly alarms: readonly number[]
}

/**
 * An iCalendar object (RFC 5545), written out by hand: our few properties are a page, the libraries
 * for it bring time zones and recurrence that we must not depend on. All times are UTC.
 */
export function calendarText(events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tiexin//Due steps//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Tiexin',
    'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
    'X-PUBLISHED-TTL:PT30M',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent, now: Date): string[] {
  const { uid, sequence, start, minutes, summary, alarms } = event
  const end = new Date(start.getTime() + minutes * 60_000)
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SEQUENCE:${sequence}`,
    `SUMMARY:${escaped(summary)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...alarms.flatMap((before) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(summary)}`,
      `TRIGGER:-PT${before}M`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

/** `20230510T021400Z` */
function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line break mean something in a text. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|[\r\n]/g, String.raw`\n`)
    .replaceAll(/[^\P{Cc}\t]/gu, '')
}

/** RFC 5545, 3.1: no line is longer than 75 octets; a character is never cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      parts.push(part)
      // The space that marks the continuation counts.
      ;[part, octets] = ['', 1]
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
