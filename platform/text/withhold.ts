const withheld = '（保密）'

/** Between the characters of a number or address people put spaces, dashes and other signs. */
const sign = String.raw`[\s\p{P}\p{S}]`
const between = `${sign}*`

/** Ids and times of ours: digits in them tell nothing of anybody. */
const ofOurs = /^(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|\d{4}-\d\d-\d\d(?:T[\d:.]+\S*)?)$/

/** A piece shorter than this names no place that could be found. */
const leastPlace = 4

/**
 * A text without what must not be read by others, however it was spaced or in whatever width its
 * digits were typed. Of an address also the part below the town is withheld, since people leave out
 * what everybody knows.
 * @param guarded phones and addresses as they were written down
 */
export function withhold(text: string, guarded: readonly string[]): string {
  const patterns = guarded
    .flatMap(piecesOf)
    .toSorted((left, right) => right.length - left.length)
    .map((piece) => new RegExp(patternOf(piece), 'giu'))
  return patterns.reduce((left, pattern) => left.replaceAll(pattern, withheld), text)
}

/** Was something withheld in it? Then it must not be written back over what stands there. */
export function isWithheld(value: unknown): boolean {
  return JSON.stringify(value).includes(withheld)
}

/** The same for every text in a record that its reader gets. */
export function withholdIn<Value>(value: Value, guarded: readonly string[]): Value {
  return guarded.length === 0 ? value : (cleaned(value, guarded) as Value)
}

function cleaned(value: unknown, guarded: readonly string[]): unknown {
  if (typeof value === 'string') return ofOurs.test(value) ? value : withhold(value, guarded)
  if (Array.isArray(value)) return value.map((item) => cleaned(item, guarded))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, cleaned(item, guarded)]),
  )
}

/** The value itself, and of an address every tail that begins after a division's name. */
function piecesOf(value: string): string[] {
  const plain = narrowed(value).replaceAll(new RegExp(sign, 'gu'), '')
  if (plain.length < leastPlace) return []
  if (/^\d+$/.test(plain)) return [plain.replace(/^86(?=1\d{10}$)/, '')]
  const tails = [...plain.matchAll(/[省市县区镇乡街道村组]/gu)]
    .map(({ index }) => plain.slice(index + 1))
    .filter((tail) => tail.length >= leastPlace && /\d/.test(tail))
  return [plain, ...tails]
}

function patternOf(piece: string): string {
  return Array.from(piece, (character) => {
    const wide = wideOf(character)
    const own = character.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    return wide === undefined ? own : `[${own}${wide}]`
  }).join(between)
}

/** １ for 1 */
function wideOf(character: string): string | undefined {
  return /^[0-9A-Za-z]$/.test(character)
    ? String.fromCharCode(character.charCodeAt(0) + 0xfee0)
    : undefined
}

function narrowed(text: string): string {
  return text.replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  )
}
