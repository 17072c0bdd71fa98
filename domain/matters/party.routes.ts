import { planPeople, savePeople, type PeoplePlan } from '#domain/people/person.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { maySee } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Circumstances, type Route } from '#platform/http/route.ts'
import { maskAddress, maskName, maskPhone } from '#platform/text/mask.ts'
import { findLinks } from './link.store.ts'
import { mayReadMatters, mayWorkOnMatter } from './matter.policy.ts'
import type { Matter, MatterFile, MattersChanged, On } from './matter.schema.ts'
import { findMatter, findMergedInto, lockMatter, saveMatter } from './matter.store.ts'
import {
  addPartyContract,
  changePartyContract,
  listPartiesContract,
  removePartyContract,
  revealPartiesContract,
  type PartyList,
  type PartyView,
} from './party.contract.ts'
import { isExcluded, type PartiesChanged, type Party, type PartyInput } from './party.schema.ts'
import { findParties, findParty, insertParties, saveParty } from './party.store.ts'
import {
  addParty,
  changeParty,
  partyOf,
  readParty,
  removeParty,
  type PartyFile,
} from './party.transition.ts'

/** A matter with one of its parties, and what was read of what is sent. */
type Loaded = PartyFile & { readonly given: PartyInput | Refusal; readonly people: PeoplePlan }

const nobody: PeoplePlan = { refs: new Map(), files: [], retaggings: [] }

async function loadNew(
  tx: Tx,
  { params, body }: { params: { id: string }; body: { party: PartyInput } },
): Promise<Loaded | undefined> {
  const file = await lockMatter(tx, params.id)
  if (file === undefined) return undefined
  const read = readParty(body.party)
  const given = isRefusal(read) ? body.party : read
  const people = isRefusal(read) ? nobody : await planFor(tx, read, file)
  const personId = people.refs.get(given.identity ?? '')?.id ?? null
  const of = { id: newId(), leadId: null, matterId: file.id, personId, place: file, now: tx.now }
  return { ...file, party: partyOf(given, of), identity: given.identity, given: read, people }
}

async function loadParty(
  tx: Tx,
  {
    params,
    body,
  }: {
    params: { id: string; partyId: string }
    body: { party?: PartyInput; version?: number | undefined }
  },
): Promise<Loaded | undefined> {
  const [file, party] = [await lockMatter(tx, params.id), await findParty(tx, params.partyId)]
  if (file === undefined || party?.matterId !== file.id) return undefined
  const read = body.party === undefined ? refuse('party-missing') : readParty(body.party)
  const people = isRefusal(read) ? nobody : await planFor(tx, read, file)
  const identity = isRefusal(read) ? null : read.identity
  const personId = people.refs.get(identity ?? '')?.id ?? party.personId
  return { ...file, party: { ...party, personId }, identity, given: read, people }
}

/** Whose identity number is known has a file, kept as closely as the matter. */
function planFor(tx: Tx, party: PartyInput, matter: Matter): Promise<PeoplePlan> {
  const { name, identity, birth, sex, isHidden } = party
  if (name === null || identity === null || birth === null || sex === null) {
    return Promise.resolve(nobody)
  }
  const { division, sensitivity, named } = matter
  const contacts = isHidden
    ? { phone: null, address: null }
    : { phone: party.phone, address: party.address }
  return planPeople(tx, [
    {
      ...{ division, orgId: tx.actor.orgId, sensitivity, named, ...contacts },
      ...{ name, identity, birth, sex, tags: [] },
    },
  ])
}

function by(on: Circumstances): On {
  return { ...on, id: newId }
}

/** What the transition made of it, with what the command looked up. */
function loaded(next: PartyFile | Refusal, { given, people }: Loaded): Loaded | Refusal {
  return isRefusal(next) ? next : { ...next, given, people }
}

const onParty = {
  may: mayWorkOnMatter,
  events: (matter: MatterFile, before: MatterFile): (MattersChanged | PartiesChanged)[] => [
    { type: 'matters.changed', changes: [{ before, matter }] },
    { type: 'parties.changed', matterIds: [matter.id] },
  ],
  present: answerWith,
}

