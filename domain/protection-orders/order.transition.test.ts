import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import {
  askChange,
  askReconsideration,
  decideChange,
  decideReconsideration,
  letExpire,
  passTime,
  recordBreach,
  serveOrder,
} from './in-force.transition.ts'
import { anApplication, anOrder } from './order.fixtures.ts'
import { isInForce, stateOf, type On, type OrderFile } from './order.schema.ts'
import {
  acceptOrder,
  beyondSixMonths,
  editOrder,
  issueOrder,
  rejectOrder,
  sixMonthsAfter,
  submitOrder,
  withdrawOrder,
} from './order.transition.ts'
import { endedAs, serviceOf, stepsOf } from './service.transition.ts'

const start = new Date('2023-05-10T02:00:00Z')
const hour = 3_600_000

function on(hours: number): On {
  return { actor: anActor(), now: new Date(start.getTime() + hours * hour) }
}

function made(result: OrderFile | Refusal): OrderFile {
  if (isRefusal(result)) throw new Error(result.refused)
  return result
}

function accepted(isUrgent: boolean): OrderFile {
  const order = anOrder({ isUrgent })
  const submitted = made(submitOrder(order, {}, on(0)))
  const at = on(1).now.toISOString()
  return made(acceptOrder(submitted, { at, caseNumber: '（2023）鄂0222民保令1号' }, on(1)))
}

function issued(validUntil = '2023-11-10'): OrderFile {
  const at = on(20).now.toISOString()
  return made(issueOrder(accepted(true), { at, measures: ['stop-violence'], validUntil }, on(20)))
}

describe('the court’s clock', () => {
  test.each([
    ['usually', false, '2023-05-13T03:00:00.000Z'],
    ['in an urgent case', true, '2023-05-11T03:00:00.000Z'],
  ])('%s counts calendar hours from acceptance', (_, isUrgent, dueAt) => {
    const order = accepted(isUrgent)
    expect(order.decisionDueAt).toBe(dueAt)
    expect(stepsOf(order)).toMatchObject([{ key: 'decision', kind: 'court-decision', dueAt }])
  })

  test('ends with the decision, and four deliveries begin', () => {
    expect(stepsOf(issued()).map(({ key }) => key)).toEqual([
      ...['serve:1:applicant', 'serve:1:respondent', 'serve:1:police', 'serve:1:committee'],
    ])
  })
})

describe('an application', () => {
  test('is not handed in while parts are missing', () => {
    const order = anOrder({ application: anApplication({ measures: [], facts: '' }) })
    expect(submitOrder(order, {}, on(0))).toEqual({
      refused: 'order-incomplete',
      detail: { missing: 'measures,facts' },
    })
  })

  test.each([
    ['her federation, since she is afraid', 'womens-federation', 'coerced-or-afraid', false, true],
    ['civil affairs, since she is afraid', 'civil-affairs', 'coerced-or-afraid', true, false],
    ['civil affairs, for the old, at her will', 'civil-affairs', 'old-disabled-or-ill', true, true],
    ['civil affairs, for the old, unasked', 'civil-affairs', 'old-disabled-or-ill', false, false],
  ] as const)('on behalf by %s', (_, kind, ground, isHerWill, isAllowed) => {
    const onBehalf = { kind, ground, isHerWill, name: '代为申请的单位' }
    const body = { application: anApplication({ onBehalf }), confidential: anOrder().confidential }
    const result = editOrder(anOrder(), body, on(0))
    expect(isRefusal(result) ? result.refused : 'permitted').toBe(
      isAllowed ? 'permitted' : 'not-entitled-to-apply',
    )
  })
})

describe('the time in force', () => {
  test.each([
    ['2023-05-10', '2023-11-10'],
    ['2023-08-31', '2024-02-29'],
    ['2022-08-31', '2023-02-28'],
    ['2023-12-31', '2024-06-30'],
  ])('from %s is over after %s at the latest', (from, last) => {
    expect(sixMonthsAfter(from)).toBe(last)
    expect(beyondSixMonths(from, last)).toBeUndefined()
    expect(beyondSixMonths(from, addDays(last, 1))?.refused).toBe('validity-beyond-six-months')
  })

  test('runs out by itself', () => {
    const order = issued('2023-11-10')
    expect(isInForce(order, new Date('2023-11-10T15:59:59Z'))).toBe(true)
    expect(stateOf(order, new Date('2023-11-10T16:00:00Z'))).toBe('expired')
  })
})

