/** A source of numbers that depends on its seed and on nothing else. */
export type Random = {
  /** from 0 to below 1 */
  next(): number
  /** whole, from `least` to `most`, both included */
  whole(least: number, most: number): number
  pick<Item>(items: readonly Item[]): Item
  /** true with the given probability */
  chance(probability: number): boolean
}

/**
 * Named streams: what is drawn for one village does not move when another draws more.
 * sfc32 (Doty-Humphrey, PractRand), seeded by FNV-1a over the stream's name.
 */
export function randomOf(seed: number, ...stream: readonly (string | number)[]): Random {
  let [a, b, c] = [
    hashOf(`a${seed}/${stream.join('/')}`),
    hashOf(`b${seed}/${stream.join('/')}`),
    seed | 0,
  ]
  let counter = 1
  function next(): number {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + mixed
    return (mixed >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round++) next()
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick(items) {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    chance: (probability) => next() < probability,
  }
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}

/**
 * The id of the n-th record of a kind: the same for the same seed. A UUID of version 8 (RFC 9562)
 * that sorts by kind and number, so that loading appends to the index.
 */
export function cityId(seed: number, kind: string, n: number): string {
  const head = hex(hashOf(kind) >>> 16, 4) + hex(n, 8)
  const tail = hex(hashOf(`${seed}/${kind}/${n}`), 8) + hex(hashOf(`${n}/${kind}/${seed}/city`), 8)
  const digits = `${head}8${tail.slice(0, 3)}a${tail.slice(3, 6)}${tail.slice(6, 16)}`.padEnd(
    32,
    '0',
  )
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-')
}

/** The first and the last id that the records of a kind may have, whatever the seed. */
export function idsOf(kind: string): readonly [string, string] {
  const head = hex(hashOf(kind) >>> 16, 4)
  const rest = (digit: string): string =>
    [4, 4, 4, 12].reduce((text, length) => `${text}-${digit.repeat(length)}`, digit.repeat(4))
  return [head + rest('0'), head + rest('f')]
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0').slice(-length)
}

/**
 * Shares a total out by weight, exactly: whole parts first, then the largest remainders
 * (Hamilton's method), ties by position.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((added, weight) => added + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((added, part) => added + part, 0)
  const byRemainder = exact
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at)
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1
  return parts
}

/** `count` of the items, heavier ones sooner, in their own order (Efraimidis and Spirakis, 2006). */
export function sample<Item>(
  random: Random,
  items: readonly Item[],
  count: number,
  weightOf: (item: Item) => number,
): Item[] {
  return items
    .map((item, at) => ({ item, at, key: random.next() ** (1 / Math.max(weightOf(item), 1e-9)) }))
    .sort((one, other) => other.key - one.key || one.at - other.at)
    .slice(0, count)
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
