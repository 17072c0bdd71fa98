import { parseArgs } from 'node:util'
import { missesOf, scoreOf } from './narrative-score.ts'
import { Answer, Narrative, readLines } from './narrative.ts'

const usage = 'node tests/narratives/score.ts GOLD.ndjson ANSWERS.ndjson [--misses]'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false } },
})
const [goldFile, answerFile] = positionals
if (goldFile === undefined || answerFile === undefined || positionals.length > 2) {
  process.stderr.write(`usage: ${usage}\n`)
  process.exitCode = 2
} else {
  const narratives = readLines(goldFile, Narrative)
  const answers = readLines(answerFile, Answer)
  if (values.misses) {
    for (const miss of missesOf(narratives, answers)) {
      process.stdout.write(`${JSON.stringify(miss)}\n`)
    }
  }
  const score = scoreOf(narratives, answers)
  process.stdout.write(`${JSON.stringify(score, rounded, 1)}\n`)
  if (score.unanswered.length > 0) process.exitCode = 1
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value
}
