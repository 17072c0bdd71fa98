/** Something that was told, and where: `from` and `to` are indexes of the text, as `String.slice` takes them. */
export type Told = { readonly value: string; readonly from: number; readonly to: number }

/** Letters, digits and brackets are read in half width, the signs that part clauses in full width. */
const widths = new Map([
  ...Array.from(
    '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ（）＋－／＃＊＠＿．',
  ).map((sign) => [sign, String.fromCharCode(sign.charCodeAt(0) - 0xfe_e0)] as const),
  // 俺 and 冇 are 我 and 没 elsewhere on the river
  ...([',，', ';；', '!！', '?？', '　 ', '俺我', '冇没'] as const).map(
    ([from = '', to = '']) => [from, to] as const,
  ),
])

/**
 * The text with one form of each sign, character for character: every index of the result is the
 * same index of the text, which NFKC does not promise.
 */
export function evenText(text: string): string {
  return text.replaceAll(/[！-～　,;!?俺冇]/g, (sign) => widths.get(sign) ?? sign)
}

/** The first of each value, in the order of the text. */
export function once<Item extends Told>(items: readonly Item[]): Item[] {
  const seen = new Set<string>()
  return items
    .toSorted((left, right) => left.from - right.from)
    .filter(({ value }) => !seen.has(value) && seen.add(value))
}

/** A table of words as it is written in source: words between any white space. */
export function words(table: string): string[] {
  return table.split(/\s+/).filter((word) => word !== '')
}

/** One pattern out of many words, the longest first. */
export function anyOf(table: string): string {
  return words(table)
    .toSorted((left, right) => right.length - left.length)
    .join('|')
}
