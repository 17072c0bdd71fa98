import { demoPassword } from '#city/accounts.ts'
import { readConfig } from '#platform/config/config.ts'
import { openAll } from '../commands/open.ts'
import { fillPhones } from './filled-phones.ts'
import { signedIn, startProcess } from './processes.ts'

/**
 * The completeness page at ten years of a whole city, as each level reads it: every year many times, one
 * call after the other. Fills what `bench/phones.ts` fills.
 */
const readers = ['chengmin', 'chenyulan', 'yinxiaoyan', 'lexiufang'] as const
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 20)
const dataDir = process.env['DATA_DIR'] ?? '/tmp/tiexin-bench-phones'
const port = Number(process.env['PORT'] ?? 8199)

const config = { ...readConfig({ ...process.env, DATA_DIR: dataDir }), demo: true }
const house = await openAll(config, { isWorker: false })
try {
  await fillPhones(house)
} finally {
  await house.close()
}
const server = await startProcess('cli.ts', {
  args: ['start', '--no-worker'],
  env: { DATA_DIR: dataDir, PORT: String(port) },
  word: 'ready at',
})
for (const reader of readers) {
  const { get } = await signedIn(`http://127.0.0.1:${port}/api/v1`, reader, demoPassword)
  const times: number[] = []
  for (let round = -1; round < rounds; round++) {
    for (let year = 2014; year <= 2023; year++) {
      const sent = performance.now()
      await get(`/zero-reports/completeness?year=${year}`)
      // the first round warms the plans
      if (round >= 0) times.push(performance.now() - sent)
    }
  }
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  process.stdout.write(`${reader}: ${times.length} calls, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`)
}
server.kill('SIGTERM')
