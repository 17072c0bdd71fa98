import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cpus } from 'node:os'
import { demoPassword } from '#city/accounts.ts'
import { cityIsLoaded, loadCity } from '#city/load.ts'
import { readConfig } from '#platform/config/config.ts'
import { newId } from '#platform/db/id.ts'
import { findVisitPage } from '#domain/visits/visit-list.store.ts'
import { insertVisits, visitById } from '#domain/visits/visit.store.ts'
import { aVisit } from '#domain/visits/visit.fixtures.ts'
import { systemActor } from '#platform/access/actor.ts'
import { openAll } from '../commands/open.ts'
import { fillVisits } from './million-visits.ts'
import { statementsOf, withOwnId } from './recorded.ts'
import {
  better,
  measuredOn,
  ratio,
  rounded,
  signedIn,
  startProcess,
  type Side,
} from './processes.ts'

const clients = 32
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8)
const visits = Number(process.env['BENCH_VISITS'] ?? 1_000_000)
const dataDir = process.env['DATA_DIR'] ?? '/tmp/tiexin-bench'
const [port, floorPort] = [8195, 8196]
const township = '420222101'
const root = join(import.meta.dirname, '..')

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

const { ownerUrl, executive } = await prepare()
const env = { DATA_DIR: dataDir, PORT: String(port) }
const ours = await startProcess('cli.ts', { args: ['start', '--no-worker'], env, word: 'ready at' })
const { region } = readConfig({ DATA_DIR: dataDir })
const page = { page: 1, size: 20 }
const reference = { ...aVisit(), division: `${township}200` }
const plan = {
  ownerUrl,
  port: floorPort,
  calls: {
    list: await statementsOf(region, (tx) => findVisitPage(tx, { division: [township] }, page)),
    read: await statementsOf(region, (tx) => tx.maybe(visitById(region, '$id'))),
    create: (
      await statementsOf(region, (tx) =>
        insertVisits(tx, [{ ...reference, id: '$id', number: '$id' }]),
      )
    ).map(withOwnId),
  },
}
const floor = await startProcess('bench/floor.ts', {
  env,
  word: 'ready',
  input: JSON.stringify(plan),
})

const api = `http://127.0.0.1:${port}/api/v1`
const bare = `http://127.0.0.1:${floorPort}`
const { get, post } = await signedIn(api, 'lexiufang', demoPassword)

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

/** Visits with something sealed in them, so that a reading opens it. */
const ids: string[] = []
for (let at = 0; at < 300; at++) {
  ids.push(((await post('/visits', aVisitBody())) as { id: string }).id)
}
const idOf = (client: number, round: number): string =>
  ids[(client * 31 + round) % ids.length] ?? ''

const load = { dataDir, clients, seconds }
const mine = (call: (client: number, round: number) => Promise<unknown>): Promise<Side> =>
  measuredOn(ours, load, async (client, round) => void (await call(client, round)))
const theirs = (address: (client: number, round: number) => string): Promise<Side> =>
  measuredOn(floor, load, async (client, round) => {
    const answer = await fetch(`${bare}${address(client, round)}`)
    await answer.text()
    if (!answer.ok) throw new Error(`the floor answers ${answer.status}`)
  })

const calls: Readonly<
  Record<string, readonly [() => Promise<Side>, (() => Promise<Side>) | undefined]>
> = {
  list: [
    () => mine(() => get(`/visits?size=20&division=${township}`)),
    () => theirs(() => '/list'),
  ],
  'list, own reach': [() => mine(() => get('/visits?size=20')), undefined],
  read: [
    () => mine((client, round) => get(`/visits/${idOf(client, round)}`)),
    () => theirs((client, round) => `/read?${idOf(client, round)}`),
  ],
  search: [() => mine(() => get(`/visits?size=20&q=${encodeURIComponent('小云')}`)), undefined],
  create: [
    () => mine(() => post('/visits', aVisitBody())),
    () => theirs(() => `/create?${crypto.randomUUID()}`),
  ],
}

const results: Record<string, unknown> = {}
for (const [name, [our, bareCall]] of Object.entries(calls)) {
  // Twice in turn, because the machine's speed drifts; the better pass of each is kept.
  const sides = { ours: await our(), floor: await bareCall?.() }
  const again = { ours: await our(), floor: await bareCall?.() }
  const best = better(sides.ours, again.ours)
  const bottom =
    sides.floor === undefined || again.floor === undefined
      ? undefined
      : better(sides.floor, again.floor)
  results[name] = {
    ours: rounded(best),
    ...(bottom === undefined
      ? {}
      : { floor: rounded(bottom), cpuRatio: ratio(best.cpuMs, bottom.cpuMs) }),
  }
  process.stdout.write(`${name}: ${JSON.stringify(results[name])}\n`)
}

floor.kill('SIGTERM')
ours.kill('SIGTERM')
const machine = { cores: cpus().length, visits, clients, seconds }
writeFileSync(
  join(root, 'bench/api.result.json'),
  `${JSON.stringify({ machine, results }, null, 2)}\n`,
)
