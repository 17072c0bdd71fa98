import { CallReader } from './call.ts'
import type { Gazetteer } from './gazetteer.ts'
import { emptyPlaceWords, learnPlace, resolvePlace, type PlaceWords } from './place-resolve.ts'
import type { Records } from './records.ts'
import { rowWords } from './row.ts'
import { statisticsOf, type Statistics } from './statistics.ts'
import { weights as callWeights, type Weights } from './weights.ts'

/** What a comparison needs besides two rows: fixed while it is in force, so that scores can be repeated. */
export type Model = {
  readonly places: PlaceWords
  readonly statistics: Statistics
  readonly weights: Weights
  /** bits by which these records' prior differs from the weights' own; see `priorShift` */
  readonly shift: number
}

/**
 * A model of the records: how often names, places and telephones occur among them. Rows whose
 * places stood undivided are divided in `records` by it.
 */
export function modelOf(records: Records, weights: Weights = callWeights): Model {
  const places = emptyPlaceWords()
  const { rows } = records
  for (let record = 0; record < records.count; record += 1) {
    learnPlace(rows, record * rowWords, places)
  }
  for (let record = 0; record < records.count; record += 1) {
    resolvePlace(rows, record * rowWords, places)
  }
  return { places, statistics: statisticsOf(records), weights, shift: 0 }
}

/** A reader of calls for one thread. */
export function callReader(gazetteer: Gazetteer): CallReader {
  return new CallReader(gazetteer)
}

/** Doublings of the records beyond those that the thresholds were set for. */
function doublings({ weights, statistics }: Model): number {
  return Math.max(0, Math.log2(Math.max(1, statistics.records) / weights.sizedFor))
}

/** From how many bits a pair is linked without anybody looking; see `weights.automaticBySize`. */
export function automaticFrom(model: Model): number {
  const { automatic, automaticBySize } = model.weights
  return automatic + Math.max(-1.5, automaticBySize * doublings(model))
}

/**
 * From how many bits a pair goes to review. Where records repeat much, groups are large and a wrong
 * pair joins many: half of what the prior rose by is asked for again.
 */
export function reviewFrom(model: Model): number {
  const { weights, shift } = model
  const bySize = Math.min(2, weights.reviewBySize * doublings(model))
  return weights.review + Math.max(0, shift) / 2 + bySize
}
