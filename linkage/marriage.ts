import { relation } from './relation.ts'

const domestic = [
  ...[relation.husband, relation.wife, relation.spouse, relation.sonInLaw, relation.daughterInLaw],
  ...[relation.motherInLaw, relation.fatherInLaw, relation.brotherInLaw, relation.sisterInLaw],
]

/** Whether a marriage, a partner or a child's home is among the relations spoken of. */
export function areDomestic(seen: Uint8Array): boolean {
  return domestic.some((of) => seen[of] === 1)
}

const [former, apart] = Array.from('前离', (character) => character.charCodeAt(0))

/** 前夫, 离异妻子: a partner's word that begins so tells of a marriage that is over. */
export function isEnded(first: number): boolean {
  return first === former || first === apart
}

export function isMarriage(of: number): boolean {
  return of === relation.husband || of === relation.wife || of === relation.spouse
}
