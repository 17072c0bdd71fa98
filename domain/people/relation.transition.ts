import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { dayOf } from '#platform/time/day.ts'
import { placeOfBoth } from './person-place.transition.ts'
import type { Person } from './person.schema.ts'
import {
  mirrorOf,
  type PersonRelation,
  type Relation,
  type RelationSource,
} from './relation.schema.ts'

/** Two files, and what is already known between them. */
export type PairToRelate = {
  readonly person: Person
  readonly other: Person
  readonly known: readonly PersonRelation[]
}

export function relate(
  { person, other, known }: PairToRelate,
  given: { relation: Relation; validFrom: string | null; source: RelationSource },
  on: { readonly actor: Actor; readonly now: Date; readonly id: string },
): PersonRelation | Refusal {
  const { relation, validFrom, source } = given
  if (person.id === other.id) return refuse('same-person')
  if (validFrom !== null && validFrom > dayOf(on.now)) return refuse('date-in-future')
  const isThere = known.some(
    (one) =>
      one.validTo === null &&
      relation === (one.personId === person.id ? one.relation : mirrorOf(one.relation)),
  )
  if (isThere) return refuse('relation-known')
  return {
    ...placeOfBoth(person, other),
    ...{ id: on.id, personId: person.id, otherId: other.id, relation, validFrom, validTo: null },
    ...{ source, createdAt: on.now.toISOString(), createdBy: on.actor.id, version: 1 },
  }
}

export function endRelation(
  relation: PersonRelation,
  { validTo }: { validTo: string },
  now: Date,
): PersonRelation | Refusal {
  if (relation.validTo !== null) return refuse('relation-ended')
  if (validTo > dayOf(now)) return refuse('date-in-future')
  if (relation.validFrom !== null && validTo < relation.validFrom) {
    return refuse('ends-before-it-began')
  }
  return { ...relation, validTo, version: relation.version + 1 }
}
