import type { Statistics } from './statistics.ts'
import type { Weights } from './weights.ts'

/** What a comparison of two rows of `rows` goes by. */
export type Scene = {
  rows: Uint32Array
  readonly statistics: Statistics
  readonly weights: Weights
  /** bits that the prior stands for; negative */
  prior: number
  /** whether one of the two called by office: about many households, from one telephone */
  isOfficial: boolean
}
