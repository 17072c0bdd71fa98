/** Words by their first or last character, for texts in UTF-16 units; nothing is allocated when they are looked up. */
export class WordTable {
  /** by character, where its words begin in `#words`, plus one; 0 for none */
  readonly #first = new Uint16Array(65_536)
  readonly #words: Int32Array
  readonly #units: Uint16Array
  /** length of the longest match, after `at` or `before` */
  length = 0

  /**
   * @param words each with a value above 0 that a match gives
   * @param byLast whether they are looked up by their last character, for `before`
   */
  constructor(words: readonly (readonly [word: string, value: number])[], byLast = false) {
    const key = ([word]: readonly [string, number]): number =>
      word.charCodeAt(byLast ? word.length - 1 : 0)
    const sorted = words.toSorted((x, y) => key(x) - key(y) || y[0].length - x[0].length)
    this.#words = new Int32Array(sorted.length * 3 + 3)
    this.#units = new Uint16Array(sorted.reduce((total, [word]) => total + word.length, 0))
    let unit = 0
    for (const [index, entry] of sorted.entries()) {
      const [word, value] = entry
      if (this.#first[key(entry)] === 0) this.#first[key(entry)] = index + 1
      const isLast =
        sorted[index + 1] === undefined || key(sorted[index + 1] ?? entry) !== key(entry)
      this.#words[index * 3] = unit
      this.#words[index * 3 + 1] = word.length
      this.#words[index * 3 + 2] = isLast ? -value : value
      for (let at = 0; at < word.length; at += 1) this.#units[unit++] = word.charCodeAt(at)
    }
  }

  /** Value of the longest word that begins at `at` and ends before `to`; 0 for none. */
  at(text: Uint16Array, at: number, to: number): number {
    let index = this.#first[text[at] ?? 0] ?? 0
    if (index === 0) return 0
    return this.#match(text, at, to - at, (index -= 1), 0)
  }

  /** Value of the longest word that ends before `to` and begins at `from` or later; 0 for none. */
  before(text: Uint16Array, from: number, to: number): number {
    if (to <= from) return 0
    const index = this.#first[text[to - 1] ?? 0] ?? 0
    if (index === 0) return 0
    return this.#match(text, to, to - from, index - 1, 1)
  }

  #match(text: Uint16Array, at: number, room: number, first: number, isBack: number): number {
    const words = this.#words
    const units = this.#units
    for (let word = first * 3; ; word += 3) {
      const value = words[word + 2] ?? 0
      const length = words[word + 1] ?? 0
      if (length <= room) {
        const unit = words[word] ?? 0
        const start = isBack === 1 ? at - length : at
        let same = 0
        while (same < length && units[unit + same] === text[start + same]) same += 1
        if (same === length) {
          this.length = length
          return value < 0 ? -value : value
        }
      }
      if (value <= 0) return 0
    }
  }
}

/** Words without values of their own, given with blanks between them. */
export function wordTable(words: string, byLast = false): WordTable {
  return new WordTable(
    [...new Set(words.split(' '))].map((word) => [word, 1] as const),
    byLast,
  )
}

/** A set of characters as a table. */
export function characterTable(characters: string): Uint8Array {
  const table = new Uint8Array(65_536)
  for (let at = 0; at < characters.length; at += 1) table[characters.charCodeAt(at)] = 1
  return table
}
