import { describe, expect, test } from 'vitest'
import { isSightStale, sessionState, type SessionTimes } from './session-state.ts'

const at = (minutes: number): string => new Date(Date.UTC(2023, 4, 10, 2, minutes)).toISOString()
const session: SessionTimes = {
  ...{ createdAt: at(0), lastSeenAt: at(0), lockedAt: null, revokedAt: null },
}

describe('a session', () => {
  test.each<[string, Partial<SessionTimes>, number, string]>([
    ['just seen', {}, 29, 'open'],
    ['not seen for half an hour', {}, 30, 'locked'],
    ['seen again and again', { lastSeenAt: at(700) }, 719, 'open'],
    ['twelve hours old', { lastSeenAt: at(719) }, 720, 'ended'],
    ['locked by its owner', { lockedAt: at(1) }, 2, 'locked'],
    ['locked, and twelve hours old', { lockedAt: at(1) }, 720, 'ended'],
    ['revoked', { revokedAt: at(1) }, 2, 'ended'],
    ['revoked after it was locked', { lockedAt: at(1), revokedAt: at(2) }, 3, 'ended'],
  ])('%s', (_, change, minutes, state) => {
    expect(sessionState({ ...session, ...change }, new Date(at(minutes)))).toBe(state)
  })

  test('is written as seen once a minute', () => {
    expect(isSightStale(at(0), new Date(Date.parse(at(1)) - 1))).toBe(false)
    expect(isSightStale(at(0), new Date(at(1)))).toBe(true)
  })
})
