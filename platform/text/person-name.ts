/** The normal form of a name: one width, no spaces inside a Chinese name, one kind of middle dot. */
export function normalName(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[•・‧∙．.·](?=\p{Script=Han})/gu, '·')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

/** The two-character pieces of a name, as `app.name_terms` makes them: 王小芳 → 王小, 小芳. */
export function nameTerms(name: string): readonly string[] {
  const characters = Array.from(name)
  const last = Math.max(characters.length - 1, 1)
  const terms = Array.from({ length: last }, (_, at) => characters.slice(at, at + 2).join(''))
  return [...new Set(terms)]
}

/** A township's search reads only its own people; beyond so many townships one search of all is cheaper. */
const fewTownships = 3

/**
 * What to look a name up by, one search per entry: its pieces behind the code of each of the
 * actor's townships (`app.placed_terms`), or alone where the actor oversees more than these.
 */
export function searchTerms(name: string, divisions: readonly string[]): readonly string[][] {
  return placedPieces(nameTerms(normalName(name)), divisions)
}

/** The same for pieces of any kind that are kept behind their township as well. */
export function placedPieces(
  pieces: readonly string[],
  divisions: readonly string[],
): readonly string[][] {
  const townships = [...new Set(divisions.map((prefix) => prefix.slice(0, 9)))]
  const isLocal =
    townships.length > 0 &&
    townships.length <= fewTownships &&
    townships.every(({ length }) => length === 9)
  return isLocal ? townships.map((place) => pieces.map((piece) => place + piece)) : [[...pieces]]
}
