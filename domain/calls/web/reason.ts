import type { Say } from '#web/kit/wording.ts'

const codes = [
  ...(['same-identity', 'same-phone', 'similar-phone', 'same-people', 'similar-people'] as const),
  ...(['same-room', 'same-house', 'same-building', 'same-compound', 'same-hamlet'] as const),
  ...(['same-village', 'same-landmark', 'same-town', 'same-hours', 'same-child'] as const),
  ...(['other-spouse', 'other-place', 'other-identity', 'no-household-matter'] as const),
] as const
type Code = (typeof codes)[number]

/** A reason of linkage in words; one that a newer model gives and nobody has worded is shown as it is. */
export function wordsOfReason(say: Say<`reason.${Code}`>, code: string): string {
  const known = codes.find((each) => each === code)
  return known === undefined ? code : say(`reason.${known}`)
}
