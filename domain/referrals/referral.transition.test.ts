import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { maySee } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { aMatter } from '#domain/matters/matter.fixtures.ts'
import { aReferralFile, theSurroundings } from './referral.fixtures.ts'
import { isOpenReferral, stepOf } from './referral.schema.ts'
import {
  acceptReferral,
  askAgain,
  decideCompetence,
  feedBack,
  forwardReferral,
  logWork,
  returnReferral,
  signReferral,
  verifyReferral,
  withdrawReferral,
  type On,
  type ReferralFile,
} from './referral.transition.ts'
import { placeBeside, referralOf } from './sending.transition.ts'

const [sender, first, second, third, above] = [newId(), newId(), newId(), newId(), newId()]
const outsiders = [newId(), newId()]
const on: On = { actor: anActor(), now: new Date('2023-05-10T02:00:00.000Z'), id: newId }
const text = '情况如此'
const matter = aMatter({ orgId: sender, sensitivity: 'sensitive' })
const surroundings = theSurroundings({ deciderId: above })

type Walk = { readonly files: readonly ReferralFile[] }

type Step = readonly [at: number, act: string, organisation: string]

/** One act on one of the referrals; a forward or a decision for another sends the next one. */
function walked({ files }: Walk, [at, act, organisationId]: Step): Walk {
  const file = files[at % files.length]
  if (file === undefined) return { files }
  const next = acted(file, act, organisationId)
  if (isRefusal(next)) return { files }
  const changed = files.map((each) => (each === file ? { ...next, entries: [] } : each))
  const isPassedOn = next.status === 'forwarded'
  const isDecidedForAnother =
    act === 'decide' && next.status === 'returned' && organisationId !== sender
  if (!isPassedOn && !isDecidedForAnother) return { files: changed }
  const sending = {
    ...{ orgId: organisationId, fromOrgId: isPassedOn ? file.orgId : sender },
    ...{ urgency: file.urgency, ground: file.ground, previous: next, binding: !isPassedOn },
  }
  return { files: [...changed, referralOf(matter, sending, [], surroundings, on)] }
}

function acted(file: ReferralFile, act: string, organisationId: string): ReferralFile | Refusal {
  switch (act) {
    case 'sign':
      return signReferral(file, on)
    case 'accept':
      return acceptReferral(file, on)
    case 'return':
      return returnReferral(file, { reason: 'not-ours', text }, on)
    case 'give-back':
      return returnReferral(file, { reason: 'packet-incomplete', text }, on)
    case 'forward':
      return forwardReferral(file, { organisationId, text }, on)
    case 'log':
      return logWork(file, { text }, on)
    case 'feed-back':
      return feedBack(file, { outcome: 'done', suggestion: 'none', text }, on)
    case 'ask-again':
      return askAgain(file, { text }, on)
    case 'verify':
      return verifyReferral(file, {}, on)
    case 'decide':
      return decideCompetence(file, { organisationId, text }, on)
    default:
      return withdrawReferral(file, { text }, on)
  }
}

const acts = ['sign', 'accept', 'return', 'give-back', 'forward', 'log', 'feed-back', 'ask-again']
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    fc.nat(5),
    fc.constantFrom(...acts, 'verify', 'decide', 'withdraw'),
    fc.constantFrom(first, second, third, sender),
  ),
  { maxLength: 30 },
)

function begun(): Walk {
  return {
    files: [
      referralOf(
        matter,
        { orgId: first, fromOrgId: sender, urgency: 'urgent', ground: 'domestic-violence-15' },
        [],
        surroundings,
        on,
      ),
    ],
  }
}

function agent(orgId: string): Actor {
  return anActor({ id: newId(), orgId, orgs: [orgId], divisions: [], roles: ['liaison'] })
}