function saveChanged(tx: Tx, next: Loaded, before: Loaded): void {
  savePeople(tx, next.people)
  saveParty(tx, next.party, next.identity)
  saveMatter(tx, next, before)
}

export const partyRoutes: readonly Route[] = [
  query(listPartiesContract, {
    may: mayReadMatters,
    async read(tx, { params }) {
      const matter = await findMatter(tx, params.id)
      return matter === undefined ? undefined : listOf(tx, matter)
    },
  }),
  query(revealPartiesContract, {
    may: mayReadMatters,
    async read(tx, { params }) {
      const matter = await findMatter(tx, params.id)
      if (matter === undefined) return undefined
      const { parties } = await partiesWithMerged(tx, matter)
      return {
        items: parties.map(({ id, name, phone, address }) => ({ id, name, phone, address })),
      }
    },
    audit: 'matter.parties-shown',
  }),
  command<typeof addPartyContract, Loaded>(addPartyContract, {
    ...onParty,
    load: loadNew,
    apply: (file, _, on) =>
      isRefusal(file.given) ? file.given : loaded(addParty(file, by(on)), file),
    save(tx, next, before) {
      savePeople(tx, next.people)
      insertParties(tx, [{ ...next.party, identity: next.identity }])
      saveMatter(tx, next, before)
    },
    audit: 'matter.party-added',
  }),
  command<typeof changePartyContract, Loaded>(changePartyContract, {
    ...onParty,
    load: loadParty,
    apply: (file, _, on) =>
      isRefusal(file.given) ? file.given : loaded(changeParty(file, file.given, by(on)), file),
    save: saveChanged,
    audit: 'matter.party-changed',
  }),
  command<typeof removePartyContract, Loaded>(removePartyContract, {
    ...onParty,
    load: loadParty,
    apply: (file, _, on) => loaded(removeParty(file, by(on)), file),
    save: saveChanged,
    audit: 'matter.party-removed',
  }),
]

async function answerWith(file: MatterFile, tx: Tx): Promise<PartyList | null> {
  return maySee(tx.initiator, file) ? listOf(tx, file) : null
}

/** Those of the matter, then those of what was merged into it, as far as that is open. */
async function partiesWithMerged(
  tx: Tx,
  { id }: Matter,
): Promise<{ parties: Party[]; numbers: ReadonlyMap<string, string> }> {
  const merged = await findMergedInto(tx, id)
  const numbers = new Map(merged.map((one) => [one.id, one.number]))
  const all = await findParties(tx, [id, ...numbers.keys()])
  const isOwn = (party: Party): boolean => party.matterId === id
  const parties = [...all.filter(isOwn), ...all.filter((party) => !isOwn(party))]
  return { parties, numbers }
}

async function listOf(tx: Tx, matter: Matter): Promise<PartyList> {
  const [{ parties, numbers }, links] = [
    await partiesWithMerged(tx, matter),
    await findLinks(tx, matter.id),
  ]
  return {
    items: parties.map((party) => viewOf(party, numbers)),
    links: links.map(({ otherId: matterId, number, status, kind, isEarlier }) => {
      return { matterId, number, status, kind, isEarlier }
    }),
    mayChange: !isRefusal(mayWorkOnMatter(tx.initiator, matter)),
    version: matter.version,
  }
}

function viewOf(party: Party, numbers: ReadonlyMap<string, string>): PartyView {
  const { id, role, sex, birth, relation, personId, isHidden, isSuspect, isGuardian } = party
  return {
    ...{ id, role, sex, birth, relation, personId, isHidden, isSuspect, isGuardian },
    name: party.name === null ? null : maskName(party.name),
    phone: party.phone === null ? null : maskPhone(party.phone),
    address: party.address === null ? null : maskAddress(party.address),
    ofMerged: numbers.get(party.matterId ?? '') ?? null,
    isExcluded: isExcluded(party),
    legalGround: party.legalGround,
  }
}
