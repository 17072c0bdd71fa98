import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cpus } from 'node:os'
import { demoPassword } from '#city/accounts.ts'
import { cityIsLoaded, loadCity } from '#city/load.ts'
import { readConfig } from '#platform/config/config.ts'
import { newId } from '#platform/db/id.ts'
import { findVisitPage } from '#domain/visits/visit-list.store.ts'
import { findVisit, insertVisits } from '#domain/visits/visit.store.ts'
import { aVisit } from '#domain/visits/visit.fixtures.ts'
import { systemActor } from '#platform/access/actor.ts'
import { openAll } from '../commands/open.ts'
import { closedLoop, type Measured } from './closed-loop.ts'
import { fillVisits } from './million-visits.ts'
import { statementsOf, withOwnId } from './recorded.ts'
import { postmasterOf, processorSeconds } from './processor-time.ts'

const clients = 32
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8)
const visits = Number(process.env['BENCH_VISITS'] ?? 1_000_000)
const dataDir = process.env['DATA_DIR'] ?? '/tmp/tiexin-bench'
const [port, floorPort] = [8195, 8196]
const township = '420222101'
const root = join(import.meta.dirname, '..')

type Side = { readonly measured: Measured; readonly cpuMs: number }

async function prepare(): Promise<{ ownerUrl: string; executive: string }> {
  const config = { ...readConfig({ ...process.env, DATA_DIR: dataDir }), demo: true }
  const house = await openAll(config, { isWorker: false })
  if (!(await cityIsLoaded(house))) await loadCity(house, { scale: 1, without: 'visits' })
  await fillVisits(house, visits)
  const reach = systemActor(config.region)
  const rows = await house.db.within(reach, (tx) =>
    tx.rows<{ id: string; executiveNumber: string }>({
      text: `select id, executive_number from visits
             where region = $1 and township = $2 and division = $3 limit 1`,
      values: [config.region, township, `${township}200`],
    } as never),
  )
  const ownerUrl = house.server.ownerUrl
  await house.close()
  return { ownerUrl, executive: rows[0]?.executiveNumber ?? '' }
}

async function start(
  script: string,
  args: string[],
  word: string,
  input?: string,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin?.end(input ?? '')
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes(word)) resolve()
    })
  })
  return child
}

const { ownerUrl, executive } = await prepare()
const ours = await start('cli.ts', ['start', '--no-worker'], 'ready at')
const { region } = readConfig({ DATA_DIR: dataDir })
const page = { page: 1, size: 20 }
const reference = { ...aVisit(), division: `${township}200` }
const plan = {
  ownerUrl,
  port: floorPort,
  calls: {
    list: await statementsOf(region, (tx) => findVisitPage(tx, { division: [township] }, page)),
    read: await statementsOf(region, (tx) => findVisit(tx, '$id')),
    create: (
      await statementsOf(region, (tx) =>
        insertVisits(tx, [{ ...reference, id: '$id', number: '$id' }]),
      )
    ).map(withOwnId),
  },
}
const floor = await start('bench/floor.ts', [], 'ready', JSON.stringify(plan))

const signedIn = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-tiexin': '1' },
  body: JSON.stringify({ username: 'lexiufang', password: demoPassword }),
})
const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
const headers = { cookie, 'x-tiexin': '1', 'content-type': 'application/json' }

async function get(url: string): Promise<void> {
  const answer = await fetch(url, { headers })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 200)}`)
}

async function post(url: string, body: unknown): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 200)}`)
  return text
}

/** Another name each time, or the name search would come to measure its own writes. */
function aVisitBody(): unknown {
  const name = ['柯', '石', '明', '尹'].map((family) => family + newId().slice(-2)).at(counted % 4)
  counted += 1
  return {
    ...{ executiveNumber: executive, date: '2023-12-20', division: `${township}200` },
    ...{ subjectName: name, need: '孩子转学', solved: '已联系学校', tags: [] },
  }
}
let counted = 0

const api = `http://127.0.0.1:${port}/api/v1`
const bare = `http://127.0.0.1:${floorPort}`
/** Visits with something sealed in them, so that a reading opens it. */
const ids: string[] = []
for (let at = 0; at < 300; at++) {
  ids.push((JSON.parse(await post(`${api}/visits`, aVisitBody())) as { id: string }).id)
}
const idOf = (client: number, round: number): string =>
  ids[(client * 31 + round) % ids.length] ?? ''

const calls: Readonly<
  Record<string, readonly [() => Promise<Side>, (() => Promise<Side>) | undefined]>
> = {
  list: [
    () => measured(ours, () => get(`${api}/visits?size=20&division=${township}`)),
    () => measured(floor, () => get(`${bare}/list`)),
  ],
  'list, own reach': [() => measured(ours, () => get(`${api}/visits?size=20`)), undefined],
  read: [
    () => measured(ours, (client, round) => get(`${api}/visits/${idOf(client, round)}`)),
    () => measured(floor, (client, round) => get(`${bare}/read?${idOf(client, round)}`)),
  ],
  search: [
    () => measured(ours, () => get(`${api}/visits?size=20&q=${encodeURIComponent('小云')}`)),
    undefined,
  ],
  create: [
    () => measured(ours, async () => void (await post(`${api}/visits`, aVisitBody()))),
    () =>
      measured(floor, () =>
        post(`${bare}/create?${crypto.randomUUID()}`, {}).then(() => undefined),
      ),
  ],
}

/** Processor time of the server and of the database together, for each call. */
async function measured(
  server: ChildProcess,
  call: (client: number, round: number) => Promise<void>,
): Promise<Side> {
  const postmaster = postmasterOf(dataDir)
  const used = (): number => processorSeconds(server.pid ?? 0) + processorSeconds(postmaster)
  await closedLoop(clients, 1.5, call)
  const before = used()
  const result = await closedLoop(clients, seconds, call)
  return { measured: result, cpuMs: ((used() - before) * 1000) / result.calls }
}

const results: Record<string, unknown> = {}
for (const [name, [our, bareCall]] of Object.entries(calls)) {
  // Twice in turn, because the machine's speed drifts; the better pass of each is kept.
  const sides = { ours: await our(), floor: await bareCall?.() }
  const again = { ours: await our(), floor: await bareCall?.() }
  const mine = better(sides.ours, again.ours)
  const theirs =
    sides.floor === undefined || again.floor === undefined
      ? undefined
      : better(sides.floor, again.floor)
  results[name] = {
    ours: rounded(mine),
    ...(theirs === undefined
      ? {}
      : { floor: rounded(theirs), cpuRatio: ratio(mine.cpuMs, theirs.cpuMs) }),
  }
  process.stdout.write(`${name}: ${JSON.stringify(results[name])}\n`)
}

function better(left: Side, right: Side): Side {
  return left.cpuMs <= right.cpuMs ? left : right
}

function rounded({ measured: { perSecond, p50, p95, p99 }, cpuMs }: Side): Record<string, number> {
  const short = (value: number): number => Number(value.toPrecision(3))
  return {
    perSecond: short(perSecond),
    p50: short(p50),
    p95: short(p95),
    p99: short(p99),
    cpuMs: short(cpuMs),
  }
}

function ratio(left: number, right: number): number {
  return Number((left / right).toFixed(2))
}

floor.kill('SIGTERM')
ours.kill('SIGTERM')
const machine = { cores: cpus().length, visits, clients, seconds }
writeFileSync(
  join(root, 'bench/api.result.json'),
  `${JSON.stringify({ machine, results }, null, 2)}\n`,
)
