import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildMetrics } from '#domain/metrics/metric.public.ts'
import { annualReport } from '#domain/reports/report.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { dice, insertRandomRows } from '#tests/wall/random-rows.ts'
import { eraseMatters } from './erasure.store.ts'
import { erasures, type Belonging, type Erased } from './erasure.table.ts'

const planted = '她说今晚住在嫂子家后屋13907231188'
const [matter, referral, visit] = [newId(), newId(), newId()]
const owners: Readonly<Record<Belonging, string>> = {
  ...{ matter, referral, visit, attached: matter },
}

/** One row of each table that an erasure covers, planted in every column that it covers. */
describe('erasing a matter', () => {
  let house: TestHouse
  let owner: pg.Client
  const rows = new Map<string, string>()
  let before: Readonly<Record<string, unknown>> = {}
  let foundBefore: readonly string[] = []

  beforeAll(async () => {
    house = await testHouse()
    owner = new pg.Client({ connectionString: house.ownerUrl })
    await owner.connect()
    await plantIn('referrals', referral, { matter_id: matter })
    for (const erased of erasures) await plant(erased)
    await owner.query(`update leads set channel = 'visit', source_id = $1`, [visit])
    await owner.query(
      `update matters set status = 'archived', closed_at = '2005-01-20', opened_at = '2005-01-02',
         found_on = '2005-01-02', division = '420222103201'`,
    )
    await owner.query(`update leads set found_on = '2005-01-02', division = '420222103201'`)
    await owner.query(`update visits set date = '2005-01-02', division = '420222103201'`)
    before = await figures()
    foundBefore = await found()
    await house.asSystem((tx) => eraseMatters(tx, [matter]))
  })
  afterAll(async () => {
    await owner.end()
    await house.close()
  })

  async function plant(erased: Erased): Promise<void> {
    const { table, by, belonging, words = [], records = [], emptied = [] } = erased
    const id = by === 'id' ? owners[belonging] : newId()
    const types = await typesOf(table)
    const sealed = (said: string, field: string): Buffer =>
      house.keyring.seal(said, { table, field, id })
    const told = JSON.stringify({ outcome: 'resolved', rounds: [{ said: planted }] })
    await plantIn(table, id, {
      [by]: owners[belonging],
      ...Object.fromEntries(words.map((name) => [name, sealed(planted, name)])),
      ...Object.fromEntries(records.map((name) => [name, sealed(told, name)])),
      ...Object.fromEntries(
        emptied.flatMap((name): [string, unknown][] => {
          if (types.get(name) === 'bytea') return [[name, sealed(planted, name)]]
          return types.get(name) === 'text' ? [[name, planted]] : []
        }),
      ),
      ...(table === 'attachments' ? { subject_kind: 'matter' } : {}),
    })
    rows.set(table, id)
  }

  async function plantIn(
    table: string,
    id: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const [row] = await insertRandomRows(owner, table, dice(7), 1)
    const types = await typesOf(table)
    const isPlaced = types.has('sensitivity')
    // A report about a child is sealed or it is not there.
    const sensitivity = table.startsWith('mandatory_report') ? 'sealed' : 'normal'
    const set = { region: '420200', ...(isPlaced ? { sensitivity } : {}), ...values, id }
    const names = Object.keys(set)
    await owner.query(
      `update ${table} set ${names.map((name, at) => `${name} = $${at + 2}`).join()} where ctid = $1::tid`,
      [row?.at, ...Object.values(set)],
    )
  }

  async function typesOf(table: string): Promise<ReadonlyMap<string, string>> {
    const { rows: found } = await owner.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0`,
      [table],
    )
    return new Map(found.map(({ name, type }) => [name, type]))
  }

  async function figures(): Promise<Readonly<Record<string, unknown>>> {
    // Counted anew from the records, so that nothing is hidden by what was counted before.
    await rebuildMetrics(house.db, house.config.region)
    const report = await annualReport(house, '2005')
    if (isRefusal(report)) throw new Error(report.refused)
    return Object.fromEntries(
      Object.entries(report.figures).map(([name, { value }]) => [name, value]),
    )
  }

  /** Columns in which the planted words lie, opened where they are sealed. */
  async function found(): Promise<string[]> {
    const left: string[] = []
    for (const [table, id] of rows) {
      const { rows: there } = await owner.query<Record<string, unknown>>(
        `select * from ${table} where id = $1`,
        [id],
      )
      for (const [field, value] of Object.entries(there[0] ?? {})) {
        const text = Buffer.isBuffer(value)
          ? opened(value, { table, field, id })
          : JSON.stringify(value)
        if (text.includes('嫂子')) left.push(`${table}.${field}`)
      }
    }
    return left
  }

  function opened(value: Buffer, at: { table: string; field: string; id: string }): string {
    try {
      return house.keyring.open(value, at)
    } catch {
      return ''
    }
  }

  test('leaves no word of it in any table', async () => {
    expect(foundBefore.length).toBeGreaterThan(erasures.length)
    expect(await found()).toEqual([])
    expect(rows.size).toBe(erasures.length)
  })

  test('leaves what is sealed openable: a list that meets it does not break', async () => {
    for (const { table, words = [], records = [] } of erasures) {
      const id = rows.get(table) ?? ''
      const { rows: there } = await owner.query<Record<string, Buffer>>(
        `select * from ${table} where id = $1`,
        [id],
      )
      for (const field of words) {
        expect(house.keyring.open(there[0]?.[field] as Buffer, { table, field, id })).not.toBe('')
      }
      for (const field of records) {
        const text = house.keyring.open(there[0]?.[field] as Buffer, { table, field, id })
        expect(JSON.parse(text)).toMatchObject({ outcome: 'resolved' })
      }
    }
  })

  test('gives its files to the night’s sweep', async () => {
    const { rows: there } = await owner.query<{ n: number }>(
      'select count(*)::int as n from attachments where removed_at is null and subject_id = $1',
      [matter],
    )
    expect(there).toEqual([{ n: 0 }])
  })

  test('moves no figure', async () => {
    expect(before).toMatchObject({
      visits: 1,
      problemsSolved: 1,
      mattersOpened: 1,
      mattersClosed: 1,
    })
    expect(await figures()).toEqual(before)
  })
})
