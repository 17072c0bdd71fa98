import { describe, expect, test } from 'vitest'
import { aMessage } from './outside-message.fixtures.ts'
import { settleMessage, tryAgain } from './outside-message.transition.ts'

const now = new Date('2023-05-10T02:14:00Z')
const on = { now, attempts: 3, pauseSeconds: 60 }
const passing = { sent: false, reason: 'unreachable', isFinal: false } as const

describe('an attempt', () => {
  test('that goes through ends the message', () => {
    const settled = settleMessage(
      aMessage({ attempts: 2, reason: 'no-answer' }),
      { sent: true },
      on,
    )
    expect(settled).toMatchObject({ state: 'sent', settledAt: now.toISOString(), reason: null })
  })

  test('that fails waits for the next one', () => {
    const settled = settleMessage(aMessage({ attempts: 1 }), passing, on)
    expect(settled).toMatchObject({ state: 'waiting', reason: 'unreachable', settledAt: null })
    expect(settled.nextAt).toBe('2023-05-10T02:15:00.000Z')
  })

  test('that was the last gives up and says why', () => {
    const settled = settleMessage(aMessage({ attempts: 3 }), passing, on)
    expect(settled).toMatchObject({ state: 'failed', reason: 'unreachable' })
  })

  test('that was refused is not repeated', () => {
    const refused = { sent: false, reason: 'answered-401', isFinal: true } as const
    expect(settleMessage(aMessage({ attempts: 1 }), refused, on).state).toBe('failed')
  })
})

describe('trying again', () => {
  test('keeps the id and gives all attempts back', () => {
    const message = aMessage({ state: 'failed', attempts: 12, settledAt: now.toISOString() })
    expect(tryAgain(message, now)).toMatchObject({
      ...{
        id: message.id,
        state: 'waiting',
        attempts: 0,
        settledAt: null,
        nextAt: now.toISOString(),
      },
    })
  })

  test.each(['waiting', 'sent'] as const)('is refused for a message that is %s', (state) => {
    expect(tryAgain(aMessage({ state }), now)).toEqual({ refused: 'message-not-failed' })
  })
})
