import { language } from './words.ts'

const zone = 'Asia/Shanghai'

/** `YYYY-MM-DD` in the city, whatever zone the phone is set to. */
export function dayAt(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at)
}

/** 5月9日 / 9 May */
export function shortDay(day: string): string {
  const options = { timeZone: zone, month: 'short', day: 'numeric' } as const
  const locale = language() === 'en' ? 'en-GB' : 'zh-CN'
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T12:00:00+08:00`))
}

/** 09:14 with its day */
export function momentOf(at: number): string {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false } as const
  return `${shortDay(dayAt(at))} ${new Intl.DateTimeFormat('en-GB', options).format(at)}`
}
