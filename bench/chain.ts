import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { demoPassword } from '#city/accounts.ts'
import { cityIsLoaded, loadCity } from '#city/load.ts'
import { findDeskSteps } from '#domain/matters/desk.store.ts'
import { findMatter } from '#domain/matters/matter.store.ts'
import { identityCheckCharacter } from '#platform/text/identity-number.ts'
import { readConfig } from '#platform/config/config.ts'
import { sql } from '#platform/db/sql.ts'
import { openAll } from '../commands/open.ts'
import { fillChain } from './filled-chain.ts'
import {
  better,
  exchange,
  measuredOn,
  ratio,
  rounded,
  signedIn,
  startProcess,
  type Side,
} from './processes.ts'
import { statementsOf } from './recorded.ts'

/**
 * The chain in a city of ten years: search, worklist, the page of a matter and a new referral, as the
 * officer of a township with 32 clients. The floor runs the main statements of each as the owner.
 */
const clients = 32
const seconds = Number(process.env['BENCH_SECONDS'] ?? 6)
const size = {
  people: Number(process.env['BENCH_PEOPLE'] ?? 1_000_000),
  matters: Number(process.env['BENCH_MATTERS'] ?? 300_000),
}
/** `BENCH_CALLS="worklist,referral create"` measures only these, and keeps no result. */
const only = process.env['BENCH_CALLS']?.split(',')
const dataDir = process.env['DATA_DIR'] ?? '/tmp/tiexin-bench-chain'
const [port, floorPort] = [8197, 8198]
const township = '420222101'

const config = { ...readConfig({ ...process.env, DATA_DIR: dataDir }), demo: true }
const house = await openAll(config, { isWorker: false })
if (!(await cityIsLoaded(house))) await loadCity(house, { scale: 1, without: 'visits' })
await fillChain(house, size)
const { ownerUrl } = house.server
await house.close()

const env = { DATA_DIR: dataDir, PORT: String(port) }
const ours = await startProcess('cli.ts', { args: ['start', '--no-worker'], env, word: 'ready at' })
const { get, post } = await signedIn(`http://127.0.0.1:${port}/api/v1`, 'lexiufang', demoPassword)

type Entered = { readonly id: string; readonly file: { readonly matterId: string } | null }
const matterIds: string[] = []
const phones: string[] = []
for (let at = 0; at < 60; at++) {
  const phone = `139${String(10_000_000 + at * 7919).slice(0, 8)}`
  const entered = (await post('/leads', {
    ...{ channel: 'walk-in', category: 'property', division: `${township}200` },
    ...{ foundOn: '2024-01-01', summary: '邻居占了宅基地，请村里说过三次', isRegistered: true },
    intake: { reporter: { relation: 'self' } },
    parties: [{ role: 'victim', name: `柯${at}`, phone }],
  })) as Entered
  if (entered.file !== null) matterIds.push(entered.file.matterId)
  phones.push(phone)
}
const pages = (await Promise.all(matterIds.map((id) => get(`/matters/${id}`)))) as {
  readonly number: string
}[]
const numbers = pages.map(({ number }) => number)
const offices = (await get('/organisations?size=1&kind=justice')) as { items: { id: string }[] }
const receiver = offices.items[0]?.id ?? ''

const of = <Item>(list: readonly Item[], client: number, round: number): Item =>
  list[(client * 31 + round) % list.length] as Item
const identity = `42022219880101002${identityCheckCharacter('42022219880101002')}`
const search = (q: string): Promise<unknown> => get(`/search?q=${encodeURIComponent(q)}`)

const plan = {
  ownerUrl,
  port: floorPort,
  calls: {
    'name search': await statementsOf(config.region, (tx) =>
      tx.rows(sql`select id, name, division from people
        where region = ${config.region} and name_terms @> array['桂英', ${`${township}桂英`}]::text[]
        limit 5`),
    ),
    'phone search': await statementsOf(config.region, (tx) =>
      tx.rows(sql`select id, name, division from people
        where region = ${config.region} and phone_index = sha256('phone77'::bytea) limit 5`),
    ),
    worklist: await statementsOf(config.region, (tx) =>
      findDeskSteps(tx, [tx.actor.id], 'organisation', { size: 51 }),
    ),
    'matter page': await statementsOf(config.region, (tx) => findMatter(tx, '$id')),
  },
}
const floor = await startProcess('bench/floor.ts', {
  env,
  word: 'ready',
  input: JSON.stringify(plan),
})

const calls: Readonly<Record<string, (client: number, round: number) => Promise<unknown>>> = {
  'name search': () => search('桂英'),
  'initials search': () => search('kgy'),
  'phone search': (client, round) => search(of(phones, client, round)),
  'identity search': () => search(identity),
  'number search': (client, round) => search(of(numbers, client, round)),
  worklist: () => get('/desk'),
  'matter page': (client, round) => get(`/matters/${of(matterIds, client, round)}`),
  'referral create': (client, round) =>
    post(`/matters/${of(matterIds, client, round)}/referrals`, {
      ...{ organisationId: receiver, urgency: 'normal', fields: [], summary: '请协助核实土地权属' },
      ground: { code: 'consent', consent: { on: '2024-01-01', form: 'oral' } },
    }),
}

const load = { dataDir, clients, seconds }
const results: Record<string, unknown> = {}
for (const [name, call] of Object.entries(calls)) {
  if (only !== undefined && !only.includes(name)) continue
  const pass = (): Promise<Side> =>
    measuredOn(ours, load, async (client, round) => void (await call(client, round)))
  const bare = (): Promise<Side> =>
    measuredOn(floor, load, async (client, round) => {
      const address = `${encodeURIComponent(name)}?${of(matterIds, client, round)}`
      await exchange(`http://127.0.0.1:${floorPort}/${address}`)
    })
  const best = better(await pass(), await pass())
  const bottom = name in plan.calls ? better(await bare(), await bare()) : undefined
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
const machine = { cores: cpus().length, ...size, clients, seconds }
if (only === undefined) {
  writeFileSync(
    join(import.meta.dirname, 'chain.result.json'),
    `${JSON.stringify({ machine, results }, null, 2)}\n`,
  )
}
