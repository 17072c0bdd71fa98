import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { trainingWords } from '#platform/documents/training-paper.ts'
import { signIn, startServer, tiexin, type Client, type ServerProcess } from './server-process.ts'

describe('a training city', { timeout: 120_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'tiexin-training-'))
  const training = { DATA_DIR: join(root, 'training'), PORT: '0' }
  const real = { DATA_DIR: join(root, 'real'), PORT: '0' }
  let server: ServerProcess
  let officer: Client

  beforeAll(async () => {
    // The mark belongs to an empty house; a small city keeps the test short.
    await tiexin({ ...training, TIEXIN_TRAINING: '1' }, 'city', '--scale', '0.01')
    server = await startServer(training, '--training')
    officer = await signIn(server.url, 'chengmin', demoPassword)
  }, 240_000)
  afterAll(async () => {
    await server.stop()
    rmSync(root, { recursive: true, force: true })
  })

  test('says so where it is started', () => {
    expect(server.output()).toContain(trainingWords.zh)
  })

  test.each([['/'], ['/matters'], ['/api/docs'], ['/help']])(
    'says so on %s, in both languages',
    async (path) => {
      const page = await fetch(`${server.url}${path}`)
      const text = await page.text()
      expect(text).toContain(trainingWords.zh)
      expect(text).toContain(trainingWords.en)
      expect(page.headers.get('etag')).toBeNull()
    },
  )

  test('says so on a page that a browser remembers without the words', async () => {
    const headers = { 'if-modified-since': 'Sat, 28 Nov 2099 00:00:00 GMT', 'if-none-match': '*' }
    const page = await fetch(`${server.url}/`, { headers })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(trainingWords.zh)
  })

  test('says so on the papers it makes, and in their names', async () => {
    const answer = await officer.send('GET', '/api/v1/reports/annual/2023/file?format=docx')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('演练-'))
    const docx = new PizZip(Buffer.from(await answer.arrayBuffer()))
    expect(docx.file('word/document.xml')?.asText()).toContain(trainingWords.zh)
  })

  test('stays one when it is started without the switch', async () => {
    await server.stop()
    server = await startServer(training)
    expect(await (await fetch(`${server.url}/`)).text()).toContain(trainingWords.zh)
  })

  test('is not made of a house that somebody lives in', async () => {
    await tiexin(real, 'city', '--scale', '0.01', '--without', 'visits')
    const { code, stderr } = await tiexin(real, 'start', '--training')
    expect(code).toBe(1)
    expect(stderr).toContain('a training city needs a DATA_DIR and a database of its own')
  })

  test('is refused in production', async () => {
    const env = { ...training, NODE_ENV: 'production', TIEXIN_KEY_FILE: join(root, 'key') }
    await tiexin({}, 'key', 'create', env.TIEXIN_KEY_FILE)
    const { code, stderr } = await tiexin(env, 'start', '--training')
    expect([code, stderr]).toEqual([
      1,
      'tiexin: TIEXIN_TRAINING=1 is refused in production: a training city has a house of its own\n',
    ])
  })

  test('leaves no mark on a page of the real one', async () => {
    const other = await startServer(real)
    expect(await (await fetch(`${other.url}/`)).text()).not.toContain(trainingWords.zh)
    await other.stop()
  })
})
