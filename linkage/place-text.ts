import { soundOf } from '#platform/text/sound.ts'

/** Longest address that is read; what follows is description. */
export const placeLimit = 96

/** One address in the form in which it is read: widths, brackets and variants made one. */
export type PlaceText = {
  readonly characters: Uint16Array
  readonly sounds: Uint16Array
  length: number
}

export function emptyPlaceText(): PlaceText {
  return {
    characters: new Uint16Array(placeLimit + 8),
    sounds: new Uint16Array(placeLimit + 8),
    length: 0,
  }
}

const brackets = new Int8Array(65_536)
for (const bracket of '(（【[') brackets[bracket.charCodeAt(0)] = 1
for (const bracket of ')）】]') brackets[bracket.charCodeAt(0)] = -1
const skipped = new Set(Array.from(' \t\r\n　,，。.;；、"“”\'', (c) => c.charCodeAt(0)))
/** what is typed for another: variants of 湾, the sign # and dashes */
const variants = new Map(
  ['＃#', '－-', '—-', '–-', '／/', '幢栋', '座栋', '棟栋', '﹟#', '\\/', '~-', '～-'].map(
    (pair) => [pair.charCodeAt(0), pair.charCodeAt(1)] as const,
  ),
)

const normal = new Uint16Array(65_536)
for (let unit = 0; unit < normal.length; unit += 1) {
  let to = unit >= 0xff_10 && unit <= 0xff_19 ? unit - 0xfe_e0 : unit
  to = variants.get(unit) ?? to
  if (skipped.has(unit)) to = 0
  normal[unit] = to
}

/** Takes `text[from, to)` over, leaving out blanks and what stands in brackets. */
export function takePlace(into: PlaceText, text: Uint16Array, from: number, to: number): void {
  let length = 0
  let depth = 0
  for (let at = from; at < to && length < placeLimit; at += 1) {
    const unit = text[at] ?? 0
    const bracket = brackets[unit] ?? 0
    if (bracket !== 0) depth = Math.max(0, depth + bracket)
    else if (depth === 0) {
      const as = normal[unit] ?? 0
      if (as !== 0) {
        into.characters[length] = as
        into.sounds[length] = soundOf[as] ?? 0
        length += 1
      }
    }
  }
  into.characters.fill(0, length, length + 8)
  into.sounds.fill(0, length, length + 8)
  into.length = length
}

const chineseDigits = new Map(
  Array.from('〇零一二三四五六七八九', (c, at) => [c.charCodeAt(0), Math.max(0, at - 1)] as const),
)
const ten = '十'.charCodeAt(0)
const hundred = '百'.charCodeAt(0)
const two = '两'.charCodeAt(0)
const numerals = new Uint8Array(65_536)
for (const unit of chineseDigits.keys()) numerals[unit] = 2
numerals[ten] = 2
numerals[hundred] = 2
numerals[two] = 2
for (let unit = 48; unit < 58; unit += 1) numerals[unit] = 1
const values = new Uint8Array(65_536)
for (const [unit, value] of chineseDigits) values[unit] = value
values[two] = 2

/** 1 for a digit, 2 for a Chinese numeral, 0 for anything else. */
export function numeralAt(text: PlaceText, at: number): number {
  return numerals[text.characters[at] ?? 0] ?? 0
}

/** End of the number that begins at `from`; digits and Chinese numerals are not mixed. */
export function numberEnd(text: PlaceText, from: number): number {
  const kind = numeralAt(text, from)
  let end = from
  while (end < text.length && numeralAt(text, end) === kind) end += 1
  return end
}

/** Value of the number in `[from, to)`: 一七零一 → 1701, 十五 → 15, 一百零三 → 103. */
export function numberValue(text: PlaceText, from: number, to: number): number {
  const first = text.characters[from] ?? 0
  if (first < 58) {
    let value = 0
    for (let at = from; at < to; at += 1) value = value * 10 + (text.characters[at] ?? 48) - 48
    return value
  }
  let value = 0
  let digit = -1
  let isPlaced = false
  for (let at = from; at < to; at += 1) {
    const unit = text.characters[at] ?? 0
    if (unit === ten || unit === hundred) {
      value += (digit < 0 ? 1 : digit) * (unit === ten ? 10 : 100)
      digit = -1
      isPlaced = true
    } else {
      const next = values[unit] ?? 0
      digit = digit < 0 || isPlaced ? next : digit * 10 + next
    }
  }
  return value + Math.max(digit, 0)
}
