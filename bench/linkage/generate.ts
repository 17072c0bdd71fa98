import { parseArgs } from 'node:util'
import { writeFiles } from './generator/stream.ts'

const usage =
  'node bench/linkage/generate.ts --out DIR [--calls 100000] [--seed 1] [--severity 1] [--repeats yes|no] [--year 2022] [--days 730]'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    calls: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    severity: { type: 'string', default: '1' },
    repeats: { type: 'string', default: 'yes' },
    year: { type: 'string', default: '2022' },
    days: { type: 'string', default: '730' },
  },
})

const numbers = [values.calls, values.seed, values.severity, values.year, values.days].map(Number)
const [calls = 0, seed = 0, severity = 0, year = 0, days = 0] = numbers
const isWhole = [calls, seed, year, days].every(Number.isInteger)
if (
  values.out === undefined ||
  !isWhole ||
  calls < 1 ||
  days < 1 ||
  !(severity >= 0) ||
  !['yes', 'no'].includes(values.repeats)
) {
  process.stderr.write(`usage: ${usage}\n`)
  process.exitCode = 2
} else {
  const hasRepeats = values.repeats === 'yes'
  await writeFiles(values.out, { calls, seed, severity, hasRepeats, year, days }, (rows) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${rows} of ${calls} calls`)
  })
  process.stdout.write(
    `${JSON.stringify({ out: values.out, calls, seed, severity, hasRepeats })}\n`,
  )
}
