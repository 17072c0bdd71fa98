import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, type Route } from '#platform/http/route.ts'
import { tellOfKinAgain } from './kinship.store.ts'
import { mergePersonContract, unmergePersonContract } from './person-merge.contract.ts'
import type { Kept } from './person-merge.schema.ts'
import {
  endMerge,
  findMerge,
  insertMerge,
  lockDependents,
  restrictDependents,
} from './person-merge.store.ts'
import {
  follow,
  mergePeople,
  restrictionsOf,
  unfollow,
  unmergePeople,
  type Pair,
} from './person-merge.transition.ts'
import { placeOfBoth } from './person-place.transition.ts'
import { mayJoinPeople } from './person.policy.ts'
import type { Person } from './person.schema.ts'
import { findFilesOf, findPerson, lockPeople, savePerson } from './person.store.ts'

/** The file that the path names, with the other one beside it. */
export type Joining = Person & { readonly into?: Person; readonly holdsOthers?: boolean }
type Parting = Joining & { readonly merge?: { readonly id: string; readonly kept: Kept } }

export const personMergeRoutes: readonly Route[] = [
  command<typeof mergePersonContract, Joining>(mergePersonContract, {
    load: (tx, { params, body }) => loadPair(tx, params.id, body.intoId),
    may: (actor, { into, ...from }) => mayJoinPeople(actor, from, into),
    apply: ({ into, holdsOthers = false, ...from }) =>
      into === undefined
        ? refuse('no-such-person')
        : asJoining(mergePeople({ from, into }, holdsOthers)),
    save: (tx, next, before, { reason }) => join(tx, asPair(before), asPair(next), reason),
    present: ({ id, mergedInto }) => ({ id, mergedInto }),
    audit: 'person.merged',
  }),
  command<typeof unmergePersonContract, Parting>(unmergePersonContract, {
    load: (tx, { params }) => loadJoined(tx, params.id),
    may: (actor, { into, ...from }) =>
      from.mergedInto === null ? refuse('person-not-joined') : mayJoinPeople(actor, from, into),
    apply: ({ into, merge, holdsOthers: _none, ...from }) => {
      if (into === undefined || merge === undefined) return refuse('person-not-joined')
      const apart = unmergePeople({ from, into }, merge.kept)
      return isRefusal(apart) ? apart : { ...apart.from, into: apart.into, merge }
    },
    async save(tx, next, before, { reason }) {
      const { merge } = before
      if (merge === undefined) return
      const by = tx.actor.id
      const { from, into } = asPair(next)
      tx.asSystem()
      const rows = await lockDependents(tx, [from.id, into.id])
      restrictDependents(tx, unfollow(merge.kept, rows))
      savePerson(tx, from)
      savePerson(tx, into)
      endMerge(tx, merge.id, { by, reason })
    },
    present: ({ id, mergedInto }) => ({ id, mergedInto }),
    audit: 'person.merge-undone',
  }),
]

export async function loadPair(tx: Tx, id: string, intoId: string): Promise<Joining | undefined> {
  const files = await lockPeople(tx, [id, intoId])
  const from = files.find((file) => file.id === id)
  const into = files.find((file) => file.id === intoId)
  if (from === undefined) return undefined
  const holdsOthers = (await findFilesOf(tx, id)).length > 1
  return into === undefined ? { ...from, holdsOthers } : { ...from, into, holdsOthers }
}

async function loadJoined(tx: Tx, id: string): Promise<Parting | undefined> {
  const person = await findPerson(tx, id)
  if (person === undefined || person.mergedInto === null) return person
  const [merge, pair] = [await findMerge(tx, id), await loadPair(tx, id, person.mergedInto)]
  return pair === undefined || merge === undefined ? pair : { ...pair, merge }
}

function asJoining(result: Pair | Refusal): Joining | Refusal {
  return isRefusal(result) ? result : { ...result.from, into: result.into }
}

export function asPair({ into, holdsOthers: _none, ...from }: Joining): Pair {
  if (into === undefined) throw new Error('a file is joined to none')
  return { from, into }
}

/**
 * Writes a joining. As the system from here on: what hangs on the files may be sealed to others, and
 * has to be kept as closely as the files all the same.
 */
export async function join(tx: Tx, before: Pair, next: Pair, reason: string): Promise<void> {
  const by = tx.actor.id
  tx.asSystem()
  const dependents = await lockDependents(tx, [next.from.id, next.into.id])
  const fileOf = (file: Person): Kept['files'][number] => {
    const { id, tags } = file
    return { id, tags, ...restrictionsOf(file) }
  }
  insertMerge(tx, {
    ...placeOfBoth(next.into, next.from),
    ...{ id: newId(), fromId: next.from.id, intoId: next.into.id, reason },
    ...{ mergedAt: tx.now.toISOString(), mergedBy: by },
    kept: { files: [fileOf(before.from), fileOf(before.into)], dependents },
  })
  restrictDependents(
    tx,
    dependents.map((row) => follow(row, next.into)),
  )
  savePerson(tx, next.from)
  savePerson(tx, next.into)
  tellOfKinAgain(tx, [next.from.id, next.into.id])
}
