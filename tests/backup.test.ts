import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { newId } from '#platform/db/id.ts'
import { signIn, startServer, tiexin, type Client, type ServerProcess } from './server-process.ts'

const root = mkdtempSync(join(tmpdir(), 'tiexin-backup-'))
const home = join(root, 'home')
const key = join(home, 'tiexin.key')
const taken = join(root, 'under-load')

type Told = { readonly id: string; readonly need: string }

describe('a backup taken while eight people write', { timeout: 120_000 }, () => {
  let server: ServerProcess
  let officer: Client
  let executiveNumber = ''
  let attachment = ''
  const before: Told[] = []

  beforeAll(async () => {
    const env = { DATA_DIR: home, PORT: '0' }
    await tiexin(env, 'city', '--scale', '0.02', '--without', 'visits')
    server = await startServer(env)
    officer = await signIn(server.url, 'lexiufang', demoPassword)
    const found = await officer.send('GET', `/api/v1/executives?q=${encodeURIComponent('柯桂英')}`)
    executiveNumber =
      ((await found.json()) as { items: { number: string }[] }).items[0]?.number ?? ''
    before.push(await record(officer, '老人的高龄补贴没有到账'))
    attachment = await attach(officer, before[0]?.id ?? '')
    await underLoad()
    await server.stop()
  }, 240_000)
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  async function record(client: Client, need: string): Promise<Told> {
    const body = { executiveNumber, date: '2023-12-20', division: '420222101200', need }
    const answer = await client.send('POST', '/api/v1/visits', body)
    if (!answer.ok) throw new Error(`a visit was refused: ${answer.status}`)
    return { id: ((await answer.json()) as { id: string }).id, need }
  }

  /** Writers write before, during and after; what was answered before the backup began is noted. */
  async function underLoad(): Promise<void> {
    const load = { isOver: false }
    const written: Told[] = []
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let at = 0; !load.isOver; at++) {
        written.push(await record(officer, `第${writer}人的第${at}件事`))
      }
    })
    while (written.length < 200) await new Promise((resolve) => setTimeout(resolve, 20))
    before.push(...written)
    const answer = await tiexin({ DATA_DIR: home }, 'backup', taken, '--json')
    load.isOver = true
    await Promise.all(writers)
    expect(answer).toMatchObject({ code: 0 })
    expect(written.length).toBeGreaterThan(before.length)
  }

  test('is complete to its moment: restored, every word, file and figure is there and the log verifies', async () => {
    const dataDir = join(root, 'restored')
    const env = { DATA_DIR: dataDir, TIEXIN_KEY_FILE: key, PORT: '0' }
    const restored = await tiexin(env, 'restore', taken, '--json')
    expect(restored.stderr).toBe('')
    expect(JSON.parse(restored.stdout)).toMatchObject({ ok: true, audit: { faults: [] } })
    expect(await tiexin(env, 'audit', 'verify')).toMatchObject({ code: 0, stderr: '' })
    const copy = await startServer(env)
    const she = await signIn(copy.url, 'lexiufang', demoPassword)
    for (const { id, need } of before) {
      const visit = (await (await she.send('GET', `/api/v1/visits/${id}`)).json()) as Told
      expect(visit.need).toBe(need)
    }
    const file = await she.send('GET', `/api/v1/attachments/${attachment}/content`)
    expect(await file.text()).toContain('%PDF-1.4')
    await copy.stop()
    const account = await accountOf(env)
    expect(account.figures['visits']?.value).toBe(rowsIn(taken, 'public.visits'))
    expect(rowsIn(taken, 'public.visits')).toBeGreaterThanOrEqual(before.length)
  })

  test('proves itself in a house that is gone afterwards', async () => {
    const proven = await tiexin({ DATA_DIR: home }, 'restore', taken, '--test', '--json')
    expect(proven.stderr).toBe('')
    expect(JSON.parse(proven.stdout)).toMatchObject({ ok: true, test: true, audit: { faults: [] } })
    expect(existsSync(join(home, 'test-restore'))).toBe(false)
  })

  test('of a quiet house gives the very same account', async () => {
    const quiet = join(root, 'quiet')
    await tiexin({ DATA_DIR: home }, 'backup', quiet)
    const env = { DATA_DIR: join(root, 'twin'), TIEXIN_KEY_FILE: key }
    await tiexin(env, 'restore', quiet)
    expect(await accountOf(env)).toEqual(await accountOf({ DATA_DIR: home }))
  })

  test('goes into no house that somebody lives in', async () => {
    const { code, stderr } = await tiexin({ DATA_DIR: home }, 'restore', taken)
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'tiexin: the database is not empty; a backup goes into an empty house only: set another DATA_DIR or DATABASE_URL\n',
    })
  })

  test('is not written over anything', async () => {
    const { code, stderr } = await tiexin({ DATA_DIR: home }, 'backup', taken)
    expect([code, stderr]).toEqual([
      1,
      `tiexin: ${taken} is not empty; a backup is never written over anything\n`,
    ])
  })

  test('is not kept in the data that it is a copy of', async () => {
    const inside = join(home, 'backups/1')
    const { code, stderr } = await tiexin({ DATA_DIR: home }, 'backup', inside)
    expect([code, stderr]).toEqual([
      1,
      `tiexin: ${inside} lies in ${home}; a backup belongs on another disk\n`,
    ])
  })

  test('cannot be read without the key file, not even names and places', () => {
    const found = readdirSync(taken, { recursive: true, encoding: 'utf8' })
      .map((name) => join(taken, name))
      .filter((path) => statSync(path).isFile())
      .filter((path) => /柯桂英|港下村|lexiufang/.test(readFileSync(path, 'utf8')))
    expect(found).toEqual([])
  })

  /** A copy with one thing changed, tried on an empty house that must stay empty. */
  async function tried(name: string, damage: (folder: string) => void): Promise<string> {
    const copy = join(root, name)
    cpSync(taken, copy, { recursive: true })
    damage(copy)
    const env = { DATA_DIR: join(root, `${name}-house`), TIEXIN_KEY_FILE: key }
    const { code, stderr } = await tiexin(env, 'restore', copy)
    expect([code, existsSync(join(env.DATA_DIR, 'pg'))]).toEqual([1, false])
    return stderr
  }

  test.each([
    [
      'a cut file',
      (folder: string) => truncateSync(join(folder, 'tables/public.visits.zst'), 100),
      'the backup is not whole: tables/public.visits.zst has 100 bytes instead of',
    ],
    [
      'a file with one bit turned',
      (folder: string) => turnBit(join(folder, 'tables/public.audit_events.zst')),
      'the backup was altered: tables/public.audit_events.zst',
    ],
    [
      'a missing file',
      (folder: string) => rmSync(join(folder, 'jobs.ndjson')),
      'the backup is not whole: jobs.ndjson is missing',
    ],
    [
      'a manifest that says less',
      (folder: string) => replaceIn(join(folder, 'manifest.json'), '"rows": ', '"rows": 1'),
      'manifest.json was altered after it was signed',
    ],
    [
      'no manifest, as when the machine died on the way',
      (folder: string) => rmSync(join(folder, 'manifest.json')),
      'holds no whole backup: its manifest is missing',
    ],
  ])('with %s is refused whole, with the reason', async (name, damage, reason) => {
    expect(await tried(name.replaceAll(/\W+/g, '-'), damage)).toContain(reason)
  })

  test('is refused with the key file of another house', async () => {
    const other = join(root, 'other.key')
    await tiexin({}, 'key', 'create', other)
    const env = { DATA_DIR: join(root, 'other'), TIEXIN_KEY_FILE: other }
    const { code, stderr } = await tiexin(env, 'restore', taken)
    expect(code).toBe(1)
    expect(stderr).toContain('the key file does not open this backup')
  })
})

async function attach(client: Client, visit: string): Promise<string> {
  const pdf = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  )
  const path = `/api/v1/attachments?subjectKind=visit&subjectId=${visit}`
  const answer = await client.upload(path, '补贴材料.pdf', pdf)
  return ((await answer.json()) as { id: string }).id
}

type Account = { readonly figures: Readonly<Record<string, { readonly value: number }>> }

/** The account of the year, but for the moment at which it was written. */
async function accountOf(env: Readonly<Record<string, string>>): Promise<Account> {
  const out = join(root, `${newId()}.json`)
  await tiexin(env, 'report', 'annual', '--period', '2023', '--format', 'json', '--out', out)
  const account = JSON.parse(readFileSync(out, 'utf8')) as Account & { generatedAt?: string }
  delete account.generatedAt
  return account
}

function rowsIn(folder: string, table: string): number {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    tables: { table: string; rows: number }[]
  }
  return manifest.tables.find((each) => each.table === table)?.rows ?? -1
}

function turnBit(path: string): void {
  const content = readFileSync(path)
  content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1
  writeFileSync(path, content)
}

function replaceIn(path: string, what: string, by: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(what, by))
}
