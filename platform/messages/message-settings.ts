/**
 * Local practice of outside messages ⚙: values a city may set otherwise. They are settings with these
 * defaults, read where they are used and never copied.
 */
export const messageSettings = {
  /** 免打扰时段 of an account that has chosen none */
  quietHours: { from: '21:00', to: '07:30' },
  /** when the digest of a working day goes out */
  digestAt: '08:30',
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
  const { firstPauseSeconds, longestPauseSeconds } = messageSettings
  return Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** Math.max(0, attempts - 1))
}
