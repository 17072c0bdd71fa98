import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { randomOf } from '#city/random.ts'
import { fieldDayContract, fieldItemsContract } from '#domain/devices/device.contract.ts'
import { envelopeOf } from '#domain/devices/envelope.schema.ts'
import { systemActor } from '#platform/access/actor.ts'
import { readConfig } from '#platform/config/config.ts'
import { sealEnvelope } from '#platform/crypto/envelope.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { openAll } from '../commands/open.ts'
import { fillPhones, type BenchPhone, type Filled } from './filled-phones.ts'
import { exchange, startProcess } from './processes.ts'

/**
 * The phones of a city hand in their month within one hour. First at the hour's own pace, for as long as
 * `BENCH_SECONDS`, where each answer is timed; then all the others as fast as the house takes them. At
 * the end everything is counted: a visit lost or kept twice is a failure.
 */
const hour = 3_600
/** One for each hexadecimal digit. */
const nameMarks = '桂秀玉春兰小大细红云梅英芳霞珍莲'
const paced = Number(process.env['BENCH_SECONDS'] ?? 90)
const most = Number(process.env['BENCH_PHONES'] ?? Number.MAX_SAFE_INTEGER)
const clients = Number(process.env['BENCH_CLIENTS'] ?? 16)
const dataDir = process.env['DATA_DIR'] ?? '/tmp/tiexin-bench-phones'
const port = Number(process.env['PORT'] ?? 8199)

type Handed = { visits: number; hazards: number; signatures: number }
type Counts = Handed & { items: number }

const config = { ...readConfig({ ...process.env, DATA_DIR: dataDir }), demo: true }
const { filled, today, before } = await prepare()
const phones = filled.phones.slice(0, most)
process.stdout.write(`${phones.length} phones are registered\n`)

const server = await startProcess('cli.ts', {
  args: ['start', '--no-worker'],
  env: { DATA_DIR: dataDir, PORT: String(port) },
  word: 'ready at',
})
const api = `http://127.0.0.1:${port}`
const headers = { 'content-type': 'application/json', 'x-tiexin': '1' }
const times: number[] = []
const handed: Handed = { visits: 0, hazards: 0, signatures: 0 }
const refusals: Record<string, number> = {}

// Open loop: a phone comes when its time has come, whether or not those before it are done.
const pace = filled.phones.length / hour
const inTime = phones.slice(0, Math.round(pace * paced))
await Promise.all(inTime.map((phone, nth) => after((nth / pace) * 1000, () => sync(phone))))
const atPace = summary(times.splice(0))
process.stdout.write(`at the hour's pace: ${JSON.stringify(atPace)}\n`)

const rest = phones.slice(inTime.length)
const began = performance.now()
let next = 0
await Promise.all(
  Array.from({ length: clients }, async () => {
    for (let at = next++; at < rest.length; at = next++) {
      const phone = rest[at]
      if (phone !== undefined) await sync(phone)
    }
  }),
)
const seconds = (performance.now() - began) / 1000
server.kill('SIGTERM')
await new Promise((done) => server.once('exit', done))

const house = await openAll(config, { isWorker: false })
const counted = await counts()
await house.close()
const gained: Counts = {
  visits: counted.visits - before.visits,
  hazards: counted.hazards - before.hazards,
  signatures: counted.signatures - before.signatures,
  items: counted.items - before.items,
}
const lost = {
  visits: handed.visits - gained.visits,
  hazards: handed.hazards - gained.hazards,
  signatures: handed.signatures - gained.signatures,
}
const pressed = {
  ...{ phones: rest.length, clients, seconds: Math.round(seconds) },
  phonesPerSecond: Number((rest.length / seconds).toPrecision(3)),
  hoursPaceTimes: Number((rest.length / seconds / pace).toPrecision(3)),
  ...summary(times),
}
const results = { atPace, pressed, handed, gained, lost, refusals }
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
writeFileSync(
  join(import.meta.dirname, 'phones.result.json'),
  `${JSON.stringify({ machine: { cores: cpus().length, phones: phones.length }, results }, null, 2)}\n`,
)
const isWhole =
  Object.values(lost).every((count) => count === 0) && Object.keys(refusals).length === 0
