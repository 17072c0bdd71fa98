import syllables from './syllables.json' with { type: 'json' }

/**
 * The sound of each character of the basic plane: a number of 1…511 that characters share when a
 * call-taker of the middle Yangtze may take one for the other, 0 for what is no Chinese character.
 * Tones, zh/z, ch/c, sh/s, n/l and the nasal endings -ng/-n after i and e are folded.
 */
export const soundOf: Uint16Array = soundsOf(syllables.readings)

function soundsOf(readings: Readonly<Record<string, string>>): Uint16Array {
  const table = new Uint16Array(65_536)
  const numbers = new Map<string, number>()
  for (const [reading, characters] of Object.entries(readings)) {
    const folded = foldReading(reading)
    const number = numbers.get(folded) ?? numbers.size + 1
    numbers.set(folded, number)
    for (let at = 0; at < characters.length; at += 1) table[characters.charCodeAt(at)] = number
  }
  return table
}

/** `zheng` → `zen`, `niu` → `liu`: what is easily misheard on the telephone becomes one. */
export function foldReading(reading: string): string {
  return reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/([ie])ng$/, '$1n')
}

/** The sounds of a word, for tables that are keyed by sound. */
export function soundsIn(word: string): number[] {
  return Array.from({ length: word.length }, (_, at) => soundOf[word.charCodeAt(at)] ?? 0)
}