describe('alerts before the end', () => {
  function alertsWhen(order: OrderFile, days: readonly string[]): string[] {
    let told = order
    for (const day of days) {
      told = passTime(told, { actor: anActor(), now: new Date(`${day}T00:01:00+08:00`) })
    }
    return told.history.slice(order.history.length).map(({ act, about }) => `${act} ${about ?? ''}`)
  }

  test('come 30, 15 and 7 days before, once each however often time passes', () => {
    const days = [
      '2023-10-10',
      '2023-10-11',
      '2023-10-11',
      '2023-10-26',
      '2023-11-03',
      '2023-11-09',
    ]
    expect(alertsWhen(issued(), days)).toEqual(['expiring 30', 'expiring 15', 'expiring 7'])
  })

  test('are all told when the clock jumps over them', () => {
    expect(alertsWhen(issued(), ['2023-11-08'])).toEqual([
      'expiring 30',
      'expiring 15',
      'expiring 7',
    ])
    expect(alertsWhen(issued(), ['2023-12-01', '2023-12-02'])).toEqual(['expired '])
  })

  test('of an order of ten days begin with the seventh', () => {
    expect(alertsWhen(issued('2023-05-21'), ['2023-05-14', '2023-05-22'])).toEqual([
      'expiring 7',
      'expired ',
    ])
  })

  test('begin anew with an extension', () => {
    const asked = made(
      askChange(issued(), { kind: 'extend', reason: '仍有危险', measures: [] }, on(24)),
    )
    const body = { at: on(30).now.toISOString(), isGranted: true, validUntil: '2024-05-10' }
    const order = made(decideChange(asked, body, on(30)))
    expect(order.nextAlertOn).toBe('2024-04-10')
  })
})

const acts: readonly ((order: OrderFile, on: On, day: string) => OrderFile | Refusal)[] = [
  (order, at) => submitOrder(order, {}, at),
  (order, at) => withdrawOrder(order, { reason: '她改了主意' }, at),
  (order, at) => acceptOrder(order, { at: at.now.toISOString(), caseNumber: '民保令1号' }, at),
  (order, at, validUntil) =>
    issueOrder(order, { at: at.now.toISOString(), measures: ['no-contact'], validUntil }, at),
  (order, at) => rejectOrder(order, { at: at.now.toISOString(), reason: '证据不足' }, at),
  ...(['applicant', 'respondent', 'police', 'committee'] as const).map(
    (recipient) => (order: OrderFile, at: On) => {
      const given = { recipient, at: at.now.toISOString(), by: '法警', way: 'left' as const }
      return serveOrder(order, { ...given, isRefused: true, note: '' }, at)
    },
  ),
  (order, at) =>
    recordBreach(order, { at: at.now.toISOString(), text: '上门', isPoliceTold: true }, at),
  (order, at) =>
    askReconsideration(order, { side: 'respondent', at: at.now.toISOString(), reason: '不服' }, at),
  (order, at, validUntil) =>
    decideReconsideration(
      order,
      { at: at.now.toISOString(), result: 'granted', measures: ['no-contact'], validUntil },
      at,
    ),
  (order, at) =>
    decideReconsideration(order, { at: at.now.toISOString(), result: 'set-aside' }, at),
  ...(['extend', 'vary', 'revoke'] as const).map(
    (kind) => (order: OrderFile, at: On) =>
      askChange(order, { kind, reason: '情况有变', measures: ['move-out'] }, at),
  ),
  ...[true, false].map((isGranted) => (order: OrderFile, at: On, day: string) => {
    const validUntil = order.validUntil === undefined ? day : addDays(order.validUntil, 90)
    return decideChange(order, { at: at.now.toISOString(), isGranted, validUntil }, at)
  }),
  (order, at) => letExpire(order, { reason: '她不需要了' }, at),
  (order, at) => passTime(order, at),
]

describe('an order that anything may happen to', () => {
  test('has exactly the clocks of where it stands, each begun and ended once, every alert once', () => {
    const walk = fc.array(
      fc.record({ act: fc.nat(acts.length - 1), hours: fc.constantFrom(0, 1, 30, 400, 2_000) }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(walk, (steps) => {
        let order = anOrder()
        let now = start.getTime()
        const ended = new Set<string>()
        for (const { act, hours } of steps) {
          now += hours * hour
          const at = { actor: anActor(), now: new Date(now) }
          const until = addDays(dayOf(at.now), 150)
          // The worker comes round before anybody can act on the day.
          for (const move of [acts.at(-1), acts[act]]) {
            const next = move?.(order, at, until) ?? order
            if (isRefusal(next)) continue
            const keys = new Set(stepsOf(next).map(({ key }) => key))
            for (const { key } of stepsOf(order)) if (!keys.has(key)) ended.add(key)
            for (const key of keys) expect(ended, `a clock runs twice: ${key}`).not.toContain(key)
            order = next
          }
          expect(faults(order, at.now)).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** What must be true wherever the order stands; the names of what is not. */
function faults(order: OrderFile, now: Date): string[] {
  const keys = stepsOf(order).map(({ key }) => key)
  const service = serviceOf(order)
  const isOpen = ['drafting', 'submitted', 'accepted'].includes(order.status)
  const alerts = order.history.filter(({ act }) => act === 'expiring')
  const truths: Readonly<Record<string, boolean>> = {
    'a step is wanted once': new Set(keys).size === keys.length,
    'an open application has one clock': !isOpen || keys.length === 1,
    'the service is open as long as the application': (service.state === 'open') === isOpen,
    'only an issued order is told of': order.status === 'issued' || order.nextAlertOn === undefined,
    'an order in force has an alert ahead':
      !isInForce(order, now) || order.nextAlertOn !== undefined,
    'steps that are over were done or lapsed': ['done', 'lapsed'].includes(endedAs(order)),
    'an alert is told once': new Set(order.alerted).size === order.alerted.length,
    'what was told is written down': alerts.length >= order.alerted.length,
    'every line is a version': order.version === order.history.length + 1,
  }
  return Object.entries(truths).flatMap(([truth, holds]) => (holds ? [] : [truth]))
}
