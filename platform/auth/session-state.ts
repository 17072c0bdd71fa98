import { authSettings, hour, minute } from './auth-settings.ts'

export type SessionTimes = {
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly lockedAt: string | null
  readonly revokedAt: string | null
}

/**
 * `locked`: the password opens it again and what was being written is still there;
 * `ended`: only signing in anew helps.
 */
export type SessionState = 'open' | 'locked' | 'ended'

/** Derived from the times, so that no job has to run for a session to end. */
export function sessionState(session: SessionTimes, now: Date): SessionState {
  const age = (since: string): number => now.getTime() - Date.parse(since)
  if (session.revokedAt !== null) return 'ended'
  if (age(session.createdAt) >= authSettings.sessionHours * hour) return 'ended'
  if (session.lockedAt !== null) return 'locked'
  return age(session.lastSeenAt) >= authSettings.idleMinutes * minute ? 'locked' : 'open'
}

/** Being seen is written at most once a minute: an API call must not cost a write. */
export function isSightStale(lastSeenAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(lastSeenAt) >= minute
}
