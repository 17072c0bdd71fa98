import { soundsHash } from './gazetteer.ts'
import { target } from './place-name.ts'
import { at, restLength } from './row.ts'
import { valueKey, valueKind } from './statistics.ts'

/** Villages, compounds and hamlets that some record names plainly; others' undivided places are read by them. */
export type PlaceWords = { readonly counts: Uint16Array }

/** Takes a row's village, and what is named with it, into the words. */
export function learnPlace(rows: Uint32Array, base: number, words: PlaceWords): void {
  const village = rows[base + at.village] ?? 0
  if (village === 0) return
  learn(words, valueKind.villageKnown, village)
  const compound = rows[base + at.compound] ?? 0
  if (compound !== 0) learn(words, valueKind.compoundKnown, compound)
  const hamlet = rows[base + at.hamlet] ?? 0
  if (hamlet !== 0) learn(words, valueKind.hamletKnown, hamlet)
}

export function emptyPlaceWords(): PlaceWords {
  return { counts: new Uint16Array(1 << 20) }
}

function learn({ counts }: PlaceWords, kind: number, value: number): void {
  const key = valueKey(kind, value)
  if ((counts[key] ?? 0) < 65_535) counts[key] = (counts[key] ?? 0) + 1
}

const sounds = new Uint16Array(restLength)

/** Divides what stood undivided in a row, by the words that were learnt. */
export function resolvePlace(rows: Uint32Array, base: number, { counts }: PlaceWords): void {
  const of = ((rows[base + at.room] ?? 0) >>> 24) & 7
  if (of === target.none || (rows[base + at.village] ?? 0) !== 0) return
  let length = 0
  for (let i = 0; i < restLength; i += 1) {
    const pair = rows[base + at.rest + (i >> 1)] ?? 0
    const sound = i % 2 === 0 ? pair & 0xff_ff : pair >>> 16
    sounds[i] = sound
    if (sound !== 0) length = i + 1
  }
  let best = 0
  let bestScore = 0
  for (let end = 2; end <= length; end += 1) {
    const left = length - end
    if (left === 1) continue
    const known = counts[valueKey(valueKind.villageKnown, soundsHash(sounds, 0, end))] ?? 0
    if (known < 2) continue
    let score = known
    if (left > 1) {
      const kind = of === target.compound ? valueKind.compoundKnown : valueKind.hamletKnown
      score += 1000 * Math.min(counts[valueKey(kind, soundsHash(sounds, end, length))] ?? 0, 1)
    }
    if (score >= bestScore) {
      bestScore = score
      best = end
    }
  }
  if (best === 0) return
  rows[base + at.village] = soundsHash(sounds, 0, best)
  const rest = best === length ? 0 : soundsHash(sounds, best, length)
  if (of === target.compound) {
    if (rest !== 0) {
      rows[base + at.compound] = rest
      rows[base + at.compoundHead] = soundsHash(sounds, best, best + 2)
    }
  } else if (of === target.landmark) rows[base + at.landmark] = rest
  else rows[base + at.hamlet] = rest
}
