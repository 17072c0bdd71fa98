import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Executive } from './executive.schema.ts'
import { insertNewExecutives, withdrawExecutives } from './executive.store.ts'
import type {
  CreateOrganisation,
  Organisation,
  OrganisationsChanged,
} from './organisation.schema.ts'
import { findOrganisations, saveOrganisations, updateOrganisation } from './organisation.store.ts'
import { createOrganisation, endOrganisation, type Parent } from './organisation.transition.ts'

export { withdrawExecutives }

/** What a file needs to know of an organisation that it names. */
export type NamedOrganisation = Pick<
  Organisation,
  'id' | 'kind' | 'level' | 'name' | 'division' | 'endedAt'
>

/** Living organisations by their names. A city has some three thousand: they are read through. */
export function findNamed(tx: Tx, names: readonly string[]): Promise<NamedOrganisation[]> {
  if (names.length === 0) return Promise.resolve([])
  return tx.rows<NamedOrganisation>(
    sql`select id, kind, level, name, division, ended_at from organisations
        where region = ${tx.actor.region} and ended_at is null
          and name = any (${[...new Set(names)]}::text[])
        order by division, id`,
  )
}

/** The same rules as for one that is entered by hand. */
export function organisationOf(
  tx: Tx,
  wish: CreateOrganisation,
  parent: Parent | undefined,
): Organisation | Refusal {
  return createOrganisation(wish, { id: newId(), region: tx.actor.region, parent })
}

export function openOrganisations(tx: Tx, organisations: readonly Organisation[]): void {
  if (organisations.length === 0) return
  saveOrganisations(tx, organisations)
  tell(tx, organisations)
}

/**
 * Ends organisations that an import made, that nobody has changed and to which nobody belongs. They
 * end rather than go: what has stood in the tree may stand on papers. Goes on as the system.
 * @returns ids of those that have ended
 */
export async function withdrawOrganisations(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  tx.asSystem()
  const { region } = tx.actor
  const free = await tx.rows<{ id: string }>(
    sql`select id from organisations where region = ${region} and id = any (${[...ids]}::uuid[])
          and version = 1 and ended_at is null
          and not exists (select from organisations child where child.region = ${region}
            and child.parent_id = organisations.id and child.ended_at is null)
          and not exists (select from executives where executives.region = ${region}
            and executives.org_id = organisations.id)
          and not exists (select from accounts where accounts.region = ${region}
            and accounts.org_id = organisations.id)
        for update`,
  )
  const found = await findOrganisations(
    tx,
    free.map(({ id }) => id),
  )
  const ended = [...found.values()].flatMap((organisation) => {
    const next = endOrganisation(organisation, tx.now)
    return isRefusal(next) ? [] : [next]
  })
  for (const organisation of ended) updateOrganisation(tx, organisation)
  if (ended.length > 0) tell(tx, ended)
  return new Set(ended.map(({ id }) => id))
}

/** @returns ids of those that are new; the others' numbers belong to somebody already */
export function openExecutives(tx: Tx, executives: readonly Executive[]): Promise<Set<string>> {
  return insertNewExecutives(tx, executives)
}

function tell(tx: Tx, organisations: readonly Organisation[]): void {
  const event: OrganisationsChanged = { type: 'organisations.changed', organisations }
  tx.publish(event)
}
