import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as invariants from './chain/invariants.ts'
import { killed, killedSchedules, fingerprint } from './chain/killing.ts'
import { people, settle, type Who } from './chain/city.ts'
import { aMove, aWalk, type Move, type Walk } from './chain/move.ts'
import { askedBy } from './chain/walk.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from './house.ts'

const isFull = process.env['TIEXIN_TEST_FULL'] === '1'
const walks = isFull ? 200 : 30
const seed = Number(process.env['TIEXIN_TEST_SEED'] ?? 20_231_228)
const hour = 3_600_000

/** Acts by which nobody may come to see what was closed to her. */
const narrowing: ReadonlySet<Move['act']> = new Set(['merge', 'forward', 'return'])

describe('a walk over matters, referrals and orders in the database', () => {
  let house: TestHouse
  const accepted = new Map<string, number>()
  const refused = new Map<string, number>()
  let [deaths, fired, alerts] = [0, 0, 0]

  beforeAll(async () => {
    house = await testHouse()
    await settle(house)
  })
  afterAll(() => house.close())

  test(
    `keeps one organisation and a due step on every open matter, fires each clock once, and widens nothing, over ${walks} walks`,
    async () => {
      await fc.assert(fc.asyncProperty(aWalk(isFull ? 60 : 30), walk), {
        numRuns: walks,
        seed,
        endOnFailure: true,
      })
      // A walk on which everything is refused would prove nothing.
      expect(accepted.size).toBeGreaterThan(25)
      expect(deaths).toBeGreaterThan(walks)
      expect(fired).toBeGreaterThan(walks)
      expect(alerts).toBeGreaterThan(5)
    },
    isFull ? 1_800_000 : 240_000,
  )

  async function walk({ beginning, moves }: Walk): Promise<void> {
    const matterIds: string[] = []
    for (const act of ['enter', ...beginning] as const) await step(aMove(act), matterIds)
    for (const move of moves) await step(move, matterIds)
    await towardsExpiry(await invariants.standingOf(house, matterIds))
    // Everything that is still due falls due.
    house.clock.moveBy(400 * 24 * hour)
    await worker()
    await expectSound(matterIds)
  }

  /** An order in force is watched until it has run out. */
  async function towardsExpiry(rows: readonly invariants.StandingRow[]): Promise<void> {
    if (!rows.some(({ kind, status }) => kind === 'order' && status === 'issued')) return
    for (let turn = 0; turn < 11; turn++) {
      house.clock.moveBy(13 * 24 * hour)
      await Promise.all([house.runSchedules('minute'), house.runSchedules('minute')])
    }
  }

  async function step(move: Move, matterIds: string[]): Promise<void> {
    const before = await invariants.standingOf(house, matterIds)
    if (move.act === 'wait') {
      house.clock.moveBy((move.at % 4 === 0 ? 24 * move.other : move.other / 4) * hour)
    } else if (move.act === 'worker') {
      await worker()
    } else if (move.act === 'worker-dies') {
      await dying(() => killedSchedules(house, move.isTerminated ? 'terminated' : 'thrown'))
    } else {
      await asked(move, before, matterIds)
    }
    const after = await invariants.standingOf(house, matterIds)
    invariants.expectLegal(before, after)
    await invariants.expectOwned(house, after)
  }

  async function asked(
    move: Move,
    before: readonly invariants.StandingRow[],
    matterIds: string[],
  ): Promise<void> {
    const request = askedBy(move, before, house)
    if (request === undefined) return
    const { actor, contract, input } = request
    const isNew = move.act === 'enter' || move.act === 'send' || move.act === 'draft'
    if (move.fate === 'is-cut' && !isNew) {
      await dying(() =>
        killed(house, actor, contract, input, move.isTerminated ? 'terminated' : 'thrown'),
      )
      return
    }
    const sight = narrowing.has(move.act) ? await invariants.sightOf(house, before) : undefined
    const [{ status, body, problem }] = await Promise.all([
      house.call(actor, contract, input),
      move.fate === 'is-raced' ? house.runSchedules('minute') : undefined,
    ])
    if (status >= 500 || status === 400) throw new Error(JSON.stringify({ move, status, problem }))
    const counted = status === 200 ? accepted : refused
    const key = status === 200 ? move.act : `${move.act} ${problem.code}`
    counted.set(key, (counted.get(key) ?? 0) + 1)
    if (move.act === 'enter') matterIds.push(await matterOf((body as { id: string }).id))
    if (sight === undefined || status !== 200) return
    const after = await invariants.standingOf(house, matterIds)
    const disputed = new Set(after.filter((row) => row.status === 'disputed').map(({ id }) => id))
    // Who decides on a dispute sees the referral, and no more.
    const decides = (who: Who, id: string): boolean =>
      disputed.has(id) && people[who].roles.includes('county-officer')
    invariants.expectNoWider(
      sight,
      await invariants.sightOf(house, after),
      new Set(before.map(({ id }) => id)),
      decides,
    )
  }

  async function matterOf(leadId: string): Promise<string> {
    const row = await house.asSystem((tx) =>
      tx.maybe<{ id: string }>(sql`select id from matters where lead_id = ${leadId}`),
    )
    if (row === undefined) throw new Error('the lead became no matter')
    return row.id
  }

  /** Two workers at once, and one more after them. */
  async function worker(): Promise<void> {
    await Promise.all([house.runSchedules('minute'), house.runSchedules('minute')])
    await house.runSchedules('minute')
  }

  async function dying(work: () => Promise<void>): Promise<void> {
    const before = await fingerprint(house)
    await work()
    expect(await fingerprint(house)).toEqual(before)
    deaths += 1
  }

  async function expectSound(matterIds: readonly string[]): Promise<void> {
    const rows = await invariants.standingOf(house, matterIds)
    await invariants.expectOwned(house, rows)
    fired += await invariants.expectFiredOnce(house, matterIds)
    alerts += await invariants.expectAlertedOnce(house, rows)
    await invariants.sightOf(house, rows)
  }
})
