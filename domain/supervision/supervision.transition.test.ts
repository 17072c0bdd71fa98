import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { workingCalendar } from '#platform/time/working-days.ts'
import { supervisionClockSetting } from './supervision-clock.schema.ts'
import { aSupervision } from './supervision.fixtures.ts'
import { SupervisionAction, SupervisionStatus, openTo } from './supervision.schema.ts'
import type { Supervision } from './supervision.schema.ts'
import * as transitions from './supervision.transition.ts'

const counting = {
  clocks: { number: 2, body: supervisionClockSetting.initial },
  calendar: workingCalendar(),
}
const now = new Date('2023-04-27T02:00:00Z')
const on = { actor: anActor(), now }

function act(stored: Supervision, action: SupervisionAction, at = on): unknown {
  switch (action) {
    case 'send':
      return transitions.sendSupervision(stored, { requirement: '请办' }, at, counting, stored)
    case 'drop':
      return transitions.dropSupervision(stored, { reason: '已办' }, at)
    case 'reply':
      return transitions.replyToSupervision(stored, { text: '已办', evidence: '', files: [] }, at)
    case 'send-back':
      return transitions.sendBackReply(stored, { reason: '没有佐证' }, at, counting)
    case 'close': {
      const outcome = stored.status === 'replied' ? 'done' : 'unanswered'
      return transitions.closeSupervision(stored, { outcome, text: '了结' }, at)
    }
    case 'withdraw':
      return transitions.withdrawSupervision(stored, { reason: '发错了' }, at)
  }
}

describe('an act on a supervision order', () => {
  const table = SupervisionAction.options.flatMap((action) =>
    SupervisionStatus.options.map((status) => [action, status] as const),
  )
  test.each(table)('%s while %s', (action, status) => {
    const stored = aSupervision({ status, replyDueAt: '2023-04-20T16:00:00.000Z' })
    const next = act(stored, action)
    const isOpen = openTo[action].includes(status)
    expect(isRefusal(next) ? next.refused : 'done').toBe(
      isOpen ? 'done' : `supervision-is-${status}`,
    )
  })

  test('counts the reply in working days over a holiday and a make-up day', () => {
    // 27 April 2023 is a Thursday; 28 April is worked, 29 April to 3 May off, 6 May worked.
    const sent = act(aSupervision({ status: 'proposed', number: null }), 'send')
    expect(sent).toMatchObject({ replyDueAt: '2023-05-05T16:00:00.000Z', clockNumber: 2 })
  })

  test('in a year whose holidays nobody knows is refused, not guessed', () => {
    const late = { ...on, now: new Date('2030-05-10T02:00:00Z') }
    expect(act(aSupervision({ status: 'proposed' }), 'send', late)).toMatchObject({
      refused: 'calendar-year-unknown',
    })
  })

  test.each([
    ['an answered one as unanswered', 'replied', 'unanswered', 'supervision-was-answered'],
    ['one without a reply as done', 'issued', 'done', 'supervision-not-answered'],
    ['as unanswered before its time is over', 'issued', 'unanswered', 'reply-not-yet-due'],
  ] as const)('never closes %s', (_, status, outcome, refused) => {
    const stored = aSupervision({ status })
    expect(transitions.closeSupervision(stored, { outcome, text: '了结' }, on)).toEqual({ refused })
  })

  test('in any order leaves no illegal state: every ended one says when and why', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...SupervisionAction.options), fc.integer({ min: 0, max: 20 })),
          { maxLength: 12 },
        ),
        (walk) => {
          let order = aSupervision({ status: 'proposed', number: null, replyDueAt: null })
          let at = now.getTime()
          for (const [action, days] of walk) {
            at += days * 86_400_000
            const next = act(order, action, { ...on, now: new Date(at) })
            if (isRefusal(next)) continue
            const changed = next as Supervision
            expect(changed.version).toBe(order.version + 1)
            expect(changed.rounds.length).toBeGreaterThanOrEqual(order.rounds.length)
            order = changed
          }
          const isOver = ['closed', 'dropped', 'withdrawn'].includes(order.status)
          expect(order.endedAt !== null && order.closing !== null).toBe(isOver)
          expect(order.outcome !== null).toBe(order.status === 'closed')
          expect(order.replyDueAt === null).toBe(['proposed', 'dropped'].includes(order.status))
          const isUnjudged = order.rounds.at(-1)?.verdict === null
          expect(isUnjudged || order.status !== 'replied').toBe(true)
        },
      ),
    )
  })
})

describe('the number of a paper', () => {
  test.each([
    ['阳新县妇女联合会', 'order', '阳新妇督'],
    ['黄石市妇女联合会', 'opinion', '黄石妇意'],
  ] as const)('of %s, %s', (name, kind, series) => {
    expect(transitions.seriesOf(name, kind)).toBe(series)
  })
})