describe('random walks over referrals', () => {
  test('leave exactly one step due while a referral is open, and none once it is over', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        for (const file of walk.reduce(walked, begun()).files) {
          expect(stepOf(file) !== undefined).toBe(isOpenReferral(file))
          expect(file.dueAt !== undefined).toBe(isOpenReferral(file))
          expect(file.endedAt === undefined).toBe(isOpenReferral(file))
        }
      }),
    )
  })

  test('show nothing to an organisation that was never a receiver, a sender or the decider', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        const { files } = walk.reduce(walked, begun())
        for (const outsider of outsiders) {
          expect(files.some((file) => maySee(agent(outsider), file))).toBe(false)
        }
        // Whoever receives one sees those before it no better than it did.
        for (const file of files) {
          const others = files.filter(({ orgId, id }) => orgId !== file.orgId && id !== file.id)
          const given = others.filter(({ fromOrgId }) => fromOrgId !== file.orgId)
          const before = given.filter(({ sentAt }) => sentAt <= file.sentAt)
          for (const each of before) {
            if (each.audience.includes(file.orgId)) continue
            expect(maySee(agent(file.orgId), each)).toBe(false)
          }
        }
      }),
    )
  })

  test('never put a receiver among those who see the matter', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        walk.reduce(walked, begun())
        for (const org of [first, second, third]) expect(maySee(agent(org), matter)).toBe(false)
      }),
    )
  })
})

describe('competence', () => {
  const received = (): ReferralFile => ({ ...aReferralFile({ orgId: first }), surroundings })

  test('is returned once, and goes up for a decision when it is refused again', () => {
    const once = returnReferral(received(), { reason: 'not-ours', text }, on) as ReferralFile
    expect(once.status).toBe('returned')
    const again: ReferralFile = { ...received(), refusals: once.refusals }
    const disputed = returnReferral(again, { reason: 'not-ours', text }, on) as ReferralFile
    expect(disputed).toMatchObject({ status: 'disputed', deciderOrgId: above })
    expect(stepOf(disputed)).toEqual({ kind: 'decide-competence', dutyOrgId: above })
  })

  test('once decided, can neither be returned as not ours nor be passed on', () => {
    const bound: ReferralFile = { ...received(), binding: true }
    expect(returnReferral(bound, { reason: 'not-ours', text }, on)).toEqual({
      refused: 'competence-was-decided',
    })
    expect(forwardReferral(bound, { organisationId: second, text }, on)).toEqual({
      refused: 'competence-was-decided',
    })
    const incomplete = returnReferral(bound, { reason: 'packet-incomplete', text }, on)
    expect(incomplete).toMatchObject({ status: 'returned' })
  })
})

describe('the place of a referral', () => {
  test('names the receiver’s own people where the matter is sealed, and never who is barred', () => {
    const [named, agentA, kin] = [newId(), newId(), newId()]
    const sealed = aMatter({ sensitivity: 'sealed', named: [named], barred: [kin], orgId: sender })
    expect(placeBeside(sealed, first, [sender], [agentA, kin])).toMatchObject({
      ...{ orgId: first, audience: [sender], named: [named, agentA], barred: [kin] },
    })
  })
})

describe('the clock of a referral', () => {
  test.each([
    ['immediate', '2023-05-10T03:00:00.000Z'],
    ['urgent', '2023-05-10T06:00:00.000Z'],
    ['normal', '2023-05-11T16:00:00.000Z'],
  ] as const)('to sign for what is %s runs until %s', (urgency, dueAt) => {
    const sending = { orgId: first, fromOrgId: sender, urgency, ground: 'minors-11' } as const
    expect(referralOf(matter, sending, [], surroundings, on).dueAt).toBe(dueAt)
  })

  test('holds in hours where nobody knows the working days of the year', () => {
    const later: On = { ...on, now: new Date('2190-05-10T02:00:00.000Z') }
    const sending = {
      orgId: first,
      fromOrgId: sender,
      urgency: 'normal',
      ground: 'minors-11',
    } as const
    const file = referralOf(matter, sending, [], surroundings, later)
    expect(file.dueAt).toBe('2190-05-10T06:00:00.000Z')
  })
})
