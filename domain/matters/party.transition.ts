import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { normalName } from '#platform/text/person-name.ts'
import { readIdentityNumber } from '#platform/text/identity-number.ts'
import { readPhone } from '#platform/text/phone.ts'
import { noted } from './entry.transition.ts'
import { standing } from './matter-action.schema.ts'
import type { MatterFile, On } from './matter.schema.ts'
import { isExcluded, type Party, type PartyInput } from './party.schema.ts'

/** A party as entered, its numbers in their normal form, with what the identity number tells. */
export function readParty(given: PartyInput): PartyInput | Refusal {
  const phone = given.phone === null || given.phone === '' ? null : readPhone(given.phone)
  if (phone === undefined) return refuse('phone-invalid')
  const name = given.name === null || given.name === '' ? null : normalName(given.name)
  const address = given.address === '' ? null : given.address
  if (given.identity === null || given.identity === '') {
    return { ...given, name, phone, address, identity: null }
  }
  const identity = readIdentityNumber(given.identity)
  if (typeof identity === 'string') return refuse(identity)
  const { number, birth, sex } = identity
  return { ...given, name, phone, address, identity: number, birth, sex }
}

export type PartyOf = {
  readonly id: string
  readonly leadId: string | null
  readonly matterId: string | null
  readonly personId: string | null
  readonly place: Place
  readonly now: Date
}

export function partyOf(
  { identity: _kept, ...given }: PartyInput,
  { id, leadId, matterId, personId, place, now }: PartyOf,
): Party {
  const { region, division, orgId, audience, sensitivity, named, barred } = place
  return {
    ...{ region, division, orgId, audience, sensitivity, named, barred },
    ...given,
    ...{ id, leadId, matterId, personId, createdAt: now.toISOString(), endedAt: null, version: 1 },
  }
}

/** A matter with the party that the command adds, changes or removes. */
export type PartyFile = MatterFile & {
  readonly party: Party
  readonly identity: string | null
}

export function addParty(file: PartyFile, on: On): PartyFile | Refusal {
  return settled(file, file.party, 'party-added', on)
}

export function changeParty(
  file: PartyFile,
  { identity: _kept, ...given }: PartyInput,
  on: On,
): PartyFile | Refusal {
  if (file.party.endedAt !== null) return refuse('party-removed')
  const party: Party = { ...file.party, ...given, version: file.party.version + 1 }
  return settled(file, party, 'party-changed', on)
}

export function removeParty(file: PartyFile, on: On): PartyFile | Refusal {
  if (file.party.endedAt !== null) return refuse('party-removed')
  const { version } = file.party
  const party: Party = { ...file.party, endedAt: on.now.toISOString(), version: version + 1 }
  return settled(file, party, 'party-removed', on)
}

function settled(
  file: PartyFile,
  party: Party,
  kind: 'party-added' | 'party-changed' | 'party-removed',
  on: On,
): PartyFile | Refusal {
  const refusal = standing('note', file.status)
  if (refusal !== undefined) return refusal
  // A child is not called where the one who is suspected of hurting it picks up the phone.
  if (isExcluded(party) && answersAt(file, party)) return refuse('safe-contact-is-the-suspect')
  const detail = { party: party.id, role: party.role }
  const { identity } = file
  return { ...noted(file, kind, on, { detail }), party, identity }
}

function answersAt({ safeContact }: MatterFile, { phone }: Party): boolean {
  return phone !== null && safeContact !== undefined && readPhone(safeContact.phone) === phone
}
