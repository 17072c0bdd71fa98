/**
 * Estimates, by expectation–maximisation without labels, how much more or less often records belong
 * together than the weights assume: in data without repeats hardly any pair does, whatever its score.
 *
 * @param histogram by score, in steps of `step` bits from `lowest`, how many pairs were scored so
 * @param expected matches that the weights' own prior stands for
 * @returns bits to be added to every score
 */
export function priorShift(histogram: Float64Array, expected: number): number {
  let shift = 0
  for (let round = 0; round < 50; round += 1) {
    let matches = 0
    for (let bin = 0; bin < histogram.length; bin += 1) {
      const count = histogram[bin] ?? 0
      if (count > 0) matches += count / (1 + 2 ** -(binScore(bin) + shift))
    }
    const next = Math.log2(Math.max(matches, 0.5) / expected)
    const clamped = Math.min(mostShift, Math.max(leastShift, next))
    if (Math.abs(clamped - shift) < 0.01) return clamped
    shift = clamped
  }
  return shift
}

/** Beyond these the data are taken to be odd rather than the prior to be so far off. */
export const mostShift = 2.5
export const leastShift = -10

const step = 0.25
const lowest = -20
export const histogramBins = 240

export function binOf(score: number): number {
  return Math.min(histogramBins - 1, Math.max(0, Math.round((score - lowest) / step)))
}

function binScore(bin: number): number {
  return bin === 0 ? -Infinity : lowest + bin * step
}
