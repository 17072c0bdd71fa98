import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { aLead } from '#domain/leads/lead.fixtures.ts'
import type { Lead, LeadsChanged } from '#domain/leads/lead.schema.ts'
import { recordWorkContract, takeMatterContract } from '#domain/matters/matter.contract.ts'
import { aCast, aMatterFile, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { listEntriesContract, readMatterContract } from '#domain/matters/matter-page.contract.ts'
import type { MatterFile } from '#domain/matters/matter.schema.ts'
import { creationTable } from '#tests/policy-table.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import type { FactCode } from './cue.schema.ts'
import {
  readGradingContract,
  readRuleSetContract,
  recordCuesContract,
  tryRulesContract,
} from './grading.contract.ts'
import { recordCues, type NewCue } from './grading.public.ts'
import { gradingRoutes } from './grading.routes.ts'
import { gradingSetting } from './rule-set.schema.ts'

const { place, cast } = aCast()
const cityOfficer = { ...cast.county, divisions: ['4202'], roles: ['city-officer'] as const }

function yes(...facts: FactCode[]): { body: { answers: { fact: FactCode; answer: 'yes' }[] } } {
  return { body: { answers: facts.map((fact) => ({ fact, answer: 'yes' })) } }
}

describe('grading a matter', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  async function opened(change: Partial<MatterFile> = {}): Promise<{ params: { id: string } }> {
    const file = aMatterFile({ ...place, openedAt: house.clock.now().toISOString(), ...change })
    await house.asSystem((tx) => insertMatterFiles(tx, [file]))
    return { params: { id: file.id } }
  }

  async function read(params: { id: string }) {
    return (await house.call(cast.owner, readMatterContract, { params })).body
  }

  test('raises it at once, flags the danger and explains both', async () => {
    const { params } = await opened()
    const body = {
      answers: [
        { fact: 'strangulation', answer: 'yes', evidence: '颈部有指印' },
        { fact: 'threat-to-kill', answer: 'yes' },
        { fact: 'weapon', answer: 'no' },
      ],
    } as const
    const answer = await house.call(cast.owner, recordCuesContract, {
      params,
      body: { answers: [...body.answers] },
    })
    expect(answer.body).toEqual({ matterId: params.id, recorded: 3 })
    expect(await read(params)).toMatchObject({ level: 1, levelReason: 'by-rules', imminent: true })
    const grading = await house.call(cast.owner, readGradingContract, { params })
    expect(grading.body.now).toMatchObject({ level: 1, imminent: true })
    expect(grading.body.history).toMatchObject([{ level: 1, imminent: true, because: 'cues' }])
    expect(grading.body.now?.fired.map(({ rule }) => rule)).toContain('strangled-and-worse')
    expect(grading.body.cues.find(({ fact }) => fact === 'strangulation')?.evidence).toBe(
      '颈部有指印',
    )
    const entries = await house.call(cast.owner, listEntriesContract, { params })
    const kinds = entries.body.items.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['cues-recorded', 'regraded', 'danger-flagged']))
    const due = (await read(params)).steps.filter(({ doneAt }) => doneAt === null)
    expect(due.map(({ kind }) => kind)).toContain('acknowledge')
    const notices = await house.call(cast.owner, listNoticesContract)
    expect(notices.body.items.map(({ kind }) => kind)).toContain('danger-alarm')
  })

  test('never lowers it, and only hints that the rules are milder', async () => {
    const { params } = await opened({ level: 1 })
    await house.call(cast.owner, recordCuesContract, { params, ...yes('substance') })
    expect(await read(params)).toMatchObject({ level: 1, imminent: false })
    const grading = await house.call(cast.owner, readGradingContract, { params })
    expect(grading.body.milder).toBe(3)
  })

  test('writes no second assessment where nothing new was said', async () => {
    const { params } = await opened()
    await house.call(cast.owner, recordCuesContract, { params, ...yes('violence') })
    await house.call(cast.owner, recordCuesContract, { params, ...yes('violence') })
    const grading = await house.call(cast.owner, readGradingContract, { params })
    expect(grading.body.history).toHaveLength(1)
  })

  test('follows what another slice learns, once', async () => {
    const { params } = await opened({ level: 3 })
    const breach: NewCue = {
      matterId: params.id,
      cue: 'order-breached',
      answer: 'yes',
      source: { kind: 'order', id: params.id },
    }
    await house.asSystem((tx) => recordCues(tx, [breach]))
    await house.asSystem((tx) => recordCues(tx, [breach]))
    const grading = await house.call(cast.owner, readGradingContract, { params })
    expect(grading.body.cues).toHaveLength(1)
    expect(await read(params)).toMatchObject({ level: 1 })
  })

  test('takes over what a lead says when it is attached', async () => {
    const { params } = await opened({ level: 3 })
    const lead = aLead({ cues: [{ cue: 'strangulation', answer: 'yes' }] })
    const attached: Lead = { ...lead, status: 'attached', matterId: params.id }
    const event: LeadsChanged = { type: 'leads.changed', before: [lead], leads: [attached] }
    await house.asSystem((tx) => tx.publish(event))
    expect(await read(params)).toMatchObject({ level: 1, levelReason: 'by-rules' })
  })

  test('counts attempts that reach nobody, and takes that back when she is reached', async () => {
    const { params } = await opened({ level: 2 })
    await house.call(cast.owner, takeMatterContract, { params })
    await house.call(cast.owner, recordCuesContract, { params, ...yes('prior-violence') })
    const attempt = (result: 'not-reached' | 'clean') =>
      house.call(cast.owner, recordWorkContract, {
        params,
        body: { kind: 'contact', text: '打过电话', result },
      })
    await attempt('not-reached')
    expect(await read(params)).toMatchObject({ level: 2 })
    await attempt('not-reached')
    expect(await read(params)).toMatchObject({ level: 1, levelReason: 'by-rules' })
    await attempt('clean')
    const grading = await house.call(cast.owner, readGradingContract, { params })
    expect(grading.body.answers['missed-contact']).toBe('no')
    expect(await read(params)).toMatchObject({ level: 1 })
  })

  test('says nothing about a matter that nobody has answered for', async () => {
    const { params } = await opened()
    const grading = await house.call(cast.owner, readGradingContract, { params })
    expect(grading.body).toMatchObject({ now: null, history: [], mayRecord: true })
  })

  test('shows nothing to who is shut out', async () => {
    const { params } = await opened()
    expect((await house.call(cast.shutOut, readGradingContract, { params })).status).toBe(404)
    expect((await house.call(cast.elsewhere, readGradingContract, { params })).status).toBe(404)
  })

  test('is tried with other rules on what was graded, and changes nothing', async () => {
    const { number, body } = (await house.call(cityOfficer, readRuleSetContract)).body
    expect(number).toBe(0)
    const ruleSet = { ...body, rules: body.rules.filter(({ code }) => code === 'violence') }
    const trial = await house.call(cityOfficer, tryRulesContract, { body: { ruleSet } })
    expect(trial.body.tried).toBeGreaterThan(2)
    expect(trial.body.lessImminent).toBe(1)
    expect(trial.body.changed.every(({ before, after }) => before !== after)).toBe(true)
    const refused = await house.call(cast.owner, tryRulesContract, { body: { ruleSet } })
    expect(refused.status).toBe(403)
  })

  test('refuses rules that the shape does not know', async () => {
    const ruleSet = { ...gradingSetting.initial, rules: [] }
    expect((await house.call(cityOfficer, tryRulesContract, { body: { ruleSet } })).status).toBe(
      400,
    )
  })
})

const stands = aMatterFile(place)

creationTable(gradingRoutes.find(({ contract }) => contract === recordCuesContract) as never, {
  seed: (tx) => insertMatterFiles(tx, [stands]),
  input: { params: { id: stands.id }, ...yes('violence') },
  rows: [
    ['by the responsible organisation', cast.owner, 'permitted'],
    ['by the county above', cast.county, 'permitted'],
    ['by who acts along', cast.coActing, 'permitted'],
    ['by an executive of the village', cast.executive, 'permitted'],
    ['by a leader', cast.leader, 'role-not-allowed'],
    ['by who is shut out', cast.shutOut, 'not-found'],
    ['by another place', cast.elsewhere, 'not-found'],
  ],
})
