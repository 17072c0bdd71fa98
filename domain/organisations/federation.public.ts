import type { Division } from '#domain/divisions/division.schema.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { federationsFor } from './federation-tree.transition.ts'
import { saveOrganisations } from './organisation.store.ts'

/** @returns how many federations were opened; those that stand are left as they are */
export async function openFederations(tx: Tx, divisions: readonly Division[]): Promise<number> {
  const { region } = tx.actor
  const standing = await tx.rows<{ division: string; id: string }>(
    sql`select division, id from organisations
        where region = ${region} and kind = 'womens-federation' and ended_at is null`,
  )
  const known = new Map(standing.map(({ division, id }) => [division, id]))
  const made = federationsFor(region, divisions, known, newId)
  for (let at = 0; at < made.length; at += 2000) saveOrganisations(tx, made.slice(at, at + 2000))
  return made.length
}

/** The federation of the whole city: what the first administrators belong to. */
export function cityFederation(tx: Tx): Promise<{ id: string } | undefined> {
  return tx.maybe<{ id: string }>(
    sql`select id from organisations where region = ${tx.actor.region}
          and kind = 'womens-federation' and level = 'city' and ended_at is null
        order by id limit 1`,
  )
}
