import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { openOwn } from '#platform/db/open-server.ts'
import {
  killDatabase,
  signIn,
  startServer,
  tiexin,
  type Client,
  type ServerProcess,
} from '../server-process.ts'

const isFull = process.env['TIEXIN_TEST_FULL'] === '1'
const rounds = 10
const writers = 8
/** Enough that the kill finds the import at work. */
const rowsPerFile = 4000

/** One write as a phone or browser makes it: the same key until somebody answers. */
type Write = { readonly key: string; readonly hasHazard: boolean; id?: string }

describe.runIf(isFull)('ten kills of server, database and both under write load', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-storm-'))
  const env = { DATA_DIR: dataDir, PORT: '8191' }
  const writes: Write[] = []
  const files: { name: string; taken: boolean }[] = []
  let server: ServerProcess
  let client: Client
  const storm = { isOver: false }
  let serial = 0
  let executive = ''

  beforeAll(async () => {
    const city = await tiexin(env, 'city', '--scale', '0.02', '--without', 'visits', '--json')
    if (city.code !== 0) throw new Error(city.stderr)
    await start()
  }, 120_000)
  afterAll(async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function start(): Promise<void> {
    server = await startServer(env)
    client = await signIn(server.url, 'lexiufang', demoPassword)
    const found = await client.send('GET', `/api/v1/executives?q=${encodeURIComponent('柯桂英')}`)
    executive = ((await found.json()) as { items: { number: string }[] }).items[0]?.number ?? ''
  }

  async function writer(): Promise<void> {
    while (!storm.isOver) {
      const write: Write = { key: `storm-${serial++}`, hasHazard: serial % 5 === 0 }
      writes.push(write)
      await untilAnswered(async () => {
        const answer = await client.send(
          'POST',
          '/api/v1/visits',
          visitOf(write, executive),
          write.key,
        )
        if (!answer.ok) throw new Error(String(answer.status))
        write.id = ((await answer.json()) as { id: string }).id
      })
    }
  }

  /** Goes on over crashes; a write that is never answered is left without id. */
  async function untilAnswered(attempt: () => Promise<void>): Promise<void> {
    for (let tries = 0; tries < 400; tries++) {
      const isDone = await attempt().then(
        () => true,
        () => false,
      )
      if (isDone) return
      await setTimeout(50)
    }
  }

  test('lose no acknowledged write and do nothing twice', async () => {
    const writing = Array.from({ length: writers }, () => writer())
    for (let round = 0; round < rounds; round++) {
      await setTimeout(1500)
      await up()
      await handIn(`S${round}`)
      await setTimeout(400)
      if (round % 3 !== 1) await server.kill()
      if (round % 3 !== 0) killDatabase(dataDir)
      await setTimeout(300)
      if (round % 3 !== 1) await start()
    }
    await setTimeout(1500)
    storm.isOver = true
    await Promise.all(writing)
    await importsDone()

    const rows = await stored()
    const acknowledged = writes.filter(({ id }) => id !== undefined)
    expect(acknowledged.length).toBeGreaterThan(rounds * writers)
    expect(writes.filter(({ id }) => id === undefined)).toEqual([])
    expect(new Set(rows.byForm)).toEqual(new Set(acknowledged.map(({ id }) => id)))
    expect(rows.byForm.length).toBe(acknowledged.length)
    expect(rows.imported).toBe(files.filter(({ taken }) => taken).length * rowsPerFile)
    const hazards = acknowledged.filter(({ hasHazard }) => hasHazard).length
    expect({ leads: rows.leads, matters: rows.matters }).toEqual({
      leads: hazards,
      matters: hazards,
    })
    expect(rows.doubleSteps).toBe(0)

    await server.stop()
    const verified = await tiexin(env, 'audit', 'verify', '--json')
    expect(verified.stdout).toContain('"faults":[]')
    await start()
  }, 400_000)

  /** A kill is a kill only of something that lives. */
  function up(): Promise<void> {
    return untilAnswered(async () => {
      const answer = await fetch(`${server.url}/readyz`)
      if (!answer.ok) throw new Error(String(answer.status))
    })
  }

  async function handIn(name: string): Promise<void> {
    const file = { name, taken: false }
    files.push(file)
    await untilAnswered(async () => {
      const answer = await client.upload(
        '/api/v1/visits/imports',
        `${name}.csv`,
        fileOf(name, executive),
      )
      if (!answer.ok) throw new Error(String(answer.status))
      file.taken = true
    })
  }

  async function importsDone(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      const answer = await client.send('GET', '/api/v1/visits/imports?size=100')
      const { items } = (await answer.json()) as { items: { finishedAt: string | null }[] }
      if (items.length > 0 && items.every(({ finishedAt }) => finishedAt !== null)) return
      await setTimeout(200)
    }
    throw new Error('imports do not end')
  }

  /** What lies in the database, counted past every policy. */
  async function stored(): Promise<{
    byForm: string[]
    imported: number
    leads: number
    matters: number
    doubleSteps: number
  }> {
    const database = await openOwn(dataDir, 'tiexin')
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    const number = async (text: string): Promise<number> => {
      const { rows } = await owner.query<{ n: string }>(text)
      return Number(rows[0]?.n)
    }
    const byForm = await owner.query<{ id: string }>(`select id from visits where source = 'form'`)
    const result = {
      byForm: byForm.rows.map(({ id }) => id),
      imported: await number(`select count(*) as n from visits where source = 'import'`),
      leads: await number(`select count(*) as n from leads where kind = 'hazard'`),
      matters: await number('select count(*) as n from matters'),
      doubleSteps: await number(
        `select count(*) as n from (select 1 from due_steps where done_at is null
           group by matter_id, kind having count(*) > 1) twice`,
      ),
    }
    await owner.end()
    await database.close()
    return result
  }
})

function visitOf({ key, hasHazard }: Write, executiveNumber: string): Record<string, unknown> {
  return {
    executiveNumber,
    date: '2023-12-20',
    division: '420222101200',
    subjectName: `柯${key.slice(6)}`.replaceAll(
      /\d/g,
      (digit) => '零一二三四五六七八九'[Number(digit)] ?? '',
    ),
    solved: '帮她联系了医保窗口',
    ...(hasHazard ? { hazard: '夫妻为彩礼争吵，邻居听见摔东西', hazardLevel: 3 } : {}),
  }
}

/** The same file again is the same rows: handing it in twice adds nothing. */
function fileOf(name: string, executive: string): Buffer {
  const header =
    '走访编号,走访日期,执委姓名,执委编号,村(社区)区划代码,走访对象,已解决问题,发现隐患\r\n'
  const rows = Array.from(
    { length: rowsPerFile },
    (_, at) =>
      `${name}-${at},2023-12-19,柯桂英,${executive},420222101200,石某某,帮助办理手续,否\r\n`,
  )
  return Buffer.from(header + rows.join(''))
}
