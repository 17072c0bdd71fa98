import type { Random } from './random.ts'

/**
 * Fills a phrase in: `{3|4|5}` picks one, `{6-11}` a number between, `{姓}` a surname.
 * @param surname what `{姓}` becomes
 */
export function phraseOf(random: Random, pattern: string, surname: string): string {
  return pattern.replaceAll(/\{([^{}]+)\}/g, (_, slot: string) => {
    if (slot === '姓') return surname
    const range = /^(\d+)-(\d+)$/.exec(slot)
    if (range !== null) return rounded(random.whole(Number(range[1]), Number(range[2])))
    return random.pick(slot.split('|'))
  })
}

/** Sums of money are told in round figures. */
function rounded(number: number): string {
  if (number >= 1_000) return String(Math.round(number / 100) * 100)
  return String(number >= 100 ? Math.round(number / 10) * 10 : number)
}
