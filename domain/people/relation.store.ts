import { insertInto, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FamilyMember, PersonRelation } from './relation.schema.ts'

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, person_id, other_id, relation,
   valid_from, valid_to, source, created_at, created_by, version`,
)

export function insertRelation(tx: Tx, relation: PersonRelation): void {
  tx.send(insertInto('person_relations', relation))
}

export function saveRelation(tx: Tx, { id, region, validTo, version }: PersonRelation): void {
  tx.send(updateIn('person_relations', { id, region, validTo, version }))
}

export function lockRelation(tx: Tx, id: string): Promise<PersonRelation | undefined> {
  return tx.maybe<PersonRelation>(
    sql`select ${columns} from person_relations
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

/** Relations that touch any of the files, from either side. Two searches, each by its own index. */
export function findRelations(
  tx: Tx,
  personIds: readonly string[],
  limit: number,
): Promise<PersonRelation[]> {
  const { region } = tx.actor
  const ids = [...personIds]
  return tx.rows<PersonRelation>(
    sql`select ${columns} from person_relations
        where region = ${region} and person_id = any (${ids}::uuid[])
        union
        select ${columns} from person_relations
        where region = ${region} and other_id = any (${ids}::uuid[])
        order by id limit ${limit}`,
  )
}

export function findMembers(tx: Tx, ids: readonly string[]): Promise<FamilyMember[]> {
  return tx.rows<FamilyMember>(
    sql`select id, name, sex, birth, division, sensitivity, merged_into from people
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
}
