import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { openOwn } from '#platform/db/open-server.ts'
import { signIn, startServer, tiexin, type Client, type ServerProcess } from '../server-process.ts'
import { tableNames } from './catalogue.ts'
import { enterChain, plantedInChain } from './planted-chain.ts'

/** What must never lie anywhere in clear, whatever way it came in. */
const planted = {
  identity: '420222198803154120',
  phone: '13907231188',
  address: '富池镇港下村九组柿树塆十七号',
  need: '女儿转学要的材料一直没有办下来',
  solved: '陪她到镇里把慢性病卡补办好了',
  hazard: '丈夫酒后用板凳打她左肩还扬言放火',
  note: '她说今晚住在嫂子家后屋不敢回去',
  wish: '想先把孩子送到外婆那边再谈离婚',
  importedIdentity: '420222199104036621',
  brokenIdentity: '420222199104036629',
  importedHazard: '婆媳为老宅拆迁款动手扯破衣服',
  filename: '伤情照片与病历首页',
  ...plantedInChain,
} as const

describe('a planted secret', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-planted-'))
  const env = { DATA_DIR: dataDir, PORT: '8192' }
  let server: ServerProcess
  let officer: Client

  beforeAll(async () => {
    await tiexin(env, 'city', '--scale', '0.02', '--without', 'visits')
    server = await startServer(env)
    officer = await signIn(server.url, 'lexiufang', demoPassword)
    await enterAll(officer)
    const as = (name: string): Promise<Client> => signIn(server.url, name, demoPassword)
    const [county, police] = [await as('chenyulan'), await as('huguohua')]
    const court = await as('kongxiangyun')
    await enterChain({ officer, county, police, court })
  }, 120_000)
  afterAll(async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('came in by every way it can', async () => {
    const matters = await officer.send('GET', '/api/v1/matters?size=50')
    expect(((await matters.json()) as { total: number }).total).toBeGreaterThanOrEqual(3)
    const visits = await officer.send('GET', '/api/v1/visits?size=50')
    expect(((await visits.json()) as { total: number }).total).toBe(2)
  })

  test('is in no table, index, job or search vector of a dump', async () => {
    const database = await openOwn(dataDir, 'tiexin')
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    const tables = [...(await tableNames(owner)), ...(await jobTables(owner))]
    const found: string[] = []
    for (const table of tables) {
      const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${table} t`)
      const text = rows.map(({ row }) => row).join('\n')
      for (const [name, value] of Object.entries(planted)) {
        const hex = Buffer.from(value).toString('hex')
        if (text.includes(value) || text.includes(hex)) found.push(`${name} in ${table}`)
      }
    }
    await owner.query('checkpoint').catch(() => undefined)
    await owner.end()
    await database.close()
    expect(found).toEqual([])
  })

  test('is in no file of the data directory: heap, index, write-ahead log, logs, uploads, error files', () => {
    const found: string[] = []
    for (const path of filesUnder(dataDir)) {
      const content = contentOf(path)
      for (const [name, value] of Object.entries(planted)) {
        if (content.includes(value)) found.push(`${name} in ${path.slice(dataDir.length + 1)}`)
      }
    }
    expect(found).toEqual([])
  })

  test('would be found: what is not secret lies there in clear', () => {
    const isThere = filesUnder(dataDir).some((path) => contentOf(path).includes('港下村'))
    expect(isThere).toBe(true)
  })
})

/** What the server has taken away since it was listed holds nothing. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

async function enterAll(officer: Client): Promise<void> {
  const found = await officer.send('GET', `/api/v1/executives?q=${encodeURIComponent('柯桂英')}`)
  const executive = ((await found.json()) as { items: { number: string }[] }).items[0]?.number ?? ''
  const visit = await officer.send('POST', '/api/v1/visits', {
    ...{ executiveNumber: executive, date: '2023-12-20', division: '420222101200' },
    ...{ subjectName: '石小芳', identity: planted.identity, phone: planted.phone },
    ...{ address: planted.address, need: planted.need, solved: planted.solved },
    ...{ hazard: planted.hazard, hazardLevel: 2 },
  })
  if (!visit.ok) throw new Error(`the visit was refused: ${await visit.text()}`)
  const { items } = (await (await officer.send('GET', '/api/v1/matters?size=10')).json()) as {
    items: { id: string; version: number }[]
  }
  const matter = items[0]
  if (matter === undefined) throw new Error('no matter arose')
  await accepted(
    officer.send('POST', `/api/v1/matters/${matter.id}/take`, { version: matter.version }),
  )
  await accepted(
    officer.send('POST', `/api/v1/matters/${matter.id}/record`, {
      kind: 'note',
      text: planted.note,
    }),
  )
  await accepted(officer.send('POST', `/api/v1/matters/${matter.id}/wish`, { wish: planted.wish }))
  await accepted(
    officer.upload(
      `/api/v1/attachments?subjectKind=matter&subjectId=${matter.id}`,
      `${planted.filename}.pdf`,
      aPdf(),
    ),
  )
  await accepted(officer.upload('/api/v1/visits/imports', 'planted.csv', aFile(executive)))
  for (let tries = 0; tries < 200; tries++) {
    const imports = await officer.send('GET', '/api/v1/visits/imports')
    const { items: files } = (await imports.json()) as { items: { finishedAt: string | null }[] }
    if (typeof files[0]?.finishedAt === 'string') return
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
}

async function accepted(answer: Promise<Response>): Promise<void> {
  const { ok, status, url } = await answer
  if (!ok) throw new Error(`${url} answered ${status}`)
}

/** One good row and one with an identity number whose check digit is wrong. */
function aFile(executive: string): Buffer {
  const header =
    '走访编号,走访日期,执委姓名,执委编号,村(社区)区划代码,走访对象,对象身份证号,发现隐患,隐患描述,隐患等级\r\n'
  const row = (number: string, identity: string): string =>
    `${number},2023-12-19,柯桂英,${executive},420222101200,明某,${identity},是,${planted.importedHazard},3\r\n`
  return Buffer.from(
    header + row('P-1', planted.importedIdentity) + row('P-2', planted.brokenIdentity),
  )
}

function aPdf(): Buffer {
  return Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
}

async function jobTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'pgboss'`,
  )
  return rows.map(({ name }) => name)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)
}
