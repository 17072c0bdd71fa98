import { query, type Route } from '#platform/http/route.ts'
import { listDivisionsContract } from './division.contract.ts'
import { mayReadDivisions } from './division.policy.ts'
import { ancestorOf, levelOf, levels, type DivisionCode } from './division.schema.ts'
import { findChildren, findDivisions, searchDivisions } from './division.store.ts'

export const divisionsRoutes: readonly Route[] = [
  query(listDivisionsContract, {
    may: mayReadDivisions,
    async read(tx, { query: { under, q } }) {
      const top = under ?? tx.actor.region.padEnd(12, '0')
      const [path, items] = await Promise.all([
        findDivisions(tx, pathTo(top)),
        q === undefined ? findChildren(tx, top) : searchDivisions(tx, q, 50),
      ])
      return { path: [...path.values()], items }
    },
  }),
]

function pathTo(code: DivisionCode): DivisionCode[] {
  const depth = levels.indexOf(levelOf(code))
  return levels.slice(0, depth + 1).map((level) => ancestorOf(code, level))
}
