import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { identityCheckCharacter } from '#platform/text/identity-number.ts'
import type { Contact } from './contact.schema.ts'
import { insertContact } from './contact.store.ts'
import { requestMatches } from './match.store.ts'
import type { MetPerson, Person } from './person.schema.ts'
import { insertPeople } from './person.store.ts'
import type { PersonRelation } from './relation.schema.ts'
import { insertRelation } from './relation.store.ts'
import type { PersonTag } from './tag.schema.ts'
import { insertTag } from './tag.store.ts'

/** A right identity number of somebody born on a day in 阳新县. @param serial odd: male, even: female */
export function anIdentityNumber(serial = 12, day = '19900101'): string {
  const digits = `420222${day}${String(serial).padStart(3, '0')}`
  return digits + identityCheckCharacter(digits)
}

/** A woman of 阳新县富池镇, unless told otherwise. */
export function aPerson(change: Partial<Person> = {}): Person {
  return {
    ...{ region: '420200', id: newId(), division: '420222101200' },
    ...{ orgId: '01890000-0000-7000-8000-00000000000a', audience: [], sensitivity: 'normal' },
    ...{ named: [], barred: [], householdId: newId(), name: '王小芳', sex: 'female' },
    ...{ birth: '1990-01-01', identity: anIdentityNumber(), phone: '13800138000' },
    ...{ address: '富池镇港下村三组', tags: [], createdAt: '2023-05-06T02:00:00.000Z', version: 1 },
    ...{ ethnicity: null, interpreter: null, mergedInto: null },
    ...change,
  }
}

/** The same woman as she is met at a visit. */
export function aMetPerson(change: Partial<MetPerson> = {}): MetPerson {
  return {
    ...{ division: '420222101200', orgId: '01890000-0000-7000-8000-00000000000a' },
    ...{ sensitivity: 'normal', named: [], name: '王小芳', identity: anIdentityNumber() },
    ...{ birth: '1990-01-01', sex: 'female', phone: null, address: null, tags: [] },
    ...change,
  }
}

export function insertPerson(tx: Tx, person: Person): void {
  tx.send(insertPeople(tx, [{ ...person, sameAs: null }]))
}

/** A second file of the same person, opened by somebody who could not see the first one. */
export function insertTwin(tx: Tx, person: Person, sameAs: string): void {
  const file = { ...person, sameAs }
  tx.send(insertPeople(tx, [file]))
  requestMatches(tx, [file])
}

/** What every row about a person begins with. */
function ofPerson(
  person: Person,
): Pick<PersonTag, 'createdAt' | 'createdBy' | 'version'> &
  Pick<PersonTag, keyof Place | 'id' | 'personId'> {
  const { region, division, orgId, audience, sensitivity, named, barred, createdAt } = person
  return {
    ...{ region, division, orgId, audience, sensitivity, named, barred, createdAt },
    ...{ id: newId(), personId: person.id, createdBy: person.orgId, version: 1 },
  }
}

/** A safe phone that she told herself. */
export function aContact(change: Partial<Contact> = {}, person: Person = aPerson()): Contact {
  return {
    ...ofPerson(person),
    ...{ kind: 'phone', value: '13900139000', validFrom: '2023-05-01', validTo: null },
    ...{ source: 'herself', isSafe: true, safeDays: [], safeFrom: null, safeTo: null },
    ...{ whoAnswers: '本人', note: null },
    ...change,
  }
}

export function insertContacts(tx: Tx, contacts: readonly Contact[]): void {
  for (const contact of contacts) insertContact(tx, contact)
}

/** Another person is her husband. */
export function aRelation(
  person: Person,
  other: Person,
  change: Partial<PersonRelation> = {},
): PersonRelation {
  return {
    ...ofPerson(person),
    ...{ otherId: other.id, relation: 'spouse', validFrom: null, validTo: null, source: 'herself' },
    ...change,
  }
}

export function insertRelations(tx: Tx, relations: readonly PersonRelation[]): void {
  for (const relation of relations) insertRelation(tx, relation)
}

/** A single parent, unless told otherwise. */
export function aTag(change: Partial<PersonTag> = {}, person: Person = aPerson()): PersonTag {
  return {
    ...ofPerson(person),
    ...{ tag: 'single-parent', validFrom: '2023-05-01', expiresOn: '2025-05-01', endedOn: null },
    ...{ source: 'visit', ...change },
  }
}

export function insertTags(tx: Tx, tags: readonly PersonTag[]): void {
  for (const tag of tags) insertTag(tx, tag)
}
