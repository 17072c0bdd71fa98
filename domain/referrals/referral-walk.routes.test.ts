import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { declareConflictContract, setDangerContract } from '#domain/matters/matter.contract.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './referral.contract.ts'
import { readReferralContract } from './referral-page.contract.ts'
import { isOpenReferral, stepOf, type Referral } from './referral.schema.ts'
import { findReferralsOfMatters } from './referral.store.ts'

const at = { level: 'county', division: '420222000000' } as const
const city = anOrganisation({ level: 'city', division: '420200000000', name: '黄石市妇联' })
const county = anOrganisation({ ...at, name: '阳新县妇联', parentId: city.id })
const office = anOrganisation({ parentId: county.id })
const bureau = anOrganisation({ ...at, kind: 'public-security', name: '阳新县公安局' })
const station = anOrganisation({ kind: 'public-security', name: '富池派出所', parentId: bureau.id })
const justice = anOrganisation({ ...at, kind: 'legal-service', name: '阳新县法律援助中心' })
const receivers = [bureau, station, justice]

function of(orgId: string, change: Partial<Actor> = {}): Actor {
  return anActor({
    ...{ id: newId(), orgId, orgs: [orgId], divisions: [], roles: ['liaison'], ...change },
  })
}
const cadre = of(office.id, { roles: ['township-officer'], divisions: ['420222101'] })
const kin = of(office.id, { roles: ['township-officer'], divisions: ['420222101'] })
const officer = of(city.id, { roles: ['city-officer'], divisions: ['4202'] })
const liaisons = receivers.map(({ id }) => of(id))

const Move = fc.record({
  // What moves a referral on comes oftener than what ends it.
  act: fc.constantFrom(
    ...(['send', 'sign', 'accept', 'accept', 'feed-back', 'feed-back', 'log', 'tick'] as const),
    ...([
      'return',
      'return',
      'return',
      'decide',
      'decide',
      'verify',
      'ask-again',
      'withdraw',
      'wait',
    ] as const),
    ...(['send', 'send', 'send', 'return', 'forward', 'bar', 'danger', 'crash'] as const),
  ),
  which: fc.nat(4),
  to: fc.nat(receivers.length - 1),
  hours: fc.constantFrom(1, 5, 30, 200),
  /** the same request twice at the same moment, or by somebody whose business it is not */
  how: fc.constantFrom('once', 'once', 'once', 'twice', 'stranger'),
})
type Move = typeof Move extends fc.Arbitrary<infer Each> ? Each : never

function move(act: Move['act'], hours: Move['hours'] = 1): Move {
  return { act, which: 0, to: 0, hours, how: 'once' }
}

/** A way that chance seldom takes: refused twice, undecided for days, decided, done late. */
const disputed: Move[] = [
  ...[move('return'), move('send'), { ...move('return'), which: 1 }, move('wait', 200)],
  ...[move('tick'), move('tick'), { ...move('decide'), which: 1 }, { ...move('accept'), which: 1 }],
  ...[move('wait', 200), move('crash'), { ...move('feed-back'), which: 1 }, move('wait', 200)],
  ...[move('tick'), { ...move('verify'), which: 1 }, move('tick')],
]

