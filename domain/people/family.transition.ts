import { maskName } from '#platform/text/mask.ts'
import type { Family } from './relation.contract.ts'
import type { FamilyMember, PersonRelation } from './relation.schema.ts'

/** More people than this are no picture any more. */
export const familyCap = 40

/**
 * Nodes and edges around a person. A joined file counts as the file it was joined to; an edge is
 * shown only where both of its ends are.
 * @param files the person's own file and those joined to it
 */
export function familyOf(
  id: string,
  files: readonly string[],
  relations: readonly PersonRelation[],
  members: readonly FamilyMember[],
): Family {
  const own = new Set(files)
  const target = new Map(members.map((member) => [member.id, member.mergedInto ?? member.id]))
  const nodeOf = (file: string): string => (own.has(file) ? id : (target.get(file) ?? file))
  const byId = new Map(members.map((member) => [member.id, member]))
  const ends = relations.map((relation) => ({
    ...relation,
    personId: nodeOf(relation.personId),
    otherId: nodeOf(relation.otherId),
  }))
  const visible = ends.filter(
    ({ personId, otherId }) => personId !== otherId && byId.has(personId) && byId.has(otherId),
  )
  const distances = distancesFrom(id, visible)
  const near = [...distances].filter(([, distance]) => distance <= 2)
  const shown = new Map(near.slice(0, familyCap))
  return {
    nodes: [...shown].flatMap(([nodeId, distance]) => {
      const member = byId.get(nodeId)
      return member === undefined ? [] : [nodeFrom(member, distance)]
    }),
    edges: visible
      .filter((edge) => shown.has(edge.personId) && shown.has(edge.otherId))
      .map(edgeOf),
    isCapped: near.length > familyCap,
  }
}

/** In order of distance, so that a cap leaves out the farthest. */
function distancesFrom(id: string, edges: readonly PersonRelation[]): Map<string, number> {
  const distances = new Map([[id, 0]])
  for (let step = 1; step <= 2; step++) {
    const before = new Set(distances.keys())
    for (const { personId, otherId } of edges) {
      if (before.has(personId) && !distances.has(otherId)) distances.set(otherId, step)
      if (before.has(otherId) && !distances.has(personId)) distances.set(personId, step)
    }
  }
  return distances
}

function nodeFrom(member: FamilyMember, distance: number): Family['nodes'][number] {
  const { id, name, sex, birth, sensitivity } = member
  return {
    ...{ id, sex, distance },
    name: sensitivity === 'normal' ? name : maskName(name),
    birthYear: birth === null ? null : Number(birth.slice(0, 4)),
  }
}

function edgeOf(relation: PersonRelation): Family['edges'][number] {
  const { id, personId, otherId, validFrom, validTo, source, version } = relation
  return { id, personId, otherId, relation: relation.relation, validFrom, validTo, source, version }
}
