import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { demoPassword } from '#city/accounts.ts'
import { openOwn } from '#platform/db/open-server.ts'
import { signIn, startServer, tiexin, type Client, type ServerProcess } from '../server-process.ts'

/** A process reads the data keys every 20 s and seals with a new one a minute after it was made. */
const untilTakenUp = 85_000

describe.runIf(process.env['TIEXIN_TEST_FULL'] === '1')('rotating the keys', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-rotation-'))
  const env = { DATA_DIR: dataDir, PORT: '0' }
  let server: ServerProcess
  let officer: Client
  let executiveNumber = ''

  beforeAll(async () => {
    await tiexin(env, 'city', '--scale', '0.02', '--without', 'visits')
    server = await startServer(env)
    officer = await signIn(server.url, 'lexiufang', demoPassword)
    const found = await officer.send('GET', `/api/v1/executives?q=${encodeURIComponent('柯桂英')}`)
    executiveNumber =
      ((await found.json()) as { items: { number: string }[] }).items[0]?.number ?? ''
  }, 120_000)
  afterAll(async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function record(need: string): Promise<string> {
    const body = { executiveNumber, date: '2023-12-20', division: '420222101200', need }
    const answer = await officer.send('POST', '/api/v1/visits', body)
    return ((await answer.json()) as { id: string }).id
  }

  async function needOf(id: string): Promise<string | null> {
    const answer = await officer.send('GET', `/api/v1/visits/${id}`)
    return ((await answer.json()) as { need: string | null }).need
  }

  /** Four people write one thing after the other until they are told to stop. */
  function writing(): { stop(): Promise<ReadonlyMap<string, string>> } {
    const state = { isOver: false }
    const written = new Map<string, string>()
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let at = 0; !state.isOver; at++) {
        const need = `第${writer}人的第${at}件事`
        written.set(await record(need), need)
        await setTimeout(50)
      }
    })
    return {
      async stop() {
        state.isOver = true
        await Promise.all(writers)
        return written
      },
    }
  }

  test('twice under write load loses nothing: all is readable before and after a restart', async () => {
    const before = await record('孩子转学的材料还差一份')
    const load = writing()
    for (let times = 0; times < 2; times++) {
      expect((await tiexin(env, 'key', 'rotate', '--json')).code).toBe(0)
    }
    await setTimeout(untilTakenUp)
    const after = await record('老人的高龄补贴没有到账')
    const written = await load.stop()
    expect(written.size).toBeGreaterThan(500)
    const told = ['孩子转学的材料还差一份', '老人的高龄补贴没有到账']
    expect([await needOf(before), await needOf(after)]).toEqual(told)
    await server.stop()
    server = await startServer(env)
    officer = await signIn(server.url, 'lexiufang', demoPassword)
    expect([await needOf(before), await needOf(after)]).toEqual(told)
    for (const [id, need] of written) expect(await needOf(id)).toBe(need)
    expect(await keysInUse([...written.keys()])).toBeGreaterThan(1)
  }, 240_000)

  /** Which data keys sealed them: the load went on over the change of keys. */
  async function keysInUse(ids: readonly string[]): Promise<number> {
    const database = await openOwn(dataDir, 'tiexin')
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    const { rows } = await owner.query<{ n: number }>(
      'select count(distinct substr(need, 2, 16))::int as n from visits where id = any ($1)',
      [ids],
    )
    await owner.end()
    await database.close()
    return rows[0]?.n ?? 0
  }
})
