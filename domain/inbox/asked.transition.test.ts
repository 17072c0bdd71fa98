import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { noticeKinds, traitsOf } from './notice-kind.schema.ts'
import { subjectPages } from './notice-subject.schema.ts'
import type { Notification } from './notice.schema.ts'
import { noticesAsked } from './notice.transition.ts'

const [police, lan, mei, matter, referral] = [newId(), newId(), newId(), newId(), newId()]
const officer = anActor({ id: lan, orgs: [newId()] })
const open = { sensitivity: 'sensitive', named: [], barred: [] } as const

function asked(change: Partial<Notification> = {}): Notification {
  return {
    ...{ kind: 'referral-received', to: { orgId: police }, subjectId: referral },
    ...{ matterId: matter, place: open, ...change },
  } as const
}

describe('a notice that a slice asks for', () => {
  test('goes to the organisation, points to its subject and follows its matter', () => {
    expect(noticesAsked([asked()], officer)).toEqual([
      {
        ...{ kind: 'referral-received', orgId: police, accountId: null, subjectKind: 'referral' },
        ...{ subjectId: referral, matterId: matter, sensitivity: 'sensitive', barred: [] },
      },
    ])
  })

  test('of a matter follows that matter', () => {
    const [notice] = noticesAsked([asked({ kind: 'danger-alarm', matterId: undefined })], officer)
    expect(notice).toMatchObject({ subjectKind: 'matter', matterId: referral })
  })

  test('of something sealed goes to the named accounts, not to the office', () => {
    const sealed = { sensitivity: 'sealed', named: [lan, mei], barred: [] } as const
    const sent = noticesAsked([asked({ place: sealed })], officer)
    expect(sent.map(({ orgId, accountId }) => [orgId, accountId])).toEqual([[null, mei]])
  })

  test('does not reach who is shut out, by name or among the named', () => {
    const sealed = { sensitivity: 'sealed', named: [mei], barred: [mei] } as const
    expect(noticesAsked([asked({ place: sealed })], officer)).toEqual([])
    const barred = { ...open, barred: [mei] }
    expect(noticesAsked([asked({ to: { accountId: mei }, place: barred })], officer)).toEqual([])
  })

  test('is not sent to whose own act it was, unless the slice says so', () => {
    const colleague = anActor({ id: lan, orgs: [police] })
    expect(noticesAsked([asked()], colleague)).toEqual([])
    expect(noticesAsked([asked({ evenIfOwn: true })], colleague)).toHaveLength(1)
  })

  test('asked for twice is sent once', () => {
    expect(noticesAsked([asked(), asked()], officer)).toHaveLength(1)
  })
})

describe('the list of kinds', () => {
  test.each(noticeKinds)('has words, a sign and a page for %s', (kind) => {
    const { zh, en, sign, subjectKind } = traitsOf(kind)
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z]/)
    expect(sign).toMatch(/^\p{Script=Han}$/u)
    expect(subjectPages[subjectKind]).toMatch(/^(?:\/[a-z-]+)+\/$/)
  })
})
