import type { PartyInput, PartyRelation } from '#domain/matters/party.schema.ts'
import { nameOf, surnameOf } from './names.ts'
import type { Random } from './random.ts'
import type { Story } from './stories.ts'

export type GivenParty = Partial<PartyInput> & Pick<PartyInput, 'role'>

/** 当事人: she, the other side, and the child who is there. @param subjectName whom the matter is about */
export function partiesOf(
  random: Random,
  { relation, cues }: Story,
  subjectName: string,
): GivenParty[] {
  const isChild = cues.includes('minor')
  const parties: GivenParty[] = []
  if (!isChild && subjectName !== '') {
    parties.push({ role: 'victim', name: subjectName, sex: 'female', relation: 'self' })
  }
  const surname = surnameOf(random)
  if (relation !== undefined) parties.push(otherSide(random, relation, surname, isChild))
  if (isChild || cues.includes('child-present')) {
    const sex = random.chance(0.5) ? 'female' : 'male'
    const name = nameOf(random, sex, 2014, surname)
    const relationOfChild = sex === 'female' ? 'daughter' : 'son'
    parties.push({ role: isChild ? 'victim' : 'child', name, sex, relation: relationOfChild })
  }
  return parties
}

/** A guardian who is the suspect is asked nothing; the ground stands in place of the consent. */
function otherSide(
  random: Random,
  relation: PartyRelation,
  surname: string,
  isOfChild: boolean,
): GivenParty {
  const name = nameOf(random, 'male', relation === 'son' ? 1975 : random.whole(1968, 1992), surname)
  const party = { role: 'other-side', name, sex: 'male', relation, isSuspect: true } as const
  const address = `${random.pick(['一', '二', '三', '四', '五'])}组${random.whole(1, 60)}号`
  return isOfChild
    ? { ...party, address, isGuardian: true, legalGround: 'minors-11' }
    : { ...party, address }
}
