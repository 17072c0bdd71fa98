import { parseArgs } from 'node:util'
import { Comparison } from '#linkage/compare.ts'
import { blocksOf, Candidates } from '#linkage/blocks.ts'
import { loadFeatures } from '#linkage/feature-file.ts'
import { KeyTable } from '#linkage/key-table.ts'
import { modelOf } from '#linkage/model.ts'
import { rowWords } from '#linkage/row.ts'

/**
 * New calls against a history that is in memory: the keys, whom they lead to, and the scores.
 * `./tiexin link … --save-features F` makes the file; its last calls are taken to be the new ones.
 */
const usage = 'node bench/linkage/incremental.ts --features F [--new 2000]'

const { values } = parseArgs({
  options: { features: { type: 'string' }, new: { type: 'string', default: '2000' } },
})
const fresh = Number(values.new)
if (values.features === undefined || !Number.isInteger(fresh) || fresh < 1) {
  process.stderr.write(`usage: ${usage}\n`)
  process.exitCode = 2
} else {
  const records = loadFeatures(values.features, undefined)
  process.stdout.write(`${JSON.stringify(measured(records, Math.min(fresh, records.count)))}\n`)
}

function measured(records: ReturnType<typeof loadFeatures>, newCalls: number) {
  const { rows, count } = records
  const { statistics, weights } = modelOf(records)
  const comparison = new Comparison(statistics, weights)
  const table = new KeyTable(records, count)
  const history = count - newCalls
  for (let record = 0; record < history; record += 1) table.add(record)
  // a server that runs has done this before
  for (let record = Math.max(0, history - newCalls); record < history; record += 1) {
    table.find(record)
    comparison.hold(rows, record * rowWords)
    for (let at = 0; at < table.count; at += 1) {
      comparison.scoreHeld((table.found[at] ?? 0) * rowWords)
    }
  }
  const took = new Float64Array(newCalls)
  const alone = new Map<string, number>()
  let pairs = 0
  const started = performance.now()
  for (let record = history; record < count; record += 1) {
    const from = performance.now()
    table.add(record)
    table.find(record)
    comparison.hold(rows, record * rowWords)
    for (let at = 0; at < table.count; at += 1) {
      const other = table.found[at] ?? 0
      const bits = comparison.scoreHeld(other * rowWords)
      if (bits >= weights.faint) alone.set(`${other} ${record}`, bits)
    }
    pairs += table.count
    took[record - history] = performance.now() - from
  }
  const together = performance.now() - started
  took.sort()
  const of = (share: number): number => took[Math.floor((newCalls - 1) * share)] ?? 0
  return {
    ...{ history, newCalls, pairs, togetherMs: rounded(together) },
    ...{ medianMs: rounded(of(0.5)), p99Ms: rounded(of(0.99)), mostMs: rounded(of(1)) },
    ...agreement(records, history, alone),
  }
}

/** The same pairs as a run over everything would score: how many it has, and how many are the same. */
function agreement(
  records: ReturnType<typeof loadFeatures>,
  history: number,
  alone: ReadonlyMap<string, number>,
) {
  const { rows, count } = records
  const { statistics, weights } = modelOf(records)
  const comparison = new Comparison(statistics, weights)
  const candidates = new Candidates(blocksOf(records), count)
  let together = 0
  let same = 0
  for (let record = 0; record < count; record += 1) {
    candidates.of(record)
    for (let at = 0; at < candidates.count; at += 1) {
      const other = candidates.found[at] ?? 0
      if (other < history) continue
      const bits = comparison.score(rows, record * rowWords, other * rowWords)
      if (bits < weights.faint) continue
      together += 1
      if (alone.get(`${record} ${other}`) === bits) same += 1
    }
  }
  return { linkedAlone: alone.size, linkedTogether: together, same }
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000
}
