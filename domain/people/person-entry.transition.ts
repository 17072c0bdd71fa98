import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { IdentityNumber } from '#platform/text/identity-number.ts'
import { normalName } from '#platform/text/person-name.ts'
import { dayOf } from '#platform/time/day.ts'
import type { ChangePerson, CreatePerson } from './person-entry.contract.ts'
import type { Person } from './person.schema.ts'

/** What was looked up for somebody new, before anything is written. */
export type Newcomer = {
  readonly identity: IdentityNumber | null
  readonly phone: string | null
  readonly householdId: string
  /** a file with the same identity number that the actor must not know of */
  readonly sameAs: string | null
}

type On = { readonly actor: Actor; readonly now: Date; readonly id: string }

export function openFile(
  given: CreatePerson,
  { identity, phone, householdId, sameAs }: Newcomer,
  { actor, now, id }: On,
): (Person & { readonly sameAs: string | null }) | Refusal {
  const { division, sex, ethnicity, interpreter, address, sensitivity } = given
  const birth = identity?.birth ?? given.birth
  if (birth !== null && birth > dayOf(now)) return refuse('date-in-future')
  // Whoever is told of violence may read the file she opens on it, whatever her clearance.
  const isClose = sensitivity === 'sensitive' || given.tags.includes('exposed-to-violence')
  return {
    ...{ region: actor.region, id, division, orgId: actor.orgId, audience: [], barred: [] },
    ...{ sensitivity: isClose ? 'sensitive' : 'normal', named: isClose ? [actor.id] : [] },
    ...{ householdId, name: normalName(given.name), sex: identity?.sex ?? sex, birth },
    ...{ identity: identity?.number ?? null, phone, address, ethnicity, interpreter },
    ...{ tags: [...new Set(given.tags)].toSorted(), mergedInto: null, sameAs },
    ...{ createdAt: now.toISOString(), version: 1 },
  }
}

export function changePerson(person: Person, change: ChangePerson, now: Date): Person | Refusal {
  const { name, division, ethnicity, interpreter, version } = change
  // an identity number says sex and birth
  const { sex, birth } = person.identity === null ? { birth: person.birth, ...change } : person
  const born = birth === undefined ? person.birth : birth
  if (born !== null && born > dayOf(now)) return refuse('date-in-future')
  return {
    ...person,
    ...{ division, ethnicity, interpreter, name: normalName(name), version: version + 1 },
    ...{ sex, birth: born },
  }
}

/**
 * The number of a file that had none. Compared only with what the file itself says; whether there is
 * another file with it is not asked here.
 */
export function addIdentity(
  person: Person,
  { number, sex, birth }: IdentityNumber,
): Person | Refusal {
  if (person.identity !== null) return refuse('person-has-identity')
  const isOtherSex = person.sex !== null && person.sex !== sex
  const isOtherYear = person.birth !== null && person.birth.slice(0, 4) !== birth.slice(0, 4)
  if (isOtherSex || isOtherYear) return refuse('identity-contradicts-file')
  return { ...person, identity: number, sex, birth, version: person.version + 1 }
}
