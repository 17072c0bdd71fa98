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
