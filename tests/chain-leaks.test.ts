import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDeskContract } from '#domain/matters/desk.contract.ts'
import { createCalendarLinkContract } from '#domain/inbox/calendar-link.contract.ts'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { listMattersContract } from '#domain/matters/matter-page.contract.ts'
import { createLedgerContract, exportLedgerContract } from '#domain/people/ledger.contract.ts'
import { LedgerColumn } from '#domain/people/ledger.schema.ts'
import { exportVisitsContract } from '#domain/visits/visit.contract.ts'
import { sql } from '#platform/db/sql.ts'
import { AgencyWalk } from './chain/agency-walk.ts'
import { people, settle, type Who } from './chain/city.ts'
import { FileWalk } from './chain/file-walk.ts'
import { aGuardedCase, type GuardedCase } from './chain/guarded-case.ts'
import { foundIn, textsOf, type Outgoing } from './chain/paper-text.ts'
import { testHouse, type TestHouse } from './house.ts'
import { dice } from './wall/random-rows.ts'

const isFull = process.env['TIEXIN_TEST_FULL'] === '1'
const cases = isFull ? 200 : 20
const roll = dice(Number(process.env['TIEXIN_TEST_SEED'] ?? 20_231_228))
const agencies = ['police', 'court', 'civil', 'bureau', 'cousin', 'neighbour'] as const

