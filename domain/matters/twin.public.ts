import type { Place } from '#platform/access/place.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'

export type Twin = Pick<Place, 'orgId' | 'sensitivity' | 'named' | 'barred'> & {
  readonly matterId: string
}

/**
 * Open matters with a party of the same identity number or phone as one that these leads name, of
 * another organisation than the lead's. As the system; for the organisations concerned only.
 */
export function findUnseenTwins(tx: Tx, leadIds: readonly string[]): Promise<Twin[]> {
  const { region } = tx.actor
  const ids = [...leadIds]
  return tx.rows<Twin>(
    sql`select distinct matter.id as matter_id, matter.org_id, matter.sensitivity, matter.named,
          matter.barred
        from matter_parties as mine
        join matter_parties as theirs on theirs.region = mine.region and theirs.ended_at is null
          and theirs.matter_id is not null
          and (theirs.identity_index = mine.identity_index or theirs.phone_index = mine.phone_index)
        join matters as matter on matter.region = theirs.region and matter.id = theirs.matter_id
        where mine.region = ${region} and mine.lead_id = any (${ids}::uuid[])
          and matter.lead_id <> mine.lead_id and matter.id is distinct from mine.matter_id
          and matter.status in ('open', 'monitoring') and matter.org_id <> mine.org_id`,
  )
}
