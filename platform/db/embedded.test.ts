import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openOwn } from './open-server.ts'
import { claimServer, releaseServer } from './tenants.ts'

const opener = join(import.meta.dirname, 'open-server.ts')

/** Another process that opens the database, says so, and stays until it is killed. */
function aProcess(dataDir: string): { pid: number; opened: Promise<void>; kill(): void } {
  const text = `const { openOwn } = await import(${JSON.stringify(opener)})
    await openOwn(${JSON.stringify(dataDir)}, 'tiexin')
    process.stdout.write('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text])
  return {
    pid: child.pid ?? 0,
    opened: new Promise((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', () => reject(new Error('the process ended')))
    }),
    kill: () => child.kill('SIGKILL'),
  }
}

async function isServed(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  return client.connect().then(
    async () => {
      await client.end()
      return true
    },
    () => false,
  )
}

describe('the embedded database', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'tiexin-embedded-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  test('keeps what was written over a restart, and stops with the last process that uses it', async () => {
    const first = await openOwn(dataDir, 'tiexin')
    const client = new pg.Client({ connectionString: first.ownerUrl })
    await client.connect()
    await client.query('create table kept as select 1 as one')
    await client.end()
    await first.close()
    expect(await isServed(first.ownerUrl)).toBe(false)
    const second = await openOwn(dataDir, 'tiexin')
    expect(await isServed(second.ownerUrl)).toBe(true)
    await second.close()
  })

  test('left behind by a killed process is attached to, and stopped afterwards', async () => {
    const other = aProcess(dataDir)
    await other.opened
    other.kill()
    const orphan = Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
    const attached = await openOwn(dataDir, 'tiexin')
    expect(Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0])).toBe(
      orphan,
    )
    expect(await isServed(attached.ownerUrl)).toBe(true)
    await attached.close()
    expect(await isServed(attached.ownerUrl)).toBe(false)
  })

  test('goes on for another process when one that attached closes', async () => {
    const other = aProcess(dataDir)
    await other.opened
    const attached = await openOwn(dataDir, 'tiexin')
    await attached.close()
    expect(await isServed(attached.ownerUrl)).toBe(true)
    other.kill()
    await (await openOwn(dataDir, 'tiexin')).close()
  })

  test('killed itself is started again by whoever uses it, with what was committed', async () => {
    const server = await openOwn(dataDir, 'tiexin')
    const client = new pg.Client({ connectionString: server.ownerUrl })
    client.on('error', () => undefined)
    await client.connect()
    await client.query('create table kept as select 1 as one')
    const postmaster = readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0] ?? ''
    process.kill(Number(postmaster), 'SIGKILL')
    await client.end().catch(() => undefined)
    await vi.waitUntil(() => isServed(server.ownerUrl), { timeout: 15_000, interval: 200 })
    const after = new pg.Client({ connectionString: server.ownerUrl })
    await after.connect()
    expect((await after.query('select one from kept')).rows).toEqual([{ one: 1 }])
    await after.end()
    await server.close()
    expect(await isServed(server.ownerUrl)).toBe(false)
  })

  test('says in one line when the directory holds something else', async () => {
    mkdirSync(join(dataDir, 'pg'))
    writeFileSync(join(dataDir, 'pg/letters.txt'), '')
    await expect(openOwn(dataDir, 'tiexin')).rejects.toThrow('is not a PostgreSQL data directory')
  })

  test('says in one line when the directory belongs to another version', async () => {
    mkdirSync(join(dataDir, 'pg'))
    writeFileSync(join(dataDir, 'pg/PG_VERSION'), '14\n')
    await expect(openOwn(dataDir, 'tiexin')).rejects.toThrow('belongs to PostgreSQL 14')
  })

  test('says why when its files are damaged', async () => {
    await (await openOwn(dataDir, 'tiexin')).close()
    writeFileSync(join(dataDir, 'pg/global/pg_control'), 'x'.repeat(8192))
    await expect(openOwn(dataDir, 'tiexin')).rejects.toThrow(/does not start: \S/)
  })
})

describe('the one server of a data directory', () => {
  test('is refused to a second process while the first lives, and free after it was killed', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-claim-'))
    const child = spawn('sleep', ['30'])
    const start = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]
    writeFileSync(join(dataDir, 'server.pid'), `${child.pid} ${start}`)
    expect(claimServer(dataDir)).toBe(child.pid)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(claimServer(dataDir)).toBeUndefined()
    releaseServer(dataDir)
    rmSync(dataDir, { recursive: true })
  })
})
