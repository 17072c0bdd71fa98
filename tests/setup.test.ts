import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn, startServer, tiexin, type ServerProcess } from './server-process.ts'

/** An excerpt of 浙江省金华市 in the short codes that offices write, with one column too many. */
const jinhua = `区划代码,名称,备注
3307,金华市,
330702,婺城区,
330702001,城东街道,
330702001001,飘萍社区,
330782,义乌市,县级市
330782001,稠城街道,
330782001001,车站社区,
330782001002,桥东社区,
`

describe('a city of another province', { timeout: 120_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'tiexin-setup-'))
  const file = join(root, 'jinhua.csv')
  const env = { DATA_DIR: join(root, 'house'), PORT: '0', REGION: '330700' }
  let server: ServerProcess
  let federations = 0
  let passwords: Readonly<Record<string, string>> = {}

  beforeAll(async () => {
    writeFileSync(file, jinhua)
    const answer = await tiexin(env, 'setup', file, '--json')
    const result = JSON.parse(answer.stdout) as { federations: number; passwords: typeof passwords }
    ;({ federations } = result)
    ;({ passwords } = result)
    server = await startServer(env)
  }, 240_000)
  afterAll(async () => {
    await server.stop()
    rmSync(root, { recursive: true, force: true })
  })

  test('is set up once: a second time adds nothing and gives no new passwords', async () => {
    expect(federations).toBe(8)
    const again = await tiexin(env, 'setup', file, '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ divisions: 8, federations: 0, passwords: {} })
  })

  test('lets its administrators in with their one-time passwords, to change them first', async () => {
    expect(Object.keys(passwords)).toEqual(['sysadmin', 'secadmin', 'auditadmin'])
    const she = await signIn(server.url, 'sysadmin', passwords['sysadmin'] ?? '')
    const answer = await she.send('GET', '/api/v1/organisations')
    expect(((await answer.json()) as { code: string }).code).toBe('password-change-needed')
    const changed = await she.send('POST', '/api/v1/my/password', {
      ...{ current: passwords['sysadmin'], next: 'Lotus-77-lantern-river' },
    })
    expect(changed.status).toBe(200)
    const again = await signIn(server.url, 'sysadmin', 'Lotus-77-lantern-river')
    const list = await again.send('GET', '/api/v1/organisations?q=义乌')
    expect(JSON.stringify(await list.json())).toContain('义乌市妇女联合会')
  })

  test('works: its officer sees its own divisions, an empty desk and an account of nothing', async () => {
    const organisations = await tiexin(
      env,
      'user',
      'add',
      'zhouhong',
      '周红',
      '--org',
      await orgOf(),
      '--role',
      'city-officer',
      '--division',
      '3307',
      '--json',
    )
    const { oneTimePassword = '' } = JSON.parse(organisations.stdout) as {
      oneTimePassword?: string
    }
    const first = await signIn(server.url, 'zhouhong', oneTimePassword)
    await first.send('POST', '/api/v1/my/password', {
      ...{ current: oneTimePassword, next: 'Lotus-77-lantern-river' },
    })
    const she = await signIn(server.url, 'zhouhong', 'Lotus-77-lantern-river')
    const divisions = await she.send('GET', '/api/v1/divisions?under=330700000000')
    expect(JSON.stringify(await divisions.json())).toContain('婺城区')
    const matters = await she.send('GET', '/api/v1/matters')
    expect(await matters.json()).toMatchObject({ items: [], total: 0 })
    const report = await tiexin(
      env,
      'report',
      'annual',
      '--period',
      '2026',
      '--format',
      'json',
      '--out',
      join(root, 'r.json'),
    )
    expect(report.code).toBe(0)
  })

  async function orgOf(): Promise<string> {
    const she = await signIn(server.url, 'sysadmin', 'Lotus-77-lantern-river')
    const list = await she.send('GET', '/api/v1/organisations?q=金华')
    return ((await list.json()) as { items: { id: string }[] }).items[0]?.id ?? ''
  }

  test('is not set up from a file with a hole: the row is named and nothing is written', async () => {
    const broken = join(root, 'broken.csv')
    writeFileSync(broken, `${jinhua}330783005001,某村,\n`)
    const other = { ...env, DATA_DIR: join(root, 'other') }
    const answer = await tiexin(other, 'setup', broken)
    expect(answer.code).toBe(1)
    expect(answer.stderr).toContain(
      'the first is row 10 (division-without-parent); nothing was set up',
    )
    const fixed = await tiexin(other, 'setup', file, '--dry-run', '--json')
    expect(JSON.parse(fixed.stdout)).toMatchObject({ ok: true, divisions: 8, dryRun: true })
  })
})
