/**
 * The first character, in the order of pinyin, of each letter. ICU sorts Chinese by pronunciation, so
 * where a character falls between these tells its initial; no dictionary has to be carried.
 */
const firsts = Array.from('阿八嚓咑妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀')
const letters = 'abcdefghjklmnopqrstwxyz'
const last = '蓙'
const collator = new Intl.Collator('zh-CN-u-co-pinyin')

/** Surnames and common characters of names that are read in more than one way, and one beyond the order. */
const severalReadings = new Map(
  '曾zc 单sd 仇qc 解xj 查zc 区oq 翟zd 覃qt 乐yl 尉yw 长cz 重cz 贾jg 召sz 行xh 盛sc 俞ys 朝zc 卜b 𠮷j'
    .split(' ')
    .map((entry) => {
      const [character = '', ...readings] = Array.from(entry)
      return [character, readings.join('')] as const
    }),
)

const known = new Map<string, string>()

/** Letters with which a character may begin; empty for one that has no place in the order. */
function initialsOf(character: string): string {
  const found = known.get(character)
  if (found !== undefined) return found
  const read = severalReadings.get(character) ?? placed(character)
  known.set(character, read)
  return read
}

function placed(character: string): string {
  if (/^[a-z]$/i.test(character)) return character.toLowerCase()
  if (!/^\p{Script=Han}$/u.test(character) || collator.compare(character, last) > 0) return ''
  let at = -1
  while (at + 1 < firsts.length && collator.compare(character, firsts[at + 1] ?? '') >= 0) at += 1
  return letters.charAt(at)
}

/** The longest piece that is kept: longer searches are put together from several. */
const longestPiece = 4
/** Names of many characters with several readings would multiply; beyond these the first reading counts. */
const mostVariants = 8

/**
 * Pieces of a name's pinyin initials to be looked up by: 王小芳 → wx, wxf, xf. A character without a
 * reading ends a piece.
 */
export function initialPieces(name: string): readonly string[] {
  const pieces = new Set<string>()
  // 阿依古丽·买买提 is searched as one run of letters
  const characters = Array.from(name).filter((character) => !/[\s·]/.test(character))
  for (const variant of variantsOf(characters.map(initialsOf))) {
    for (let from = 0; from < variant.length; from++) {
      for (let to = from + 2; to <= Math.min(from + longestPiece, variant.length); to++) {
        const piece = variant.slice(from, to)
        if (!piece.includes(' ')) pieces.add(piece)
      }
    }
  }
  return [...pieces]
}

function variantsOf(readings: readonly string[]): string[] {
  let variants = ['']
  for (const reading of readings) {
    const options = reading === '' ? [' '] : Array.from(reading)
    const some = variants.length * options.length > mostVariants ? options.slice(0, 1) : options
    variants = variants.flatMap((variant) => some.map((letter) => variant + letter))
  }
  return variants
}

/** What a search for initials asks for, or nothing where the text is not 2–12 Latin letters. */
export function searchedInitials(text: string): readonly string[] | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  if (!/^[a-z]{2,12}$/.test(typed)) return undefined
  if (typed.length <= longestPiece) return [typed]
  return Array.from({ length: typed.length - longestPiece + 1 }, (_, at) =>
    typed.slice(at, at + longestPiece),
  )
}
