import { isRefusal, permitted, refuse } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { familyCap, familyOf } from './family.transition.ts'
import { tellOfKinAgain } from './kinship.store.ts'
import { mayReadPeople, mayRevealPerson } from './person.policy.ts'
import { findFilesOf, findPerson } from './person.store.ts'
import {
  addRelationContract,
  endRelationContract,
  familyContract,
  type Family,
  type RelationView,
} from './relation.contract.ts'
import type { PersonRelation } from './relation.schema.ts'
import {
  findMembers,
  findRelations,
  insertRelation,
  lockRelation,
  saveRelation,
} from './relation.store.ts'
import { endRelation, relate, type PairToRelate } from './relation.transition.ts'

/** More edges than this are not read for one picture. */
const edgeCap = 200

export const relationRoutes: readonly Route[] = [
  query(familyContract, {
    may: mayReadPeople,
    read: (tx, { params }) => findFamily(tx, params.id),
    audit: 'person.family-read',
  }),
  creation<typeof addRelationContract, PersonRelation, PairToRelate>(addRelationContract, {
    async prepare(tx, { params, body }) {
      const [person, other, known] = await Promise.all([
        findPerson(tx, params.id),
        findPerson(tx, body.otherId),
        findRelations(tx, [params.id], edgeCap),
      ])
      if (person === undefined || other === undefined) return refuse('not-found')
      const between = known.filter(({ personId, otherId }) =>
        [personId, otherId].includes(other.id),
      )
      return { person, other, known: between }
    },
    may(actor, _body, { person, other }) {
      const decisions = [mayRevealPerson(actor, person), mayRevealPerson(actor, other)]
      return decisions.find((decision) => isRefusal(decision)) ?? permitted
    },
    apply: (body, pair, on) => relate(pair, body, { ...on, id: newId() }),
    save(tx, relation) {
      insertRelation(tx, relation)
      tellOfKinAgain(tx, [relation.personId, relation.otherId])
    },
    present: relationView,
    audit: 'person-relation.added',
  }),
  command<typeof endRelationContract, PersonRelation>(endRelationContract, {
    load: (tx, { params }) => lockRelation(tx, params.id),
    may: mayRevealPerson,
    apply: (relation, body, { now }) => endRelation(relation, body, now),
    save: saveRelation,
    present: relationView,
    audit: 'person-relation.ended',
  }),
]

/** Two rounds of edges under the reader's own scope, then the people at their ends. */
export async function findFamily(tx: Tx, id: string): Promise<Family | undefined> {
  const person = await findPerson(tx, id)
  if (person === undefined) return undefined
  const files = await findFilesOf(tx, id)
  const near = await findRelations(tx, files, edgeCap)
  const neighbours = endsOf(near).filter((end) => !files.includes(end))
  const far = await findRelations(tx, neighbours.slice(0, familyCap), edgeCap)
  const relations = [...new Map([...near, ...far].map((edge) => [edge.id, edge])).values()]
  const ends = await findMembers(tx, [id, ...endsOf(relations)])
  const targets = ends.flatMap(({ mergedInto }) => (mergedInto === null ? [] : [mergedInto]))
  const members = targets.length === 0 ? ends : [...ends, ...(await findMembers(tx, targets))]
  return familyOf(id, files, relations, members)
}

function endsOf(relations: readonly PersonRelation[]): string[] {
  return [...new Set(relations.flatMap(({ personId, otherId }) => [personId, otherId]))]
}

function relationView(one: PersonRelation): RelationView {
  const { id, personId, otherId, relation, validFrom, validTo, source, version } = one
  return { id, personId, otherId, relation, validFrom, validTo, source, version }
}
