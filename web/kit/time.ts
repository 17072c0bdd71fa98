import { useSyncExternalStore } from 'react'
import { language } from './wording.ts'

/** Offices work by one clock: Asia/Shanghai, as the server says it. */
const zone = 'Asia/Shanghai'
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let ahead = 0
let tick = Date.now()
const listeners = new Set<() => void>()

/** The console's clocks follow the server's: a machine in an office may be wrong by hours. */
export function followServer(now: string): void {
  const offset = Date.parse(now) - Date.now()
  // Below a minute it is the time that the answer travelled.
  if (Math.abs(offset - ahead) < minute) return
  ahead = offset
  advance()
}

function advance(): void {
  tick = Date.now()
  for (const listener of listeners) listener()
}

let timer: ReturnType<typeof setInterval> | undefined

/** The server's now, for what is only computed once. */
export function serverNow(): number {
  return Date.now() + ahead
}

/** Now in milliseconds, anew every half minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => tick) + ahead
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(advance, minute / 2)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** `2023-05-10` in Shanghai. */
export function dayOf(moment: string | number): string {
  return format('en-CA', moment, { year: 'numeric', month: '2-digit', day: '2-digit' })
}

/** `13:14` in Shanghai. */
export function timeOf(moment: string | number): string {
  return format('en-GB', moment, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** `2023-05-10 13:14`: the exact form, for titles and logs. */
export function exactly(moment: string): string {
  return `${dayOf(moment)} ${timeOf(moment)}`
}

/** `5月10日` / `10 May`; of another year `2023-05-10` / `10 May 2023`. */
export function shortDay(moment: string | number, now: number = serverNow()): string {
  const isThisYear = dayOf(moment).slice(0, 4) === dayOf(now).slice(0, 4)
  if (isThisYear) return format(locale(), moment, { month: 'short', day: 'numeric' })
  if (language() === 'zh-CN') return dayOf(moment)
  return format(locale(), moment, { year: 'numeric', month: 'short', day: 'numeric' })
}

/** `5月10日 星期三` / `Wednesday 10 May`. */
export function longDay(moment: number): string {
  return format(locale(), moment, { month: 'long', day: 'numeric', weekday: 'long' })
}

/** `5月` / `May`. @param month 1 to 12 */
export function shortMonth(month: number): string {
  return format(locale(), Date.UTC(2000, month - 1, 15), { month: 'short' })
}

/** A bare day is nobody's midnight: read it as noon in Shanghai. */
function noon(moment: string): string {
  return moment.length === 10 ? `${moment}T12:00:00+08:00` : moment
}

function locale(): string {
  return language() === 'en' ? 'en-GB' : 'zh-CN'
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(where: string, at: string | number, parts: Intl.DateTimeFormatOptions): string {
  const key = where + JSON.stringify(parts)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(where, { ...parts, timeZone: zone })
  formats.set(key, known)
  return known.format(typeof at === 'string' ? new Date(noon(at)) : at)
}

export type Span = { readonly days: number; readonly hours: number; readonly minutes: number }

/** A span as people say it: minutes under an hour, hours under a day, days and hours under three days. */
export function spanOf(milliseconds: number): Span {
  const whole = Math.max(milliseconds, 0)
  if (whole < hour) return { days: 0, hours: 0, minutes: Math.max(1, Math.floor(whole / minute)) }
  if (whole < day) return { days: 0, hours: Math.floor(whole / hour), minutes: 0 }
  const days = Math.floor(whole / day)
  return { days, hours: days < 3 ? Math.floor((whole % day) / hour) : 0, minutes: 0 }
}

export type ClockState = 'far' | 'due' | 'over'

/**
 * Yellow before red; over means the moment has passed.
 * @param warnsAt when it turns yellow; `null`: its owner was reminded already. Where nobody says, it
 * does so on the day itself.
 */
export function stateOf(dueAt: string, now: number, warnsAt?: string | null): ClockState {
  if (Date.parse(dueAt) <= now) return 'over'
  if (warnsAt === null) return 'due'
  if (warnsAt !== undefined) return Date.parse(warnsAt) <= now ? 'due' : 'far'
  return dayOf(dueAt) === dayOf(now) ? 'due' : 'far'
}

/** `1,234` in both languages. */
export function figure(value: number): string {
  return value.toLocaleString('en-US')
}
