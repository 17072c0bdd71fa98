import { z } from 'zod'
import { addDays, dayOf, weekdayOf } from '../time/day.ts'
import { endOfSpan, instantOf, spanDayOf, TimeOfDay } from '../time/time-of-day.ts'
import { permitted, refuse, type Decision } from './decision.ts'

/** 安全时间: days of the week on which a span begins (1 Monday … 7 Sunday), and the span. */
export const SafeTime = z
  .strictObject({
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
    from: TimeOfDay,
    to: TimeOfDay,
  })
  .refine(({ from, to }) => from !== to, 'span-empty')
export type SafeTime = z.infer<typeof SafeTime>

export const ContactWay = z.enum(['call', 'text'])
export type ContactWay = z.infer<typeof ContactWay>

/** 安全联系方式: how and when a person may be reached without putting her in danger. */
export const SafeContactRule = z.strictObject({
  phone: z.string().trim().min(1).max(40),
  /** what she agreed to; a message stays on a phone that others may read, so a call implies no text */
  ways: z.array(ContactWay).max(2),
  /** `null` where she said that any time is safe; an empty list says that nobody asked her */
  times: z.array(SafeTime).max(14).nullable(),
  /** the last day on which it holds: phones change hands */
  until: z.iso.date().nullable(),
})
export type SafeContactRule = z.infer<typeof SafeContactRule>

/**
 * May a person be reached now? To be asked when something is sent, not when it is planned. Unknown is
 * not yes: without a safe contact, or without a time, nothing is sent.
 */
export function maySendTo(
  contact: SafeContactRule | undefined,
  way: ContactWay,
  now: Date,
): Decision {
  if (contact === undefined) return refuse('safe-contact-unknown')
  if (contact.until !== null && dayOf(now) > contact.until) return refuse('safe-contact-expired')
  if (!contact.ways.includes(way)) return refuse('safe-way-not-agreed')
  if (contact.times === null) return permitted
  if (contact.times.length === 0) return refuse('safe-time-unknown')
  return contact.times.some((time) => isWithin(time, now)) ? permitted : refuse('outside-safe-time')
}

/** When she may next be reached that way: now, or the beginning of a safe time; `undefined` for never. */
export function nextSafeMoment(
  contact: SafeContactRule | undefined,
  way: ContactWay,
  now: Date,
): Date | undefined {
  const decision = maySendTo(contact, way, now)
  if ('permitted' in decision) return now
  if (contact === undefined || decision.refused !== 'outside-safe-time') return undefined
  const times = contact.times ?? []
  const today = dayOf(now)
  const moments = times.flatMap(({ days, from }) =>
    Array.from({ length: 8 }, (_, ahead) => addDays(today, ahead))
      .filter((day) => days.includes(weekdayOf(day)))
      .map((day) => instantOf(day, from))
      .filter((moment) => moment > now),
  )
  const [first] = moments.toSorted((a, b) => a.getTime() - b.getTime())
  return first !== undefined && 'permitted' in maySendTo(contact, way, first) ? first : undefined
}

/** When the safe time of now ends: what is sent later than this may be read by somebody else. */
export function safeUntil({ times }: SafeContactRule, now: Date): Date | undefined {
  const ends = (times ?? []).flatMap((time) => {
    const day = spanDayOf(time, now)
    return day !== undefined && time.days.includes(weekdayOf(day)) ? [endOfSpan(time, day)] : []
  })
  return ends.toSorted((a, b) => b.getTime() - a.getTime())[0]
}

function isWithin(time: SafeTime, now: Date): boolean {
  const day = spanDayOf(time, now)
  return day !== undefined && time.days.includes(weekdayOf(day))
}

/**
 * All that a text to a person may say. It names neither us nor what it is about, and asks for no
 * answer: whoever else holds the phone learns nothing from it.
 */
export const safeTexts = {
  update: {
    zh: '您好，您之前问的事有了回音，方便时再联系。',
    en: 'Hello, there is news on what you asked about. Get in touch when it suits you.',
  },
  reminder: { zh: '您好，提醒您约好的时间快到了。', en: 'Hello, a reminder of your appointment.' },
} as const
