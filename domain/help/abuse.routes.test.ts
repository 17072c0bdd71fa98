import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { listLeadsContract } from '#domain/leads/lead.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './help.contract.ts'
import { helpLimitSetting } from './limit.schema.ts'
import { aVisitor, receiptOn, tellAll } from './public-page.fixtures.ts'
import { serveHelp } from './public-page.routes.ts'
import { newForm } from './receipt.store.ts'

const isFull = process.env['TIEXIN_TEST_FULL'] === '1'
const guessers = isFull ? { sources: 1_000, tries: 100 } : { sources: 12, tries: 15 }
const flood = isFull ? { sources: 100, each: 100 } : { sources: 20, each: 10 }

const { requests, receipts } = helpLimitSetting.initial
const county = anOrganisation({ level: 'county', division: '420222000000' })
const desk = anActor({
  ...{ id: newId(), orgId: county.id, orgs: [county.id], roles: ['county-officer'] },
  divisions: ['420222'],
})
const fuchi = '420222101000'

describe('the public help page under attack', () => {
  let house: TestHouse
  /** What every source was made to wait, in seconds; the test does not sit it out. */
  let waited = 0
  let isSatOut = false
  beforeAll(async () => {
    house = await testHouse()
    await serveHelp(house.http, house, (milliseconds) => {
      waited += milliseconds / 1000
      return isSatOut ? setTimeout(300) : Promise.resolve()
    })
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [county])
    })
  })
  afterAll(() => house.close())

  function post(path: string, fields: Record<string, string>, remoteAddress: string) {
    return house.http.inject({
      ...{ method: 'POST', url: path, remoteAddress },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        ...{ form: newForm(house.keyring, house.clock.now()), ...fields },
      }).toString(),
    })
  }

  async function inBatches(count: number, work: (at: number) => Promise<void>): Promise<void> {
    for (let at = 0; at < count; at += 8) {
      const batch = Array.from({ length: Math.min(8, count - at) }, (_, within) => at + within)
      await Promise.all(batch.map(work))
    }
  }

  test(
    'gives a distributed guesser nothing but waiting, and locks nobody out of her own',
    { timeout: 1_800_000 },
    async () => {
      const her = aVisitor(house.http, '198.18.0.1')
      const receipt = receiptOn(await tellAll(her, { place: fuchi })) ?? ''
      const answers = new Map<number, number>()
      await inBatches(guessers.sources, async (source) => {
        const address = `100.64.${Math.floor(source / 250)}.${(source % 250) + 1}`
        for (let tried = 0; tried < guessers.tries; tried += 1) {
          // Guesses near the true one: nothing about a receipt is told by its neighbours.
          const digits = BigInt(receipt.replaceAll(' ', '')) + BigInt(1 + source * 1_000 + tried)
          const guess = String(digits % 10n ** 16n).padStart(16, '0')
          const { statusCode } = await post('/help/talk', { receipt: guess }, address)
          answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1)
        }
      })
      expect([...answers]).toEqual([[404, guessers.sources * guessers.tries]])
      const free = guessers.sources * receipts.freeGuesses
      const slowed = guessers.sources * guessers.tries - free
      expect(waited).toBeGreaterThan(slowed * 3)
      // She from where she was, and she from an address that guessed all day: both get in.
      for (const address of ['198.18.0.1', '100.64.0.1']) {
        const opened = await post('/help/talk', { receipt }, address)
        expect(opened.body).toContain('他喝了酒就动手')
      }
    },
  )

  test('lets a source try only a few codes at once while it waits', async () => {
    const address = '100.64.200.1'
    const wrong = { receipt: '0000000000000000' }
    for (let tried = 0; tried < receipts.freeGuesses; tried += 1) {
      await post('/help/talk', wrong, address)
    }
    isSatOut = true
    const many = receipts.waitingOfSource * 5
    const answers = await Promise.all(
      Array.from({ length: many }, () => post('/help/talk', wrong, address)),
    )
    isSatOut = false
    const counted = Map.groupBy(answers, ({ statusCode }) => statusCode)
    expect(new Set(counted.keys())).toEqual(new Set([404, 429]))
  })

  test(
    'holds a flood, keeps the desk usable, and loses no true request',
    { timeout: 1_800_000 },
    async () => {
      house.clock.moveTo(new Date('2023-05-11T02:14:00Z'))
      const story = '推广信息'
      const fields = { step: 'send', topic: 'other', safe: 'no', place: fuchi, story }
      const total = flood.sources * flood.each
      const statuses = new Set<number>()
      const given: string[] = []
      await inBatches(total, async (at) => {
        const address = `100.100.${at % flood.sources}.9`
        if (at === Math.floor(total / 2)) {
          const her = { topic: 'hurt', story: '他把门锁了，孩子发烧', safe: 'no' }
          const page = await post('/help/ask', { ...fields, ...her }, '198.18.0.2')
          given.push(receiptOn(page.body) ?? '')
        }
        statuses.add((await post('/help/ask', fields, address)).statusCode)
      })
      expect([...statuses]).toEqual([200])

      const query = { size: 200 }
      const leads = await house.call(desk, listLeadsContract, { query })
      expect(leads.body.total).toBeLessThanOrEqual(requests.directInAll + 1)
      const list = async (status: 'waiting' | 'held') =>
        (await house.call(desk, contracts.listRequestsContract, { query: { ...query, status } }))
          .body
      const waiting = await list('waiting')
      const held = await list('held')
      expect(waiting.total).toBeLessThanOrEqual(requests.directInAll + 1)
      expect(held.total).toBeGreaterThan(Math.min(total, 1_000) / 3)

      // Hers is there with her words, wherever the flood left it, and can be let through.
      const talk = await post('/help/talk', { receipt: given[0] ?? '' }, '198.18.0.2')
      expect(talk.body).toContain('孩子发烧')
      const listed = [...waiting.items, ...held.items]
      // The full flood fills more pages than are asked for here.
      const mine = isFull || listed.some(({ topic }) => topic === 'hurt')
      expect(mine).toBe(true)
      const [one] = held.items
      const params = { id: one?.id ?? '' }
      const hasty = await house.call(desk, contracts.answerRequestContract, {
        ...{ params, body: { text: '您好' } },
      })
      expect(hasty.problem.code).toBe('help-request-held')
      const released = await house.call(desk, contracts.releaseRequestContract, { params })
      expect(released.body).toMatchObject({
        status: 'waiting',
        leadId: expect.any(String) as string,
      })
    },
  )
})
