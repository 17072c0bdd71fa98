import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { estimate, levelRates, pairBits } from '#linkage/em.ts'

/**
 * The data set FEBRL 3 (5,000 Australian persons of 2,000, by Christen), linked with weights that are
 * found without labels; prints pairwise precision, recall and F1. The file is given, not kept here.
 *   node bench/linkage/febrl.ts FEBRL3.csv
 */
const [path] = parseArgs({ allowPositionals: true }).positionals
if (path === undefined) throw new Error('usage: node bench/linkage/febrl.ts FEBRL3.csv')
const [header = [], ...lines] = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(',').map((cell) => cell.trim()))
const names = [
  ...['given_name', 'surname', 'street_number', 'address_1', 'address_2', 'suburb'],
  ...['postcode', 'state', 'date_of_birth', 'soc_sec_id'],
]
const columns = names.map((name) => header.indexOf(name))
const records = lines.map((cells) => columns.map((column) => cells[column] ?? ''))
const idColumn = header.indexOf('rec_id')
const entity = lines.map((cells) => /rec-(\d+)/.exec(cells[idColumn] ?? '')?.[1] ?? '')

/** 1 differs, 2 alike (a third of the letters at most), 3 nearly the same, 4 the same; 0 missing. */
const levels = 5
function level(x: string, y: string): number {
  if (x === '' || y === '') return 0
  if (x === y) return 4
  const apart = distance(x, y)
  if (apart === 1) return 3
  return apart <= Math.max(x.length, y.length) / 3 ? 2 : 1
}

/** Edits, exchanges of neighbours included (Damerau 1964). */
function distance(x: string, y: string): number {
  const rows = [Array.from({ length: y.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= x.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= y.length; j += 1) {
      const cost = x[i - 1] === y[j - 1] ? 0 : 1
      let best = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + cost,
      )
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) {
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      }
      row.push(best)
    }
    rows.push(row)
  }
  return rows[x.length]?.[y.length] ?? 0
}

const started = performance.now()
const candidates = candidatePairs()
const pairs = new Uint8Array(candidates.length * names.length)
for (const [at, [a, b]] of candidates.entries()) fill(pairs, at, a, b)
const random = new Uint8Array(50_000 * names.length)
let seed = 1
const draw = (): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
  return seed % records.length
}
for (let at = 0; at < 50_000; at += 1) fill(random, at, draw(), draw())
const u = levelRates(random, names.length, levels)
const { m, prior, rounds } = estimate(pairs, u, { levels })
const truePairs = countTrue()
let right = 0
let linked = 0
let reachable = 0
for (const [at, [a, b]] of candidates.entries()) {
  const isTrue = entity[a] === entity[b]
  if (isTrue) reachable += 1
  if (pairBits(pairs, at * names.length, m, u, prior) < 0) continue
  linked += 1
  if (isTrue) right += 1
}
const precision = right / linked
const recall = right / truePairs
process.stdout.write(
  `${JSON.stringify({
    records: records.length,
    truePairs,
    pairsScoredPerRecord: rounded(candidates.length / records.length),
    blockingRecall: rounded(reachable / truePairs),
    rounds,
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded((2 * precision * recall) / (precision + recall)),
    seconds: rounded((performance.now() - started) / 1000),
  })}\n`,
)

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function fill(into: Uint8Array, at: number, a: number, b: number): void {
  for (let field = 0; field < names.length; field += 1) {
    into[at * names.length + field] = level(records[a]?.[field] ?? '', records[b]?.[field] ?? '')
  }
}

function candidatePairs(): readonly (readonly [number, number])[] {
  const blocks = new Map<string, number[]>()
  for (const [record, cells] of records.entries()) {
    const [
      given = '',
      surname = '',
      number = '',
      street = '',
      ,
      suburb = '',
      postcode = '',
      ,
      born = '',
      social = '',
    ] = cells
    const keys = [
      ...[
        `s${social}`,
        `d${born}`,
        `n${given}|${surname}`,
        `a${number}|${street}`,
        `p${postcode}|${surname}`,
      ],
      ...[
        `g${given}|${suburb}`,
        `t${street}|${postcode}`,
        `x${surname}|${suburb}`,
        `y${given}|${postcode}`,
      ],
    ]
    for (const key of keys) {
      if (/^.(?:\|.*|.*\||)$/.test(key)) continue
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [record])
      else block.push(record)
    }
  }
  const seen = new Set<number>()
  for (const block of blocks.values()) {
    if (block.length > 100) continue
    for (const [at, a] of block.entries()) {
      for (const b of block.slice(at + 1)) seen.add(Math.min(a, b) * 65_536 + Math.max(a, b))
    }
  }
  return [...seen].map((key) => [Math.floor(key / 65_536), key % 65_536] as const)
}

function countTrue(): number {
  const sizes = new Map<string, number>()
  for (const id of entity) sizes.set(id, (sizes.get(id) ?? 0) + 1)
  return [...sizes.values()].reduce((total, size) => total + (size * (size - 1)) / 2, 0)
}