process.exitCode = isWhole ? 0 : 1

async function prepare(): Promise<{ filled: Filled; today: string; before: Counts }> {
  const opened = await openAll(config, { isWorker: false })
  try {
    const made = await fillPhones(opened)
    const now = opened.clock.now().toISOString().slice(0, 10)
    return { filled: made, today: now, before: await countsOf(opened) }
  } finally {
    await opened.close()
  }
}

function counts(): Promise<Counts> {
  return countsOf(house)
}

function countsOf(opened: Awaited<ReturnType<typeof openAll>>): Promise<Counts> {
  const { region } = opened.config
  return opened.db.within(systemActor(region), async (tx) => {
    const found = await tx.maybe<Counts>(
      sql`select
        (select count(*)::int from visits where region = ${region}) as visits,
        (select count(*)::int from leads where region = ${region} and kind = 'hazard') as hazards,
        (select count(*)::int from zero_reports where region = ${region} and status = 'filed')
          as signatures,
        (select count(*)::int from device_items where region = ${region} and outcome = 'taken')
          as items`,
    )
    if (found === undefined) throw new Error('nothing was counted')
    return found
  })
}

/** What a phone does when it has a signal: its day, what was written, and its day once more. */
async function sync(phone: BenchPhone): Promise<void> {
  const { device, token } = phone
  const items = await writtenOn(phone)
  await post(fieldDayContract.path, { device, token, app: 'bench' })
  const answer = (await post(fieldItemsContract.path, { device, token, app: 'bench', items })) as {
    items: { outcome: string; code?: string }[]
  }
  for (const { outcome, code = '' } of answer.items) {
    if (outcome !== 'taken') refusals[code] = (refusals[code] ?? 0) + 1
  }
  await post(fieldDayContract.path, { device, token, app: 'bench' })
}

async function post(path: string, body: unknown): Promise<unknown> {
  const sent = performance.now()
  const text = await exchange(api + path, { method: 'POST', headers, body: JSON.stringify(body) })
  times.push(performance.now() - sent)
  return JSON.parse(text)
}

/** A month: three to nine visits, one in a hundred with a hazard, and the village's signature. */
async function writtenOn({ device, accountId, village, reportId }: BenchPhone): Promise<unknown[]> {
  const random = randomOf(21, 'bench-phone', device)
  const bodies: { kind: string; body: unknown; beside?: unknown }[] = []
  // a family of her own each time: else another's visit to it would be asked about
  const own = device
    .slice(-6)
    .replaceAll(/[0-9a-f]/gu, (digit) => nameMarks.charAt(Number.parseInt(digit, 16)))
  for (let at = random.whole(3, 9); at > 0; at--) {
    const hazard = random.chance(0.01) ? '酒后吵闹，动过手' : null
    const told = random.chance(0.2) ? '看病' : null
    const subjectName = `柯${own}${nameMarks.charAt(at)}`
    const body = { date: today, division: village, subjectName, need: told, hazard }
    const level = hazard === null ? {} : { hazardLevel: 3 }
    bodies.push({ kind: 'visit', body: { ...body, ...level }, beside: { knew: null } })
    handed.visits += 1
    if (hazard !== null) handed.hazards += 1
  }
  if (reportId !== null) {
    const signedAt = `${today}T00:30:00Z`
    bodies.push({ kind: 'signature', body: { reportId, nil: true, signedAt } })
    handed.signatures += 1
  }
  return Promise.all(bodies.map((each) => sealed(each, accountId)))
}

async function sealed(written: object, accountId: string): Promise<unknown> {
  const id = newId()
  const text = JSON.stringify({ ...written, accountId, writtenAt: `${today}T00:30:00Z` })
  const bytes = await sealEnvelope(filled.key.publicKey, text, envelopeOf(id))
  return { id, keyId: filled.key.id, sealed: Buffer.from(bytes).toString('base64') }
}

async function after(milliseconds: number, work: () => Promise<void>): Promise<void> {
  await new Promise((done) => setTimeout(done, milliseconds))
  await work()
}

function summary(all: readonly number[]): Record<string, number> {
  const sorted = all.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toPrecision(3))
  return { calls: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
