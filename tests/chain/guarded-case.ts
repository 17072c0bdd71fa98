import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import type { MatterFile } from '#domain/matters/matter.schema.ts'
import { PartyInput } from '#domain/matters/party.schema.ts'
import { addPartyContract } from '#domain/matters/party.contract.ts'
import { PacketField } from '#domain/referrals/packet.schema.ts'
import { aContact, aPerson, insertContacts, insertPerson } from '#domain/people/person.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { TestHouse } from '../house.ts'
import { orgs, people } from './city.ts'

/** Where she can be found, in the ways that it becomes known. Each stands nowhere else in the city. */
export type Secrets = Readonly<
  Record<
    | 'safePhone'
    | 'newPhone'
    | 'newAddress'
    | 'filePhone'
    | 'fileAddress'
    | 'orderPhone'
    | 'orderAddress',
    string
  >
>

export type GuardedCase = {
  readonly matter: MatterFile
  readonly secrets: Secrets
  /** what a careless writer puts into every free text */
  readonly told: (limit?: number) => string
  readonly fields: readonly PacketField[]
}

/** How people write a number or a place down, and the search has to read it all the same. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(/(?<=\d)(?=\d{4}(?:\D|$))/g, ' '),
  (text) => text.replaceAll(/(?<=^\d{3}|^\d{7})/g, '-'),
  (text) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (text) => text.replaceAll(/(?<=[区镇道村])/g, '，'),
]

function phoneOf(roll: () => number): string {
  return `139${String(Math.floor(roll() * 1e8)).padStart(8, '0')}`
}

function addressOf(roll: () => number): string {
  const n = (most: number): number => Math.floor(roll() * most) + 1
  return `下陆区团城山街道桂林路${n(90)}号${n(30)}栋${n(2)}单元${n(30)}0${n(9)}室`
}

/** A matter of violence with everything that may be known of where she is, and people around her. */
export async function aGuardedCase(house: TestHouse, roll: () => number): Promise<GuardedCase> {
  const secrets: Secrets = {
    ...{ safePhone: phoneOf(roll), newPhone: phoneOf(roll), newAddress: addressOf(roll) },
    ...{ filePhone: phoneOf(roll), fileAddress: addressOf(roll) },
    ...{ orderPhone: phoneOf(roll), orderAddress: addressOf(roll) },
  }
  const told = (limit = 600): string => {
    const said = Object.values(secrets).map((secret) => {
      const spelling = spellings[Math.floor(roll() * spellings.length)]
      return `${spelling?.(secret) ?? secret}。`
    })
    // Never cut in the middle of a secret: half a number is found by no search.
    return said.reduce(
      (text, piece) => (text.length + piece.length > limit ? text : text + piece),
      '她现在：',
    )
  }
  const place = { division: '420222101200', orgId: orgs.office.id } as const
  const sensitivity = roll() < 0.7 ? 'sensitive' : 'normal'
  const person = aPerson({
    ...{ ...place, sensitivity, name: '柯秀莲', identity: null, phone: phoneOf(roll) },
    address: '富池镇港下村三组',
  })
  const matter = aMatterInHand({
    ...{ ...place, sensitivity, personId: person.id, subjectName: person.name },
    ...{ narrative: `丈夫掐她的脖子。${told()}`, wish: `先离开家。${told()}` },
    safeContact: {
      ...{ phone: secrets.safePhone, time: '上午' },
      ...{ opening: '说是卫生院回访', avoid: '晚上他在家' },
    },
    level: roll() < 0.5 ? 1 : 2,
  })
  await house.asSystem((tx) => {
    insertPerson(tx, person)
    insertContacts(tx, [
      aContact({ value: secrets.filePhone }, person),
      aContact({ kind: 'address', value: secrets.fileAddress, sensitivity: 'sealed' }, person),
    ])
    insertVisits(tx, [
      aVisit({ ...place, personId: person.id, subjectName: person.name, need: told() }),
    ])
    insertMatterFiles(tx, [matter])
  })
  for (const party of partiesOf(secrets, roll)) {
    const { status } = await house.call(people.cadre, addPartyContract, {
      ...{ params: { id: matter.id }, body: { party } },
    })
    if (status !== 200) throw new Error(`a party was refused with ${status}`)
  }
  const fields = PacketField.options.filter(() => roll() < 0.6)
  return { matter, secrets, told, fields }
}

function partiesOf(secrets: Secrets, roll: () => number): PartyInput[] {
  const victim = { role: 'victim', name: '柯秀莲', relation: 'self', sex: 'female' }
  const guardian = { role: 'guardian', name: '石大山', relation: 'father', isGuardian: true }
  const isSuspect = roll() < 0.5
  return [
    { ...victim, phone: secrets.newPhone, address: secrets.newAddress, isHidden: true },
    {
      ...{ role: 'other-side', name: '石大力', relation: 'husband', sex: 'male' },
      ...{ phone: phoneOf(roll), address: '富池镇港下村三组', isSuspect: true },
    },
    // The child lives where she lives now.
    { role: 'child', name: '石小宝', relation: 'son', address: secrets.newAddress, isHidden: true },
    { ...guardian, isSuspect, legalGround: isSuspect ? 'domestic-violence-15' : null },
  ].map((party) => PartyInput.parse(party))
}
