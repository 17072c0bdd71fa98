import { parentPort, workerData } from 'node:worker_threads'
import { scoreRange, type Scoring } from './score-range.ts'

/** A thread that scores one range of records; started by `scoreAll`. */
const { scoring, from, to } = workerData as { scoring: Scoring; from: number; to: number }
const scored = scoreRange(scoring, from, to)
const { a, b, bits } = scored.links
parentPort?.postMessage(
  scored,
  [a.buffer, b.buffer, bits.buffer, scored.histogram.buffer].filter(isOwn),
)

function isOwn(buffer: ArrayBufferLike): buffer is ArrayBuffer {
  return buffer instanceof ArrayBuffer
}
