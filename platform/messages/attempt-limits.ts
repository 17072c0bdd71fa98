/**
 * How outside messages are tried. What a city decides about them (quiet hours, the hour of the
 * digest) is a setting of the inbox.
 */
export const attemptLimits = {
  /** tried so often, then given up until the system administrator tries again */
  attempts: 12,
  firstPauseSeconds: 30,
  longestPauseSeconds: 3600,
  /** an answer that takes longer counts as none */
  answerSeconds: 3,
  /** what happened longer ago is no news: after a long standstill nobody is flooded */
  oldestNewsHours: 24,
} as const

/** Seconds until the next attempt after so many: doubled each time, up to a limit. */
export function pauseAfter(attempts: number): number {
  const { firstPauseSeconds, longestPauseSeconds } = attemptLimits
  return Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** Math.max(0, attempts - 1))
}
