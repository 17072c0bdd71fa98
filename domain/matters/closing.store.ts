import { findFederations, findOrganisations } from '#domain/organisations/organisation.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { MatterFile } from './matter.schema.ts'
import { lockMatter } from './matter.store.ts'
import type { Resolver } from './matter.transition.ts'

/** The matter with the county's federation, which will revisit it, and with whoever resolved it. */
export type ToClose = MatterFile & {
  readonly revisitOrgId?: string
  readonly resolver?: Resolver | undefined
}

export async function lockToClose(
  tx: Tx,
  { params, body }: { params: { id: string }; body: { resolvedById?: string | undefined } },
): Promise<ToClose | undefined> {
  const file = await lockMatter(tx, params.id)
  if (file === undefined) return undefined
  const resolverId = body.resolvedById ?? file.orgId
  const [counties, resolvers] = await Promise.all([
    findFederations(tx, [file.division], 'county'),
    findOrganisations(tx, [resolverId]),
  ])
  const revisitOrgId = counties.get(file.division)?.id ?? file.orgId
  return { ...file, revisitOrgId, resolver: resolvers.get(resolverId) }
}
