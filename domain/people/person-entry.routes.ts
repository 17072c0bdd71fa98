import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, type Route } from '#platform/http/route.ts'
import { readIdentityNumber } from '#platform/text/identity-number.ts'
import { readPhone } from '#platform/text/phone.ts'
import { knownDivisions } from '#domain/divisions/division.public.ts'
import { levelOf } from '#domain/divisions/division.schema.ts'
import {
  changePersonContract,
  createPersonContract,
  type ChangePerson,
  type CreatePerson,
} from './person-entry.contract.ts'
import { changePerson, openFile, type Newcomer } from './person-entry.transition.ts'
import { mayReadPeople, mayRevealPerson } from './person.policy.ts'
import { savePeople, taggingsFor } from './person.public.ts'
import { presentPerson } from './person.routes.ts'
import type { Person } from './person.schema.ts'
import {
  findMatches,
  findPerson,
  identityIndex,
  insertNewPeople,
  lockPerson,
  savePerson,
  type NewPerson,
} from './person.store.ts'

type Placed = Person & { readonly isPlaceKnown?: boolean }

export const personEntryRoutes: readonly Route[] = [
  creation<typeof createPersonContract, NewPerson, Newcomer>(createPersonContract, {
    prepare: (tx, { body }) => prepare(tx, body),
    may: (actor) => mayReadPeople(actor),
    apply: (body, newcomer, on) => openFile(body, newcomer, { ...on, id: newId() }),
    save: open,
    present: ({ id, identity }) => ({ id, isMatchRequested: identity !== null }),
    audit: 'person.opened',
  }),
  command<typeof changePersonContract, Placed>(changePersonContract, {
    async load(tx, { params, body }) {
      const [person, isPlaceKnown] = await Promise.all([
        lockPerson(tx, params.id),
        isVillage(tx, body.division),
      ])
      return person === undefined ? undefined : { ...person, isPlaceKnown }
    },
    may: mayRevealPerson,
    apply: ({ isPlaceKnown, ...person }, body: ChangePerson, { now }) =>
      isPlaceKnown === false ? refuse('division-unknown') : changePerson(person, body, now),
    save: savePerson,
    present: (person, tx) => presentPerson(tx, person),
    audit: 'person.changed',
  }),
]

/** Looks up what a file needs; of a file that the actor must not know of she is told nothing. */
async function prepare(tx: Tx, body: CreatePerson): Promise<Newcomer | Refusal> {
  const identity = body.identity === null ? null : readIdentityNumber(body.identity)
  if (typeof identity === 'string') return refuse(identity)
  const phone = body.phone === null ? null : readPhone(body.phone)
  if (phone === undefined) return refuse('phone-invalid')
  const index = identity === null ? [] : [identityIndex(tx, identity.number)]
  const [isKnown, matches, relative] = await Promise.all([
    isVillage(tx, body.division),
    findMatches(tx, index),
    body.householdOf === undefined ? undefined : findPerson(tx, body.householdOf),
  ])
  if (!isKnown) return refuse('division-unknown')
  if (body.householdOf !== undefined && relative === undefined) return refuse('no-such-person')
  const [match] = matches
  if (match?.seen === true && !isRefusal(mayReadPeople(tx.actor))) return refuse('person-has-file')
  const householdId = relative?.householdId ?? newId()
  return { identity, phone, householdId, sameAs: match?.id ?? null }
}

async function isVillage(tx: Tx, division: string): Promise<boolean> {
  return levelOf(division) === 'village' && (await knownDivisions(tx, [division])).has(division)
}

/**
 * Where somebody else opened a file with the same number meanwhile, this one is tied to it, as if it
 * had been there before: a failure would tell that it is.
 */
async function open(tx: Tx, file: NewPerson): Promise<void> {
  const inserted = await insertNewPeople(tx, [file])
  if (!inserted.has(file.id) && file.identity !== null) {
    const [match] = await findMatches(tx, [identityIndex(tx, file.identity)])
    await insertNewPeople(tx, [{ ...file, sameAs: match?.id ?? null }])
  }
  const taggings = await taggingsFor(tx, file.id, file.tags)
  savePeople(tx, { refs: new Map(), files: [], retaggings: [], taggings, opened: [file] })
}
