import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { signIn, startServer, tiexin, type Client, type ServerProcess } from './server-process.ts'

const token = 'a-token-for-the-monitoring-system'
const secrets = [
  '石小芳',
  '13907231188',
  '420222198803154120',
  '富池镇港下村九组',
  '丈夫酒后用板凳',
]

describe('a running process', { timeout: 120_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-operation-'))
  const env = { DATA_DIR: dataDir, PORT: '0', TIEXIN_LOG: 'requests', TIEXIN_METRICS_TOKEN: token }
  let server: ServerProcess
  let she: Client

  beforeAll(async () => {
    await tiexin(env, 'city', '--scale', '0.02', '--without', 'visits')
    server = await startServer(env)
    she = await signIn(server.url, 'lexiufang', demoPassword)
  }, 240_000)
  afterAll(async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers })

  async function measured(): Promise<string> {
    return (await get('/metrics', { authorization: `Bearer ${token}` })).text()
  }

  function valueOf(text: string, start: string): number {
    const line = text.split('\n').find((each) => each.startsWith(start)) ?? ''
    return Number(line.slice(line.lastIndexOf(' ')))
  }

  test('says that it lives and is ready', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' })
    expect(await (await get('/readyz')).json()).toEqual({
      ...{ status: 'ready', database: 'up', files: 'up' },
    })
  })

  test('shows its measures to whoever has the token, and to nobody else', async () => {
    expect((await get('/metrics')).status).toBe(404)
    expect((await get('/metrics', { authorization: `Bearer ${token}x` })).status).toBe(404)
    expect((await get('/metrics', { authorization: `Bearer ${token}` })).status).toBe(200)
  })

  test('measures answers by route, the pool, the queues, the audit log and the clocks', async () => {
    const before = await measured()
    const route =
      'tiexin_request_seconds_count{method="GET",route="/api/v1/visits/:id",status="404"}'
    const id = '01a22464-a5b5-75c5-947f-8ba868a2f42b'
    for (let at = 0; at < 3; at++) await she.send('GET', `/api/v1/visits/${id}`)
    const after = await measured()
    expect(valueOf(after, route)).toBe(3)
    const events = 'tiexin_audit_events_total'
    expect(valueOf(after, events)).toBeGreaterThanOrEqual(valueOf(before, events) + 3)
    expect(valueOf(after, 'tiexin_pool_connections{state="idle"}')).toBeGreaterThan(0)
    expect(valueOf(after, 'tiexin_jobs{queue="long-work",state="failed"}')).toBe(0)
    expect(after).toContain('tiexin_clock_lag_seconds')
    expect(after).not.toContain(id)
  })

  test('writes a line of JSON for each answer and each bug, with no word that somebody wrote', async () => {
    const [name = '', phone = '', identity = '', address = '', told = ''] = secrets
    await she.send('GET', `/api/v1/visits?q=${encodeURIComponent(name)}`)
    await she.send('GET', `/api/v1/people/${encodeURIComponent(phone)}`)
    await she.send('GET', `/${encodeURIComponent(address)}/${identity}`)
    await she.send('POST', '/api/v1/visits', {
      subjectName: name,
      phone,
      identity,
      address,
      hazard: told,
    })
    await signIn(server.url, name, phone).catch(() => undefined)
    // PostgreSQL keeps no NUL in a text and says so, as it would of a bug.
    const broken = await she.send(
      'GET',
      `/api/v1/visits?q=${encodeURIComponent(`${name}\0${phone}`)}`,
    )
    expect(broken.status).toBe(400)
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { event: string; route?: string; kind?: string })
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'request', route: '/api/v1/people/:id' }),
    )
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'request-failed', kind: 'DatabaseError', code: '22021' }),
    )
    const said = server.output() + (await measured())
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
  })
})
