import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { demoPassword } from '#city/accounts.ts'
import { cityIsLoaded, loadCity } from '#city/load.ts'
import { readConfig } from '#platform/config/config.ts'
import { openAll } from '../commands/open.ts'
import { closeMonth } from './month-close.ts'
import { openLoop } from './open-loop.ts'
import { signedIn, startProcess } from './processes.ts'
import { postmasterOf, processorSeconds } from './processor-time.ts'
import { fillTenYears, sizeOf } from './ten-years.ts'
import { signInAll, staffed, trafficOf, withMatters } from './traffic.ts'

/**
 * Mixed traffic of a working morning at a rate, against a prefecture of `BENCH_SCALE` years: what each
 * kind of call takes, whether memory grows, what the processors do. `BENCH_FILL=only` fills and ends.
 */
const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const rate = Number(process.env['BENCH_RATE'] ?? 200)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 180)
const wanted = {
  executives: Number(process.env['BENCH_EXECUTIVES'] ?? 300),
  desks: Number(process.env['BENCH_DESKS'] ?? 60),
}
const dataDir = process.env['DATA_DIR'] ?? '/tmp/tiexin-bench-load'
const port = Number(process.env['PORT'] ?? 8193)
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const config = { ...readConfig({ ...process.env, DATA_DIR: dataDir }), demo: true }
const house = await openAll(config, { isWorker: false })
if (!(await cityIsLoaded(house))) await loadCity(house, { scale: 1, without: 'visits' })
const size = sizeOf(scale)
if (process.env['BENCH_FILL'] !== 'no') await fillTenYears(house, size)
const staff = await staffed(house, wanted)
await house.close()
if (process.env['BENCH_FILL'] !== 'only') await measure()

async function measure(): Promise<void> {
  const ours = await startProcess('cli.ts', {
    args: ['start'],
    env: { DATA_DIR: dataDir, PORT: String(port) },
    word: 'ready at',
  })
  const pid = ours.pid ?? 0
  const api = `http://127.0.0.1:${port}/api/v1`
  const officer = await signedIn(api, 'chengmin', demoPassword)
  const leader = await signedIn(api, 'fanghui', demoPassword)
  const executives = await signInAll(api, staff.executives)
  const desks = await withMatters(await signInAll(api, staff.desks), 3)
  const kinds = trafficOf(executives, desks, { officer, leader })
  say(`${executives.length} executives and ${desks.length} desks have signed in`)

  const random = seeded(7)
  await openLoop(kinds, { rate: Math.min(rate, 50), seconds: 10, random })
  const postmaster = postmasterOf(dataDir)
  const used = (): { server: number; database: number } => ({
    server: processorSeconds(pid),
    database: processorSeconds(postmaster),
  })
  const memory: number[] = []
  const sampling = setInterval(() => memory.push(residentMegabytes(pid)), 5_000)
  const before = used()
  memory.push(residentMegabytes(pid))
  const measured = await openLoop(kinds, { rate, seconds, random })
  clearInterval(sampling)
  memory.push(residentMegabytes(pid))
  const after = used()

  // The month is closed while the desks go on at half the rate.
  const worker = await openAll(config, { isWorker: false, poolSize: 4 })
  const period = process.env['BENCH_MONTH'] ?? '2023-11'
  let isClosed = false
  const closing = closeMonth(worker, officer, period).finally(() => {
    isClosed = true
  })
  const beside = await openLoop(kinds, {
    ...{ rate: rate / 2, seconds: Math.max(seconds, 120), random },
    isOver: () => isClosed,
  })
  const closed = await closing
  await worker.close()
  ours.kill('SIGTERM')

  const short = (value: number): number => Number(value.toPrecision(3))
  const result = {
    ...{ scale, size, rate, seconds, cores: cpus().length, people: wanted },
    ...measured,
    monthClose: { ...closed, beside: beside.all },
    processorShare: {
      server: short((after.server - before.server) / seconds),
      database: short((after.database - before.database) / seconds),
    },
    memoryMegabytes: {
      first: memory.at(0),
      last: memory.at(-1),
      most: Math.max(...memory),
      samples: memory,
    },
  }
  say(
    `month ${period}: filed in ${closed.filing} s, corrections noted in ${closed.noting} s, ` +
      `all cells compared in ${closed.verifying} s; desks meanwhile p95 ${beside.all.p95} ms`,
  )
  for (const [name, { calls, errors, p50, p95, p99 }] of Object.entries({
    ...measured.kinds,
    all: measured.all,
  })) {
    say(`${name.padEnd(26)}${calls} calls, ${errors} errors, p50 ${p50} p95 ${p95} p99 ${p99} ms`)
  }
  say(JSON.stringify({ ...result, kinds: undefined }))
  writeFileSync(
    join(import.meta.dirname, `load-${scale}.result.json`),
    `${JSON.stringify(result, null, 2)}\n`,
  )
  process.exitCode = measured.all.errors === 0 ? 0 : 1
}

function residentMegabytes(of: number): number {
  const status = readFileSync(`/proc/${of}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}

/** The same sequence each time, so that two runs call the same. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
