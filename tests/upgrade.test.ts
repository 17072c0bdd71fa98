import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { signIn, startServer, tiexin, type Client, type ServerProcess } from './server-process.ts'

/**
 * A small house of invented people as it was at migration 0026, taken by `./tiexin backup`, with the
 * demonstration key that opens it.
 */
type Packed = { readonly key: unknown; readonly files: Readonly<Record<string, string>> }

const packed = JSON.parse(
  readFileSync(join(import.meta.dirname, 'upgrade/house-0026.json'), 'utf8'),
) as Packed
const visit = '01a22464-a5b5-75c5-947f-8ba868a2f42b'
const matter = '01a22464-a5b9-71ce-a90d-bb94b0c33b51'
const attachment = '01a22464-a65f-76d9-92a0-4e1582779906'

describe('a house of the release before', { timeout: 120_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'tiexin-upgrade-'))
  const env = { DATA_DIR: join(root, 'house'), TIEXIN_KEY_FILE: join(root, 'key'), PORT: '0' }
  let restored: { ok: boolean; migrated: string[]; audit: { events: number; faults: unknown[] } }
  let server: ServerProcess
  let she: Client

  beforeAll(async () => {
    writeFileSync(env.TIEXIN_KEY_FILE, JSON.stringify(packed.key))
    for (const [name, content] of Object.entries(packed.files)) {
      const path = join(root, 'backup', name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, Buffer.from(content, 'base64'))
    }
    const answer = await tiexin(env, 'restore', join(root, 'backup'), '--json')
    restored = JSON.parse(answer.stdout) as typeof restored
    server = await startServer(env)
    she = await signIn(server.url, 'lexiufang', demoPassword)
  }, 240_000)
  afterAll(async () => {
    await server.stop()
    rmSync(root, { recursive: true, force: true })
  })

  async function asked(path: string): Promise<unknown> {
    const answer = await she.send('GET', path)
    expect([path, answer.status]).toEqual([path, 200])
    return answer.json()
  }

  test('is brought to this release with its audit log whole', async () => {
    expect(restored.ok).toBe(true)
    expect(restored.migrated.length).toBeGreaterThan(0)
    expect(restored.migrated.filter((name) => name <= '20261124-0026')).toEqual([])
    expect(restored.audit.events).toBeGreaterThan(0)
    expect(restored.audit.faults).toEqual([])
    expect(await tiexin(env, 'audit', 'verify')).toMatchObject({ code: 0 })
  })

  test('opens what was sealed before: words and files', async () => {
    expect(await asked(`/api/v1/visits/${visit}`)).toMatchObject({
      need: '老人的高龄补贴没有到账',
    })
    expect(JSON.stringify(await asked(`/api/v1/matters/${matter}/entries`))).toContain(
      '约好下周二在村委会见面',
    )
    const file = await she.send('GET', `/api/v1/attachments/${attachment}/content`)
    expect(await file.text()).toContain('%PDF-1.4')
  })

  test('goes on: the next step of an old matter is taken under the new release', async () => {
    const answer = await she.send('POST', `/api/v1/matters/${matter}/record`, {
      ...{ kind: 'note', text: '升级之后又去看了一次' },
    })
    expect(answer.status).toBe(200)
  })

  test('counts what it counted', async () => {
    const out = join(root, 'account.json')
    await tiexin(env, 'report', 'annual', '--period', '2023', '--format', 'json', '--out', out)
    const { figures } = JSON.parse(readFileSync(out, 'utf8')) as {
      figures: Readonly<Record<string, { value: number }>>
    }
    const counted = Object.fromEntries(
      Object.keys(asBefore).map((name) => [name, figures[name]?.value]),
    )
    expect(counted).toEqual(asBefore)
  })
})

/** What `./tiexin report` of that release wrote on this house. */
const asBefore = { executives: 18, visits: 119, mattersOpened: 1 }
