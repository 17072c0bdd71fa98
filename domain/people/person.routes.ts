import type { Tx } from '#platform/db/tx.ts'
import { refuse } from '#platform/access/decision.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import { maskAddress, maskIdentity, maskName, maskPhone } from '#platform/text/mask.ts'
import { contactView } from './contact.routes.ts'
import { findContacts } from './contact.store.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import {
  listPeopleContract,
  readPersonContract,
  revealPersonContract,
  type PersonFile,
  type PersonListed,
} from './person.contract.ts'
import { mayReadPeople, mayRevealPerson } from './person.policy.ts'
import type { Person } from './person.schema.ts'
import { findPeoplePage, type PersonLine } from './person-search.store.ts'
import { findFilesOf, findPerson, findTwins } from './person.store.ts'
import { findMembers } from './relation.store.ts'
import { tagView } from './tag.routes.ts'
import { currentTags, findTags } from './tag.store.ts'

/** A file of which one field has been uncovered. */
type Revealing = Person & { readonly revealed?: string | null }

export const peopleRoutes: readonly Route[] = [
  query(listPeopleContract, {
    may: mayReadPeople,
    async read(tx, { query: { page, size, q, interpreter, ...filter } }) {
      if (q !== undefined && Array.from(q).length === 1) return refuse('search-too-short')
      const found = await findPeoplePage(
        tx,
        { ...filter, q, needsInterpreter: interpreter === 'yes' },
        { page, size },
      )
      return { ...found, items: await listed(tx, found.items) }
    },
  }),

  query(readPersonContract, {
    may: mayReadPeople,
    async read(tx, { params: { id } }) {
      const person = await findPerson(tx, id)
      return person === undefined ? undefined : presentPerson(tx, person)
    },
    audit: 'person.read',
  }),

  command<typeof revealPersonContract, Revealing>(revealPersonContract, {
    load: (tx, { params: { id } }) => findPerson(tx, id),
    may: mayRevealPerson,
    apply: (person, { field }) => ({ ...person, revealed: person[field] }),
    // Looking changes nothing; the log is all that is written.
    save: () => undefined,
    present: ({ revealed = null }) => ({ value: revealed }),
    audit: 'person.revealed',
  }),
]

function shownName({ name, sensitivity }: Pick<Person, 'name' | 'sensitivity'>): string {
  return sensitivity === 'normal' ? name : maskName(name)
}

async function listed(tx: Tx, lines: readonly PersonLine[]): Promise<PersonListed[]> {
  const places = await divisionNames(
    tx,
    lines.map(({ division }) => division),
  )
  return lines.map(({ birth: _birth, ...person }) => ({
    ...person,
    name: shownName(person),
    divisionName: places.get(person.division) ?? '',
  }))
}

export async function presentPerson(tx: Tx, person: Person): Promise<PersonFile> {
  const { id, name, sex, division, sensitivity, version, householdId, createdAt } = person
  const { birth, identity, phone, address, ethnicity, interpreter, mergedInto } = person
  const files = await findFilesOf(tx, id)
  const joined = files.filter((file) => file !== id)
  const [places, twins, contacts, tags, joinedFiles] = await Promise.all([
    divisionNames(tx, [division]),
    findTwins(tx, person),
    findContacts(tx, files),
    findTags(tx, files),
    joined.length === 0 ? [] : findMembers(tx, joined),
  ])
  return {
    ...{ id, name, sex, division, sensitivity, version, householdId, createdAt },
    ...{ ethnicity, interpreter, mergedInto },
    joinedFiles: joinedFiles.map((file) => ({ id: file.id, name: file.name })),
    tags: currentTags(tags),
    tagRecords: tags.map(tagView),
    contacts: contacts.map(contactView),
    divisionName: places.get(division) ?? '',
    birthYear: birth === null ? null : Number(birth.slice(0, 4)),
    identityMasked: identity === null ? null : maskIdentity(identity),
    phoneMasked: phone === null ? null : maskPhone(phone),
    addressMasked: address === null ? null : maskAddress(address),
    possiblySame: twins,
  }
}