describe(`where she can be found, over ${cases} matters`, () => {
  let house: TestHouse
  const guarded: GuardedCase[] = []
  const walks: { readonly walk: AgencyWalk; readonly of: GuardedCase }[] = []

  beforeAll(async () => {
    house = await testHouse()
    await settle(house)
    for (let at = 0; at < cases; at++) {
      const one = await aGuardedCase(house, roll)
      guarded.push(one)
      walks.push({ walk: new AgencyWalk(house, one), of: one })
    }
  }, 300_000)
  afterAll(() => house.close())

  /** What of any case stands in what was read, apart from a safe contact that was sent on purpose. */
  function leaks(read: readonly Outgoing[], of: GuardedCase): string[] {
    return read.flatMap((outgoing) =>
      foundIn(outgoing, of.secrets)
        .filter((name) => !isGiven(outgoing, of, name))
        .map((name) => `${name} in ${outgoing.name} read by ${outgoing.reader}`),
    )
  }

  function isGiven({ name, reader }: Outgoing, { fields }: GuardedCase, secret: string): boolean {
    const isSent = fields.includes('safe-contact') && secret === 'safePhone'
    return isSent && name === 'referrals.read' && (reader === 'police' || reader === 'civil')
  }

  async function walked(
    way: 'referrals' | 'orders' | 'warnings' | 'meetingsAndSupervision',
  ): Promise<{ found: string[]; count: number }> {
    const found = new Map<string, number>()
    let count = 0
    for (const { walk, of } of walks) {
      const before = walk.read.length
      await walk[way]()
      const read = walk.read.slice(before)
      count += read.length
      for (const leak of leaks(read, of)) found.set(leak, (found.get(leak) ?? 0) + 1)
    }
    return { found: [...found].map(([leak, times]) => `${leak}: ${times}×`), count }
  }

  const most = isFull ? 600_000 : 60_000

  test(
    'is in no paper of an order, and on no page of it that an agency reads',
    async () => {
      const { found, count } = await walked('orders')
      expect(found).toEqual([])
      expect(count).toBeGreaterThan(cases * 15)
    },
    most,
  )

  test(
    'is in no written warning and on no page of it',
    async () => {
      const { found, count } = await walked('warnings')
      expect(found).toEqual([])
      expect(count).toBeGreaterThanOrEqual(cases * 7)
    },
    most,
  )

  test(
    'is in no referral, sent or forwarded, whatever the sender wrote into it',
    async () => {
      const { found, count } = await walked('referrals')
      expect(found).toEqual([])
      expect(count).toBe(cases * 3)
    },
    most,
  )

  test(
    'is in no file that goes along with a referral, by its words, its name or its mark',
    async () => {
      const read: string[] = []
      const endings = new Map<string, number>()
      // The rules give files to the police where violence is known.
      const violent = guarded.filter(({ matter }) => matter.sensitivity === 'sensitive')
      expect(violent.length).toBeGreaterThan(cases / 2)
      for (const one of violent) {
        const walk = new FileWalk(house, one)
        const ended = await walk.walked()
        read.push(...leaks(walk.read, one))
        for (const [what, code] of Object.entries(ended)) {
          endings.set(`${what}: ${code}`, (endings.get(`${what}: ${code}`) ?? 0) + 1)
        }
      }
      expect([...new Set(read)]).toEqual([])
      expect([...endings.keys()].toSorted()).toEqual([
        'both: sent',
        'known: file-tells-where',
        'named: file-name-tells-where',
        'reads careless: file-tells-where',
        'reads harmless: read',
        'reads unlooked: not-found',
        'unlooked: file-not-looked-at',
      ])
    },
    most,
  )

  test(
    'is in no invitation to a meeting, no urging opinion and its paper',
    async () => {
      const { found, count } = await walked('meetingsAndSupervision')
      expect(found).toEqual([])
      expect(count).toBeGreaterThanOrEqual(cases * 5)
    },
    most,
  )

  test(
    'is in no list, desk, inbox, calendar or export',
    async () => {
      const read: Outgoing[] = []
      for (const who of ['cadre', 'county', ...agencies] as const) read.push(...(await lists(who)))
      const found = guarded.flatMap((one) => leaks(read, one))
      expect([...new Set(found)]).toEqual([])
      expect(read.length).toBeGreaterThan(30)
    },
    most,
  )

  test(
    'is in no notice and no message that left or will leave the house',
    async () => {
      await house.runSchedules('few-seconds')
      await house.runSchedules('minute')
      const rows = await house.asSystem(async (tx) => [
        ...(await tx.rows<{ row: string }>(sql`select t::text as row from notices t`)),
        ...(await tx.rows<{ row: string }>(sql`select t::text as row from outside_messages t`)),
      ])
      expect(rows.length).toBeGreaterThan(cases)
      const read = [{ name: 'rows', reader: 'anybody', texts: rows.map(({ row }) => row) }]
      expect(guarded.flatMap((one) => leaks(read, one))).toEqual([])
    },
    most,
  )

  test('would be found: her own office reads it', async () => {
    const [one] = guarded
    if (one === undefined) throw new Error('no case')
    const texts = [one.told()]
    expect(foundIn({ name: 'told', reader: 'cadre', texts }, one.secrets)).toHaveLength(7)
  })

  async function lists(who: Who): Promise<Outgoing[]> {
    const read: Outgoing[] = []
    const actor = people[who]
    const keep = (name: string, body: unknown): void => {
      read.push({ name, reader: who, texts: textsOf(body) })
    }
    keep('desk', (await house.call(actor, readDeskContract)).body)
    keep('inbox', (await house.call(actor, listNoticesContract)).body)
    keep('matters', (await house.call(actor, listMattersContract, { query: { size: 200 } })).body)
    keep('visits', (await house.call(actor, exportVisitsContract, { query: {} })).body)
    const link = await house.call(actor, createCalendarLinkContract)
    const feed = await house.http.inject({ url: link.body.path })
    keep('calendar', feed.body.replaceAll('\r\n ', ''))
    const ledger = await house.call(actor, createLedgerContract, {
      body: { name: '全部', query: {}, columns: [...LedgerColumn.options], sharing: 'own' },
    })
    if (ledger.status === 200) {
      const params = { id: ledger.body.id }
      keep('ledger', (await house.call(actor, exportLedgerContract, { params })).body)
    }
    return read
  }
})
