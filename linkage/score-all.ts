import { Worker } from 'node:worker_threads'
import { LinkList } from './link-list.ts'
import { histogramBins } from './prior.ts'
import { scoreRange, type Scored, type Scoring } from './score-range.ts'

/** Fewer records than these are not worth starting threads for. */
const threadsFrom = 50_000

/**
 * Scores all candidates on so many threads. The later a record, the fewer later ones it is compared
 * with: the ranges are cut so that each has as much to do.
 */
export async function scoreAll(
  scoring: Scoring,
  threads: number,
  fewRecords = threadsFrom,
): Promise<Scored> {
  const { records } = scoring
  const count = records < fewRecords ? 1 : threads
  if (count === 1) return scoreRange(scoring, 0, records)
  const cuts = Array.from({ length: count + 1 }, (_, at) =>
    Math.round(records * (1 - Math.sqrt(1 - at / count))),
  )
  const parts = await Promise.all(
    cuts.slice(0, -1).map((from, at) => scoredBy(scoring, from, cuts[at + 1] ?? records)),
  )
  const found = new LinkList()
  const histogram = new Float64Array(histogramBins)
  let pairs = 0
  for (const part of parts) {
    found.append(part.links)
    for (const [bin, value] of part.histogram.entries()) {
      histogram[bin] = (histogram[bin] ?? 0) + value
    }
    pairs += part.pairs
  }
  return { links: found.links(), histogram, pairs }
}

function scoredBy(scoring: Scoring, from: number, to: number): Promise<Scored> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('score-worker.ts', import.meta.url), {
      workerData: { scoring, from, to },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