describe('a walk over referrals in the database', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, [
        { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
        { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
        { code: '420222101200', name: '港下村', level: 'village', parentCode: '420222101000' },
      ])
      insertOrganisations(tx, [city, county, office, ...receivers])
    })
  })
  afterAll(() => house.close())

  test('keeps one step due, rings no clock twice, and opens the matter to no receiver', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Move, { minLength: 12, maxLength: 30 }), async (moves) => {
        const file = aMatterInHand({ orgId: office.id, division: '420222101200' })
        await house.asSystem((tx) => insertMatterFiles(tx, [file]))
        await step(file.id, move('send'))
        for (const each of moves) {
          await step(file.id, each)
          await expectSound(file.id)
        }
      }),
      { numRuns: 6, endOnFailure: true, examples: [[disputed]] },
    )
  }, 120_000)

  const referralsOf = (matterId: string): Promise<Referral[]> =>
    house.asSystem((tx) => findReferralsOfMatters(tx, [matterId]))

  async function step(matterId: string, taken: Move): Promise<void> {
    const { act, hours, how } = taken
    if (act === 'wait') house.clock.moveBy(hours * 3_600_000)
    if (act === 'tick') return house.runSchedules('minute')
    if (act === 'crash') return crash(matterId)
    const send = await requestOf(matterId, taken)
    if (send === undefined) return
    const answers = await Promise.all(how === 'twice' ? [send(), send()] : [send()])
    // Refused is an answer; broken is none.
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  }

  /** Two workers at once, and one whose work is lost before it is written. */
  async function crash(matterId: string): Promise<void> {
    const lost = house.asSystem(async (tx) => {
      await tx.rows(
        sql`update due_steps set stage = stage + 1
            where region = ${tx.actor.region} and matter_id = ${matterId} returning id`,
      )
      throw new Error('the process ended')
    })
    await expect(lost).rejects.toThrow('the process ended')
    await Promise.all([house.runSchedules('minute'), house.runSchedules('minute')])
  }

  type Request = () => Promise<{ status: number }>

  async function requestOf(matterId: string, taken: Move): Promise<Request | undefined> {
    const { act, which, to, how } = taken
    const matter = { params: { id: matterId } }
    const organisationId = receivers[to]?.id ?? bureau.id
    const text = '按职责办理'
    if (act === 'danger') {
      const body = { imminent: which % 2 === 0, reason: text }
      return () => house.call(cadre, setDangerContract, { ...matter, body })
    }
    if (act === 'bar') {
      return () => house.call(kin, declareConflictContract, { ...matter, body: { reason: text } })
    }
    if (act === 'send') {
      const ground = { code: 'domestic-violence-15' } as const
      const fields = ['narrative' as const]
      const body = { organisationId, urgency: 'urgent', fields, summary: text, ground } as const
      return () => house.call(cadre, contracts.sendReferralContract, { ...matter, body })
    }
    const sent = await referralsOf(matterId)
    const open = sent.filter(isOpenReferral)
    const within = open.length === 0 || which === 0 ? sent : open
    const referral = within[which % Math.max(within.length, 1)]
    if (referral === undefined) return undefined
    const holder = liaisons.find(({ orgId }) => orgId === referral.orgId) ?? cadre
    const [theirs, ours, above] =
      how === 'stranger' ? [cadre, holder, kin] : [holder, cadre, officer]
    const params = { id: referral.id }
    switch (act) {
      case 'sign':
        return () => house.call(theirs, contracts.signReferralContract, { params })
      case 'accept':
        return () => house.call(theirs, contracts.acceptReferralContract, { params })
      case 'return': {
        const body = { reason: which === 4 ? 'packet-incomplete' : 'not-ours', text } as const
        return () => house.call(theirs, contracts.returnReferralContract, { params, body })
      }
      case 'forward': {
        const body = { organisationId, fields: ['narrative' as const], text }
        return () => house.call(theirs, contracts.forwardReferralContract, { params, body })
      }
      case 'log':
        return () => house.call(theirs, contracts.logReferralContract, { params, body: { text } })
      case 'feed-back': {
        const body = { outcome: 'done', text } as const
        return () => house.call(theirs, contracts.feedBackReferralContract, { params, body })
      }
      case 'ask-again':
        return () => house.call(ours, contracts.askAgainContract, { params, body: { text } })
      case 'verify':
        return () => house.call(ours, contracts.verifyReferralContract, { params })
      case 'withdraw':
        return () =>
          house.call(ours, contracts.withdrawReferralContract, { params, body: { text } })
      case 'decide': {
        const body = { organisationId, text }
        return () => house.call(above, contracts.decideCompetenceContract, { params, body })
      }
      case 'wait':
      case 'tick':
      case 'crash':
        return undefined
    }
  }

  type StoredStep = { id: string; subjectId: string | null; kind: string; dutyOrgId: string }

  async function expectSound(matterId: string): Promise<void> {
    const referrals = await referralsOf(matterId)
    const { open, stages, rung, told } = await house.asSystem(async (tx) => {
      const own = sql`region = ${tx.actor.region} and matter_id = ${matterId}`
      return {
        open: await tx.rows<StoredStep>(
          sql`select id, subject_id, kind, duty_org_id from due_steps
              where ${own} and subject_kind = 'referral' and done_at is null`,
        ),
        stages: await tx.rows<{ id: string; stage: number; isUp: boolean }>(
          sql`select id, stage, escalated_to is not null as is_up from due_steps where ${own}`,
        ),
        rung: await tx.rows<{ key: string }>(
          sql`select key from effects where region = ${tx.actor.region}
              and starts_with(key, 'due-step-escalated:')`,
        ),
        told: await tx.rows(sql`select id from matter_entries where ${own} and kind = 'escalated'`),
      }
    })
    for (const referral of referrals) {
      const due = open.filter(({ subjectId }) => subjectId === referral.id)
      const wanted = stepOf(referral)
      const expected = wanted === undefined ? [] : [[wanted.kind, wanted.dutyOrgId]]
      expect(due.map(({ kind, dutyOrgId }) => [kind, dutyOrgId])).toEqual(expected)
      expect(referral.audience).not.toContain(referral.orgId)
    }
    const ringings = stages.map(({ id }) => rung.filter(({ key }) => key.includes(id)).length)
    expect(ringings).toEqual(stages.map(({ stage }) => stage))
    expect(told.length).toBeLessThanOrEqual(ringings.reduce((sum, each) => sum + each, 0))
    await expectShut(matterId, referrals)
  }

  /** A receiver never sees the matter, another receiver's packet only along its chain, kin nothing. */
  async function expectShut(matterId: string, referrals: readonly Referral[]): Promise<void> {
    for (const liaison of liaisons) {
      const read = await house.call(liaison, readMatterContract, { params: { id: matterId } })
      expect(read.status).toBe(404)
    }
    for (const { id, barred, orgId, audience } of referrals) {
      if (barred.includes(kin.id)) {
        const read = await house.call(kin, readReferralContract, { params: { id } })
        expect(read.status).toBe(404)
      }
      const outside = liaisons.find((one) => one.orgId !== orgId && !audience.includes(one.orgId))
      if (outside === undefined) continue
      const read = await house.call(outside, readReferralContract, { params: { id } })
      expect(read.status).toBe(404)
    }
  }
})
