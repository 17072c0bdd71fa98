import type { Tx } from '#platform/db/tx.ts'
import { ancestorOf, levelOf, levels, type DivisionCode } from './division.schema.ts'
import { findAllDivisions, findDivisions } from './division.store.ts'

export { findAllDivisions, findDivisions }
export { divisionsOf } from './division.seed.ts'
export { isInDivisions, saveDivisions, withinScope } from './division.store.ts'

/** Which of the codes exist in the actor's city. */
export async function knownDivisions(
  tx: Tx,
  codes: readonly DivisionCode[],
): Promise<Set<DivisionCode>> {
  return new Set((await findDivisions(tx, codes)).keys())
}

/** The own names of the divisions, `富池镇`; codes that do not exist are missing from the map. */
export async function divisionNames(
  tx: Tx,
  codes: readonly DivisionCode[],
): Promise<Map<DivisionCode, string>> {
  const found = await findDivisions(tx, codes)
  return new Map([...found.values()].map(({ code, name }) => [code, name]))
}

/** Names as they are said in full below the city: `阳新县富池镇港下村`. */
export async function divisionFullNames(
  tx: Tx,
  codes: readonly DivisionCode[],
): Promise<Map<DivisionCode, string>> {
  const found = await findDivisions(tx, codes.flatMap(chainOf))
  return new Map(
    codes.map((code) => [
      code,
      chainOf(code)
        .map((at) => found.get(at)?.name ?? '')
        .join(''),
    ]),
  )
}

/** County, township and village of a code, as far as it goes; for the city itself, the city. */
function chainOf(code: DivisionCode): DivisionCode[] {
  const depth = levels.indexOf(levelOf(code))
  return levels.slice(Math.min(1, depth), depth + 1).map((level) => ancestorOf(code, level))
}
