import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { workingCalendar } from '#platform/time/working-days.ts'
import { aContactFile, aRecording } from './contact.fixtures.ts'
import type { ContactFile } from './contact.schema.ts'
import {
  advancePetition,
  callBack,
  countContact,
  faultOf,
  handOver,
  partiesOf,
  recordContact,
  stepsOf,
  type Ground,
} from './contact.transition.ts'
import { hotlineRuleSetting } from './hotline-rule.schema.ts'

const now = new Date('2023-05-10T02:14:00Z')
const on = { actor: anActor({ name: '吴敏' }), now }
const ids = [
  '01890000-0000-7000-8000-0000000000a1',
  '01890000-0000-7000-8000-0000000000a2',
] as const

function ground(change: Partial<Ground> = {}): Ground {
  return {
    ...{ id: '01890000-0000-7000-8000-00000012abcd', leadId: ids[0], matterId: ids[1] },
    place: {
      ...{ region: '420200', division: '420222103201', orgId: ids[0], audience: [] },
      ...{ sensitivity: 'normal', named: [], barred: [] },
    },
    ...{ phoneIndex: null, rules: hotlineRuleSetting.initial, clockNumber: 0 },
    calendar: workingCalendar([]),
    ...change,
  }
}

function recorded(change: Parameters<typeof aRecording>[0] = {}): ContactFile {
  const contact = recordContact(aRecording(change), ground(), on)
  if (isRefusal(contact)) throw new Error(contact.refused)
  return { ...contact, rules: hotlineRuleSetting.initial, isRunning: true }
}

function codeOf(result: unknown): string {
  return isRefusal(result) ? result.refused : 'done'
}

describe('a contact that becomes a matter', () => {
  test('is passed on within three working days and called back within seven days', () => {
    expect(stepsOf(recorded())).toEqual([
      { kind: 'refer', dueAt: '2023-05-15T16:00:00.000Z' },
      { kind: 'call-back', dueAt: '2023-05-17T02:14:00.000Z' },
    ])
  })

  test.each(['imminent', 'urgent'] as const)('that is %s is passed on at once', (urgency) => {
    expect(stepsOf(recorded({ urgency }))[0]).toEqual({
      kind: 'refer',
      dueAt: '2023-05-10T02:29:00.000Z',
    })
  })

  test('of one’s own is passed on to nobody', () => {
    expect(stepsOf(recorded({ handling: 'own-case' })).map(({ kind }) => kind)).toEqual([
      'call-back',
    ])
  })

  test('by petition is accepted within 15 days and concluded within 60, once 30 more', () => {
    const petition = recorded({ channel: 'letter', isPetition: true, handling: 'own-case' })
    expect(stepsOf(petition).slice(1)).toEqual([
      { kind: 'petition-accept', dueAt: '2023-05-25T02:14:00.000Z' },
      { kind: 'petition-conclude', dueAt: '2023-07-09T02:14:00.000Z' },
    ])
    expect(codeOf(advancePetition(petition, { act: 'extend', reason: '复杂' }, on))).toBe(
      'petition-not-accepted',
    )
    const accepted = advancePetition(petition, { act: 'accept', reason: '' }, on)
    if (isRefusal(accepted)) throw new Error(accepted.refused)
    expect(codeOf(advancePetition(accepted, { act: 'extend', reason: '' }, on))).toBe(
      'reason-missing',
    )
    const longer = advancePetition(accepted, { act: 'extend', reason: '要等鉴定' }, on)
    if (isRefusal(longer)) throw new Error(longer.refused)
    expect(longer.concludeDueAt).toBe('2023-08-08T02:14:00.000Z')
    expect(codeOf(advancePetition(longer, { act: 'extend', reason: '再等' }, on))).toBe(
      'petition-extended',
    )
    const done = advancePetition(longer, { act: 'conclude', reason: '' }, on)
    if (isRefusal(done)) throw new Error(done.refused)
    expect(stepsOf(done).map(({ kind }) => kind)).toEqual(['call-back'])
    expect(codeOf(advancePetition(done, { act: 'conclude', reason: '' }, on))).toBe(
      'petition-concluded',
    )
  })
})

