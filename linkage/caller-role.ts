import type { NarrativeReader } from './narrative.ts'
import { relation } from './relation.ts'
import { callerRole, sex, slot } from './row.ts'

export function roleOf({ own, seen }: NarrativeReader, callerSex: number): number {
  const isMan = callerSex === sex.male
  if (own[relation.husband] === 1) return callerRole.wife
  if (own[relation.wife] === 1) {
    const isParent =
      own[relation.son] === 1 || seen[relation.daughterInLaw] === 1 || callerSex === sex.female
    return isParent ? callerRole.husbandParent : callerRole.husband
  }
  if (own[relation.spouse] === 1) return isMan ? callerRole.husband : callerRole.wife
  if (own[relation.sonInLaw] === 1) return callerRole.wifeParent
  if (own[relation.daughterInLaw] === 1) return callerRole.husbandParent
  if (seen[relation.official] === 1) return callerRole.official
  if (seen[relation.friend] === 1) return callerRole.friend
  if (seen[relation.neighbour] === 1) return callerRole.neighbour
  if (seen[relation.sonInLaw] === 1) return callerRole.wifeParent
  if (seen[relation.daughterInLaw] === 1) return callerRole.husbandParent
  if (seen[relation.brotherInLaw] === 1 || seen[relation.sisterInLaw] === 1) {
    return callerRole.sibling
  }
  if (seen[relation.husband] === 1) return isMan ? callerRole.unknown : callerRole.wife
  if (seen[relation.wife] === 1) return isMan ? callerRole.husband : callerRole.unknown
  if (seen[relation.spouse] === 1 && callerSex !== sex.unknown) {
    return isMan ? callerRole.husband : callerRole.wife
  }
  if (seen[relation.motherInLaw] === 1) return isMan ? callerRole.husband : callerRole.wife
  if (seen[relation.father] === 1 || seen[relation.mother] === 1) return callerRole.child
  if (seen[relation.brother] === 1 || seen[relation.sister] === 1) return callerRole.sibling
  if (own[relation.son] === 1 || own[relation.daughter] === 1) return callerRole.parent
  return callerRole.unknown
}

/** Who complains of somebody without saying what he is to her, most often means her husband. */
export function guess({ people, count }: NarrativeReader, callerSex: number): number {
  if (callerSex === sex.unknown) return callerRole.unknown
  const isMan = callerSex === sex.male
  const hasParty = people.some(
    (mention, i) =>
      i < count &&
      mention.relation === relation.none &&
      mention.birth < 20_050_000 &&
      mention.sex !== callerSex,
  )
  if (!hasParty) return callerRole.unknown
  return isMan ? callerRole.husband : callerRole.wife
}

export function isWitness(role: number): boolean {
  return role >= callerRole.neighbour && role <= callerRole.official
}

export function callerSlot(role: number): number {
  if (role === callerRole.wife) return slot.wife
  if (role === callerRole.husband) return slot.husband
  if (role === callerRole.child) return slot.child
  if (
    role === callerRole.parent ||
    role === callerRole.wifeParent ||
    role === callerRole.husbandParent
  ) {
    return slot.parent
  }
  if (isWitness(role)) return slot.witness
  return slot.caller
}
