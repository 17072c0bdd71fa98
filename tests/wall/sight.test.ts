import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { contextOf } from '#platform/db/scope.ts'
import { testHouse, type TestHouse } from '../house.ts'
import { tableNames } from './catalogue.ts'
import { dice, insertRandomRows, randomActor } from './random-rows.ts'
import { sights, type SightRow } from './sight.ts'

const rowsPerTable = 100
const actorsPerTable = 110
const seed = Number(process.env['TIEXIN_TEST_SEED'] ?? 20_231_228)

async function visible(app: pg.Client, table: string, actor: Actor): Promise<Set<string>> {
  await app.query('begin')
  await app.query('select app.ctx($1)', [contextOf(actor)])
  const { rows } = await app.query<{ at: string }>(`select ctid::text as at from ${table}`)
  await app.query('commit')
  return new Set(rows.map(({ at }) => at))
}

describe('what the database shows', () => {
  let house: TestHouse
  let owner: pg.Client
  let app: pg.Client
  beforeAll(async () => {
    house = await testHouse()
    owner = new pg.Client({ connectionString: house.ownerUrl })
    app = new pg.Client({ connectionString: house.server.appUrl })
    await Promise.all([owner.connect(), app.connect()])
  })
  afterAll(async () => {
    await Promise.all([owner.end(), app.end()])
    await house.close()
  })

  test('is said in code for every table', async () => {
    expect(await tableNames(owner)).toEqual(Object.keys(sights).toSorted())
  })

  test.each(Object.keys(sights))(
    `equals what the code allows, over ${rowsPerTable * actorsPerTable} pairs of actor and row: %s`,
    async (table) => {
      const sight = sights[table]
      if (sight === undefined) throw new Error(`no sight for ${table}`)
      await owner.query(`truncate ${table}`)
      const roll = dice(seed)
      const rows = await insertRandomRows(owner, table, roll, rowsPerTable)
      let seen = 0
      for (let at = 0; at < actorsPerTable; at++) {
        const actor = randomActor(roll)
        const shown = await visible(app, table, actor)
        const wrong = rows.filter((row) => shown.has(row.at) !== sight(actor, row))
        expect({ actor, wrong: wrong.map(briefly) }).toEqual({ actor, wrong: [] })
        seen += shown.size
      }
      // A table that nobody ever sees, or everybody always, would make the comparison empty.
      expect(seen).toBeGreaterThan(0)
      expect(seen).toBeLessThan(rowsPerTable * actorsPerTable)
    },
    60_000,
  )

  test('is also all that can be changed: an update reaches no row that is hidden', async () => {
    await owner.query('truncate matters')
    const roll = dice(seed + 1)
    const rows = await insertRandomRows(owner, 'matters', roll, rowsPerTable)
    const sight = sights['matters']
    for (let at = 0; at < actorsPerTable; at++) {
      const actor = randomActor(roll)
      await app.query('begin')
      await app.query('select app.ctx($1)', [contextOf(actor)])
      const { rowCount } = await app.query('update matters set version = version + 1')
      await app.query('rollback')
      expect(rowCount).toBe(rows.filter((row) => sight?.(actor, row)).length)
    }
  })
})

function briefly({ region, columns }: SightRow): unknown {
  const { division, sensitivity, org_id: orgId, account_id: accountId } = columns
  return { region, division, sensitivity, orgId, accountId }
}