describe('a question that was only answered', () => {
  const answered = { handling: 'answered' as const, division: '' as const }

  test.each([
    ['nothing else', answered, 'done'],
    ['violence', { ...answered, traits: ['violence' as const] }, 'danger-needs-a-matter'],
    [
      'a cue of violence',
      { ...answered, cues: [{ cue: 'strangulation' as const, answer: 'yes' as const }] },
      'danger-needs-a-matter',
    ],
    ['haste', { ...answered, urgency: 'urgent' as const }, 'danger-needs-a-matter'],
    ['a petition', { ...answered, isPetition: true }, 'petition-needs-a-matter'],
    [
      'more to do, nowhere',
      { handling: 'referred' as const, division: '' as const },
      'place-missing',
    ],
  ])('with %s', (_, change, expected) => {
    expect(codeOf(faultOf(aRecording(change)))).toBe(expected)
  })

  test('has no clock, unless she wants to be called back', () => {
    const at = ground({ leadId: null, matterId: null })
    const plain = recordContact(aRecording(answered), at, on)
    const asked = recordContact(aRecording({ ...answered, wantsCallBack: true }), at, on)
    if (isRefusal(plain) || isRefusal(asked)) throw new Error('refused')
    expect([plain.status, plain.callBackDueAt, stepsOf(plain)]).toEqual(['answered', null, []])
    expect([asked.status, asked.callBackDueAt]).toEqual(['following', '2023-05-17T02:14:00.000Z'])
  })
})

describe('a call that told nothing', () => {
  test('keeps no word, has no clock, and is no case', () => {
    const counted = countContact({ nature: 'silent', seconds: 12 }, ground(), on)
    expect(counted).toMatchObject({
      ...{ status: 'counted', content: null, matterId: null, leadId: null, category: null },
      receivedAt: '2023-05-10T02:13:48.000Z',
    })
    expect(stepsOf(counted)).toEqual([])
  })
})

describe('first-contact responsibility (首问负责)', () => {
  const said = { outcome: 'reached' as const, note: '', satisfaction: 5 }

  test('goes on while the matter runs, and ends with the first call after that', () => {
    const again = callBack(aContactFile(), said, on)
    if (isRefusal(again)) throw new Error(again.refused)
    expect([again.status, again.callBackDueAt]).toEqual(['following', '2023-05-17T02:14:00.000Z'])
    const last = callBack({ ...again, isRunning: false }, said, on)
    if (isRefusal(last)) throw new Error(last.refused)
    expect([last.status, last.callBackDueAt, last.satisfaction]).toEqual(['concluded', null, 5])
    expect(codeOf(callBack(last, said, on))).toBe('no-call-back-due')
  })

  test('tries again the next day where nobody answered, and nobody was satisfied by that', () => {
    const missed = callBack(
      aContactFile({ isRunning: false }),
      { ...said, outcome: 'not-reached' },
      on,
    )
    if (isRefusal(missed)) throw new Error(missed.refused)
    expect([missed.callBackDueAt, missed.satisfaction, missed.calledBackAt]).toEqual([
      ...['2023-05-11T02:14:00.000Z', null, null],
    ])
  })

  test('never ends unheard, whatever is done in whatever order', () => {
    const act = fc.record({
      outcome: fc.constantFrom('reached' as const, 'not-reached' as const),
      isRunning: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let contact = aContactFile()
        for (const { outcome, isRunning } of acts) {
          const next = callBack(
            { ...contact, isRunning },
            { outcome, note: '', satisfaction: null },
            on,
          )
          if (isRefusal(next)) continue
          contact = next
          expect(contact.status === 'following').toBe(contact.callBackDueAt !== null)
          const mayEnd = outcome === 'reached' && !isRunning
          expect(contact.status === 'concluded').toBe(mayEnd)
        }
      }),
    )
  })

  test('is done with passing on once a service has it; never twice', () => {
    const handed = handOver(aContactFile(), on)
    if (isRefusal(handed)) throw new Error(handed.refused)
    expect(stepsOf(handed).map(({ kind }) => kind)).toEqual(['call-back'])
    expect(codeOf(handOver(aContactFile({ matterId: null }), on))).toBe('contact-without-matter')
    expect(codeOf(handOver(aContactFile({ isRunning: false }), on))).toBe('matter-not-running')
  })
})

describe('the parties of a contact', () => {
  test.each([
    ['she herself', { relation: 'self' as const }, 'victim'],
    ['somebody about her', { relation: 'mother' as const }, 'reporter'],
  ])('begin with the caller: %s', (_, change, role) => {
    const [caller] = partiesOf(
      aRecording({ caller: { name: '李小芳', phone: '13707230001', ...change } }),
    )
    expect([caller?.role, caller?.phone]).toEqual([role, '13707230001'])
  })

  test('leave out a caller of whom nothing is known', () => {
    expect(partiesOf(aRecording({ caller: { isAnonymous: true } }))).toEqual([])
  })
})
