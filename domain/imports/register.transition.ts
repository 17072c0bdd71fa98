import { levelOf, levels, type Division } from '#domain/divisions/division.schema.ts'
import type { CellRegister, Reading } from './row.schema.ts'

/**
 * What a file may call a place: its 12-digit code, or a name, alone or behind its township's and
 * county's. A name that two villages in reach share is refused, never guessed.
 * @param reaches may the importer bring in records of that division?
 */
export function registerOf(
  divisions: readonly Division[],
  today: string,
  reaches: (code: string) => boolean,
): CellRegister {
  const byCode = new Map(divisions.map((division) => [division.code, division]))
  const byName = new Map<string, string[]>()
  for (const division of divisions) {
    for (const name of namesOf(division, byCode)) {
      byName.set(name, [...(byName.get(name) ?? []), division.code])
    }
  }
  function find(text: string, isWanted: (code: string) => boolean): Reading {
    const typed = text.normalize('NFKC').replaceAll(/\s/g, '')
    if (/^\d{6,12}$/.test(typed)) {
      const code = typed.padEnd(12, '0')
      if (!byCode.has(code)) return { fault: 'division-unknown' }
      if (!isWanted(code)) return { fault: 'division-invalid' }
      return reaches(code) ? { value: code } : { fault: 'division-outside-reach' }
    }
    const found = (byName.get(bare(typed)) ?? []).filter(isWanted)
    const own = found.filter(reaches)
    const [first] = own
    if (first === undefined) {
      return { fault: found.length > 0 ? 'division-outside-reach' : 'division-unknown' }
    }
    return own.length === 1 ? { value: first } : { fault: 'division-ambiguous' }
  }
  return {
    today,
    village: (text) => find(text, (code) => levelOf(code) === 'village'),
    division: (text) => find(text, () => true),
  }
}

/** 港下村, 富池镇港下村, 阳新县富池镇港下村, and the city before them. */
function namesOf(division: Division, byCode: ReadonlyMap<string, Division>): Set<string> {
  const chain = [division]
  for (let at = division.parentCode; at !== null; at = byCode.get(at)?.parentCode ?? null) {
    const parent = byCode.get(at)
    if (parent === undefined) break
    chain.push(parent)
  }
  const names: string[] = []
  for (const { name } of chain.slice(0, levels.length)) names.push(name + (names.at(-1) ?? ''))
  // 阳新县港下村: the township is often left out.
  const [own, , county] = chain
  if (own !== undefined && county !== undefined) names.push(county.name + own.name)
  return new Set(names.map(bare))
}

/** 港下村民委员会, 港下村委会 → 港下村; 胜阳港社区居委会 → 胜阳港社区 */
function bare(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/(?:村民|居民)委员会$/, (word) => (word.startsWith('村民') ? '村' : ''))
    .replace(/居委会$/, '')
    .replace(/村委会$/, '村')
    .replace(/村村$/, '村')
}
