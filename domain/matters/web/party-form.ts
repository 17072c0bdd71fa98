import type { z } from 'zod'
import type { PartyView, revealPartiesContract } from '../party.contract.ts'
import { GroundWithoutConsent, PartyRelation, PartyRole, type PartyInput } from '../party.schema.ts'

/** What the mask hides, after it was asked for. */
export type InFull = z.output<typeof revealPartiesContract.output>['items'][number]

/** A party of the matter with what its mask hides. */
export type KnownParty = { readonly party: PartyView; readonly full: InFull }

export const partyTexts = ['name', 'phone', 'identity', 'address'] as const
export const partyTicks = ['hidden', 'suspect', 'guardian'] as const

/** A party as the form holds it. */
export type PartyValues = {
  readonly role: string
  readonly relation: string
  readonly name: string
  readonly identity: string
  readonly phone: string
  readonly address: string
  readonly ground: string
  readonly ticks: readonly string[]
}

export const emptyParty: PartyValues = {
  ...{ role: '', relation: '', name: '', identity: '', phone: '', address: '', ground: '' },
  ticks: [],
}

/** The identity number is never shown again: left empty, the known one stays. */
export function valuesOfParty(party: PartyView, full: InFull): PartyValues {
  const { isHidden, isSuspect, isGuardian } = party
  const isTicked = { hidden: isHidden, suspect: isSuspect, guardian: isGuardian }
  return {
    ...{ role: party.role, relation: party.relation ?? '', identity: '' },
    ...{ name: full.name ?? '', phone: full.phone ?? '', address: full.address ?? '' },
    ground: party.legalGround ?? '',
    ticks: partyTicks.filter((one) => isTicked[one]),
  }
}

/** @param known whom it changes: what the form does not ask for stays as it was */
export function inputOfParty(
  { role, relation, ground, ticks, ...texts }: PartyValues,
  known: PartyView | undefined,
): PartyInput {
  const needsGround = ticks.includes('suspect') && ticks.includes('guardian')
  return {
    ...texts,
    role: PartyRole.catch('family').parse(role),
    ...{ sex: known?.sex ?? null, birth: known?.birth ?? null },
    relation: PartyRelation.safeParse(relation).data ?? null,
    legalGround: needsGround ? (GroundWithoutConsent.safeParse(ground).data ?? null) : null,
    isHidden: ticks.includes('hidden'),
    isSuspect: ticks.includes('suspect'),
    isGuardian: ticks.includes('guardian'),
  }
}

const compared = ['role', 'relation', 'name', 'phone', 'address', 'ground', 'ticks'] as const
export type Compared = (typeof compared)[number]

/** In what two versions of a party differ. */
export function differing(mine: PartyValues, theirs: PartyValues): Compared[] {
  return compared.filter((name) => String(mine[name]) !== String(theirs[name]))
}
