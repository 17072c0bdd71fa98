import { existsSync, readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { CallFileError, readCalls, type ReadCalls } from '#linkage/call-file.ts'
import { FeatureFileError, loadFeatures, saveFeatures } from '#linkage/feature-file.ts'
import { gazetteerOf, type Gazetteer } from '#linkage/gazetteer.ts'
import { linkAll } from '#linkage/link.ts'
import { writeClusters, writeReview } from '#linkage/link-file.ts'
import { callReader } from '#linkage/model.ts'
import { sortByNumber } from '#linkage/order.ts'
import { Records } from '#linkage/records.ts'
import { CommandError, UsageError, type Command, type Given, type Output } from './command.ts'

export const link: Command = {
  name: 'link',
  summary: 'finds the calls (警情) of one household: file to file, no database',
  usage:
    'CALLS.csv --out CLUSTERS.csv [--review PAIRS.csv] [--threads N] [--save-features F] [--features F] [--divisions CSV]',
  options: {
    out: { type: 'string' },
    review: { type: 'string' },
    threads: { type: 'string' },
    'save-features': { type: 'string' },
    features: { type: 'string' },
    divisions: { type: 'string' },
  },
  words: [1, 1],
  run: async ({ words: [calls = ''], options }, out) => {
    const target = options['out']
    if (typeof target !== 'string') throw new UsageError('--out is needed: the file of clusters')
    const threads = threadsOf(options['threads'])
    const started = performance.now()
    const read = recordsOf(calls, options, out)
    const loaded = performance.now()
    const { records, order } = sortByNumber(read.records)
    const linked = await linkAll(records, threads)
    const written = performance.now()
    writeClusters(target, records, order, linked)
    const review = options['review']
    const reviewPairs = typeof review === 'string' ? writeReview(review, records, linked) : 0
    const done = performance.now()
    for (const { line, reason } of read.broken.slice(0, mostBroken)) {
      out.say(`line ${line}: ${reason.replaceAll('-', ' ')}`)
    }
    const clusters = new Set(linked.cluster).size
    out.say(
      `${records.count} calls in ${clusters} households, ${linked.links.a.length} links, ${reviewPairs} pairs to review`,
    )
    return {
      ok: true,
      result: {
        records: records.count,
        clusters,
        pairsScored: linked.pairsScored,
        links: linked.links.a.length,
        reviewPairs,
        priorShift: Math.round(linked.model.shift * 100) / 100,
        broken: read.broken.length,
        brokenRows: read.broken.slice(0, mostBroken),
        unknownColumns: read.unknownColumns,
        seconds: rounded({
          read: (loaded - started - read.parsing) / 1000,
          parse: read.parsing / 1000,
          ...linked.seconds,
          write: (done - written) / 1000,
          total: (done - started) / 1000,
        }),
        userCpuSeconds: Math.round(process.resourceUsage().userCPUTime / 1000) / 1000,
        peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
        threads,
      },
    }
  },
}

/** Broken rows that are told one by one; the rest are counted. */
const mostBroken = 100

function threadsOf(text: string | boolean | undefined): number {
  if (text === undefined) return Math.min(4, availableParallelism())
  const threads = Number(text)
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
    throw new UsageError('--threads is a number from 1 to 64')
  }
  return threads
}

function recordsOf(
  calls: string,
  options: Given['options'],
  out: Output,
): ReadCalls & { records: Records } {
  const features = options['features']
  const size = existsSync(calls) ? statSync(calls).size : undefined
  try {
    if (typeof features === 'string') {
      const records = loadFeatures(features, size)
      return { records, broken: [], unknownColumns: [], bytes: 0, parsing: 0 }
    }
    if (size === undefined) throw new CommandError(`${calls} does not exist`)
    const records = new Records(Math.max(1024, Math.ceil(size / 280)))
    const reader = callReader(gazetteerFor(options['divisions']))
    const read = readCalls(calls, reader, records, (bytes) => {
      out.progress(bytes, size, 'bytes read')
    })
    const save = options['save-features']
    if (typeof save === 'string') saveFeatures(save, records, size)
    return { ...read, records }
  } catch (error) {
    if (error instanceof CallFileError || error instanceof FeatureFileError) {
      throw new CommandError(error.message)
    }
    throw error
  }
}

/** Names of the divisions: the city's own list unless another is given (code and name, with a header). */
function gazetteerFor(path: string | boolean | undefined): Gazetteer {
  const file =
    typeof path === 'string' ? path : new URL('../domain/divisions/420200.csv', import.meta.url)
  const divisions = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))
    .map(([code = '', name = '']) => ({ code, name }))
  return gazetteerOf(divisions)
}

function rounded(seconds: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(seconds).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  )
}
