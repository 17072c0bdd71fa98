import type { Say } from '#web/kit/wording.ts'

type SpanKey = 'duration.m' | 'duration.h' | 'duration.d' | 'duration.wd' | 'duration.wrong'

/** `36h` → `36 小时`: what somebody typed, said back to her. */
export function echoOf(say: Say<SpanKey>, typed: string): string {
  const [, count, unit] = /^(\d{1,4})(m|h|d|wd)$/.exec(typed) ?? []
  if (unit !== 'm' && unit !== 'h' && unit !== 'd' && unit !== 'wd') return say('duration.wrong')
  return say(`duration.${unit}`, { count: Number(count) })
}
