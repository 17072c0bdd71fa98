import { divisionNames } from '#domain/divisions/division.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Scope } from './sum.store.ts'

/** What a scope is called: the division that was named, or what the reader oversees. */
export async function nameOfScope(
  tx: Tx,
  scope: Scope,
  division: string | undefined,
): Promise<string> {
  const codes = division === undefined ? await placesOf(tx, scope) : [division]
  const names = await divisionNames(tx, codes)
  return codes.map((code) => names.get(code) ?? code).join('、')
}

/** An officer of a county that oversees by arrangement is shown the county, not its townships. */
async function placesOf(tx: Tx, scope: Scope): Promise<string[]> {
  const own = scope.length > 1 ? await findOrganisation(tx, tx.initiator.orgId) : undefined
  const isAllOfIt = own !== undefined && own.administers.join() === scope.join()
  return isAllOfIt ? [own.division] : scope.map((prefix) => prefix.padEnd(12, '0'))
}
