import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { systemActor } from '#platform/access/actor.ts'
import { readCheckpoints } from '#platform/audit/checkpoint.ts'
import { linkHash } from '#platform/audit/audit-event.ts'
import { verifyLog, type LogReport } from '#platform/audit/verify-log.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from './house.ts'

const writers = 32
const perWriter = 20

/** Writes events from 32 connections at once and lets the checkpoints follow. */
async function written(): Promise<{ house: TestHouse; owner: pg.Client }> {
  const house = await testHouse({ poolSize: writers })
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let at = 0; at < perWriter; at++) {
        await house.db.within(anActor({ name: `w${writer}` }), (tx) => {
          tx.audit({ name: 'visit.read', outcome: 'done', detail: { at, b: true, a: 'x' } })
          return Promise.resolve()
        })
      }
    }),
  )
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  return { house, owner }
}

function verify(house: TestHouse): Promise<LogReport> {
  const { region, dataDir } = house.config
  const checkpoints = readCheckpoints(dataDir, region, house.keyFile)
  return verifyLog(house.db, region, house.keyFile, checkpoints)
}

/** Events that signed checkpoints outside the database vouch for. */
function checkpointed({ config, keyFile }: TestHouse): number {
  const { checkpoints } = readCheckpoints(config.dataDir, config.region, keyFile)
  return checkpoints.reduce((sum, { seq }) => sum + seq, 0)
}

describe('the audit log', () => {
  let house: TestHouse
  let owner: pg.Client
  beforeAll(async () => {
    ;({ house, owner } = await written())
    await vi.waitUntil(() => checkpointed(house) === writers * perWriter, { timeout: 5000 })
  })
  afterAll(async () => {
    await owner.end()
    await house.close()
  })

  /** Does damage as the owner, verifies, and mends it again by putting the copy back. */
  async function damaged(statement: string, values?: unknown[]): Promise<LogReport> {
    await owner.query('create table app.copy as select * from audit_events')
    await owner.query(statement, values)
    const report = await verify(house)
    await owner.query('delete from audit_events')
    await owner.query('insert into audit_events select * from app.copy')
    await owner.query('drop table app.copy')
    return report
  }

  test('of 32 writers at once is one log that verifies', async () => {
    const report = await verify(house)
    expect(report.faults).toEqual([])
    expect(report.events).toBe(writers * perWriter)
    expect(report.lanes).toBeGreaterThan(1)
  })

  test('names an event that was altered', async () => {
    const { faults } = await damaged(
      `update audit_events set name = 'visit.exported' where lane = 1 and seq = 2`,
    )
    expect(faults).toEqual([{ code: 'link-altered', lane: 1, seq: 2 }])
  })

  test('names the place of an event that was deleted', async () => {
    const { faults } = await damaged('delete from audit_events where lane = 1 and seq = 2')
    expect(faults).toEqual([{ code: 'link-missing', lane: 1, seq: 2 }])
  })

  test('names an event that was put in between, with the rest moved up', async () => {
    const { faults } = await damaged(
      `update audit_events set seq = seq + 1000000 where lane = 1 and seq >= 2;
       update audit_events set seq = seq - 999999 where lane = 1 and seq > 1000000;
       insert into audit_events
       select region, lane, 2, at, account_id, org_id, 'matter.read', subject_kind, subject_id, outcome,
         detail, hash
       from audit_events where lane = 1 and seq = 3`,
    )
    expect(faults).toEqual([{ code: 'link-altered', lane: 1, seq: 2 }])
  })

  test('names where the tail was cut', async () => {
    const { rows } = await owner.query<{ last: string }>(
      'select max(seq) as last from audit_events where lane = 1',
    )
    const last = Number(rows[0]?.last)
    const { faults } = await damaged('delete from audit_events where lane = 1 and seq = $1', [last])
    expect(faults).toEqual([{ code: 'tail-cut', lane: 1, seq: last }])
  })

  test('names a lane that was taken away whole', async () => {
    const { faults } = await damaged('delete from audit_events where lane = 1')
    expect(faults).toEqual([{ code: 'tail-cut', lane: 1, seq: 1 }])
  })

  test('names the first event of a chain recomputed without the key', async () => {
    const { rows } = await owner.query<{ seq: string; hash: Buffer }>(
      'select seq, hash from audit_events where lane = 1 order by seq',
    )
    const forged: { seq: number; hash: Buffer }[] = []
    let previous: Buffer = Buffer.alloc(32)
    for (const { seq } of rows) {
      previous = linkHash(Buffer.alloc(32), previous, {
        ...{ region: '420200', lane: 1, seq: Number(seq), at: '', accountId: '', orgId: '' },
        ...{ name: 'visit.read', outcome: 'done' },
      })
      forged.push({ seq: Number(seq), hash: previous })
    }
    const { faults } = await damaged(
      `update audit_events a set hash = f.hash
       from unnest($1::bigint[], $2::bytea[]) as f (seq, hash) where a.lane = 1 and a.seq = f.seq`,
      [forged.map(({ seq }) => seq), forged.map(({ hash }) => hash)],
    )
    expect(faults).toEqual([{ code: 'link-altered', lane: 1, seq: 1 }])
  })

  test('cannot be changed or shortened by the application itself', async () => {
    const app = new pg.Client({ connectionString: house.server.appUrl })
    await app.connect()
    await app.query('begin')
    await app.query('select app.ctx($1)', ['system||420200||||'])
    await expect(app.query('delete from audit_events')).rejects.toThrow('permission denied')
    await app.end()
  })
})

describe('a reading that logs itself', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse({ poolSize: 4 })
  })
  afterAll(() => house.close())

  const event = { name: 'visit.read', subjectKind: 'visit', subjectId: newId() }
  const reader = anActor({ name: 'reader' })
  const read = (wanted: string): Promise<{ found: string } | undefined> =>
    house.db.within(reader, (tx) =>
      tx.readLogged(sql`select ${wanted}::text as found where ${wanted} <> 'nothing'`, event),
    )
  const logged = (): Promise<{ outcome: string; detail: unknown }[]> =>
    house.db.read(
      systemActor(house.config.region),
      sql`select outcome, detail from audit_events
          where region = ${house.config.region} and subject_id = ${event.subjectId} order by lane, seq`,
    )

  test('says done where there was something, refused where there was nothing', async () => {
    expect(await read('it')).toEqual({ found: 'it' })
    expect(await read('nothing')).toBeUndefined()
    const done = { outcome: 'done', detail: null }
    const refused = { outcome: 'refused', detail: { code: 'not-found' } }
    expect(await logged()).toEqual(expect.arrayContaining([done, refused]))
  })

  test('is followed by what else is asked, under the same scope, and by other events', async () => {
    const kind = await house.db.within(reader, async (tx) => {
      await tx.readLogged(sql`select 1 as one`, event)
      tx.audit({ name: 'visit.corrected', outcome: 'done' })
      return tx.maybe<{ kind: string }>(sql`select app.kind() as kind`)
    })
    expect(kind).toEqual({ kind: 'user' })
  })

  test('leaves no trace and no gap when its statement fails', async () => {
    const before = await logged()
    const failing = house.db.within(reader, (tx) =>
      tx.readLogged(sql`select 1 / ${0}::int as none`, event),
    )
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    expect(await logged()).toEqual(before)
  })

  test('at once with others is one log that verifies', async () => {
    const before = await logged()
    await Promise.all(Array.from({ length: 60 }, (_, at) => read(at % 3 === 0 ? 'nothing' : 'it')))
    expect(await logged()).toHaveLength(before.length + 60)
    expect((await verify(house)).faults).toEqual([])
  })
})
