import { isRefusal, refuse } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import { maskAddress, maskPhone } from '#platform/text/mask.ts'
import { divisionFullNames } from '#domain/divisions/division.public.ts'
import type { MatchRequest } from './match.schema.ts'
import { findMatchesInReach, findMatchInReach, saveMatch } from './match.store.ts'
import {
  decideMatchContract,
  listMatchesContract,
  type MatchFile,
  type MatchView,
} from './person-merge.contract.ts'
import { asPair, join, loadPair, type Joining } from './person-merge.routes.ts'
import { mergePeople } from './person-merge.transition.ts'
import { mayDecideMatches, mayJoinPeople } from './person.policy.ts'
import type { Person } from './person.schema.ts'
import { findPeople } from './person.store.ts'

/** More waiting requests than one person looks through at a sitting. */
const shownMatches = 100

/** A request with the two files it is about; the one opened later goes on in the earlier one. */
type Deciding = MatchRequest & { readonly pair?: Joining | undefined }

export const matchRoutes: readonly Route[] = [
  query(listMatchesContract, {
    may: mayDecideMatches,
    read: async (tx) => ({ items: await views(tx) }),
    audit: 'person.matches-read',
  }),
  command<typeof decideMatchContract, Deciding>(decideMatchContract, {
    async load(tx, { params }) {
      const request = await findMatchInReach(tx, params.id)
      if (request === undefined) return undefined
      return { ...request, pair: await loadPair(tx, request.fileId, request.otherId) }
    },
    may(actor, { pair }) {
      const decision = mayDecideMatches(actor)
      if (isRefusal(decision)) return decision
      return pair === undefined ? refuse('not-found') : mayJoinPeople(actor, pair, pair.into)
    },
    apply(request, { decision }) {
      const version = request.version + 1
      if (decision === 'keep-apart') return { ...request, version, status: 'kept-apart' }
      const { pair } = request
      if (pair?.into === undefined) return refuse('no-such-person')
      const joined = mergePeople(asPair(pair), pair.holdsOthers ?? false)
      if (isRefusal(joined)) return joined
      return { ...request, version, status: 'joined', pair: { ...joined.from, into: joined.into } }
    },
    async save(tx, next, before, { reason }) {
      const by = tx.actor.id
      if (next.status === 'joined' && next.pair !== undefined && before.pair !== undefined) {
        await join(tx, asPair(before.pair), asPair(next.pair), reason)
      }
      tx.asSystem()
      saveMatch(tx, next, { by, reason })
    },
    present: ({ id, status }) => ({ id, status }),
    audit: 'person-match.decided',
  }),
]

async function views(tx: Tx): Promise<MatchView[]> {
  const requests = await findMatchesInReach(tx, shownMatches)
  const people = await findPeople(
    tx,
    requests.flatMap(({ fileId, otherId }) => [fileId, otherId]),
  )
  const byId = new Map(people.map((person) => [person.id, person]))
  const places = await divisionFullNames(tx, [...new Set(people.map(({ division }) => division))])
  return requests.flatMap(({ id, createdAt, fileId, otherId }) => {
    const files = [fileId, otherId].flatMap((file) => byId.get(file) ?? [])
    return files.length === 2
      ? [{ id, createdAt, files: files.map((file) => matchFile(file, places)) }]
      : []
  })
}

function matchFile(person: Person, places: ReadonlyMap<string, string>): MatchFile {
  const { id, name, sex, birth, division, phone, address, createdAt } = person
  return {
    ...{ id, name, sex, createdAt, divisionName: places.get(division) ?? '' },
    birthYear: birth === null ? null : Number(birth.slice(0, 4)),
    phoneMasked: phone === null ? null : maskPhone(phone),
    addressMasked: address === null ? null : maskAddress(address),
  }
}
