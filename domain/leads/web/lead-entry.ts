import { CueCode, type CueAnswer } from '#domain/grading/cue.schema.ts'
import { GroundWithoutConsent, PartyRelation, PartyRole } from '#domain/matters/party.schema.ts'
import type { z } from 'zod'
import { Category } from '../category.schema.ts'
import type { enterLeadContract } from '../entry.contract.ts'
import { LeadTrait } from '../intake.schema.ts'
import { LeadChannel } from '../lead.schema.ts'

/** A party while it is being written: plain text by name. */
export type PartyDraft = {
  readonly key: string
} & {
  readonly [
    Name in 'role' | 'name' | 'relation' | 'identity' | 'phone' | 'address' | 'ground'
  ]: string
} & { readonly isHidden: boolean; readonly isSuspect: boolean; readonly isGuardian: boolean }

export type LeadDraft = {
  readonly [
    Name in
      | 'channel'
      | 'sourceNumber'
      | 'category'
      | 'division'
      | 'foundOn'
      | 'summary'
      | 'wish'
      | 'relation'
      | 'reporterName'
      | 'reporterPhone'
      | 'safePhone'
      | 'safeTime'
      | 'safeOpening'
      | 'safeAvoid'
  ]: string
} & {
  readonly isAnonymous: boolean
  readonly imminent: boolean
  readonly traits: readonly string[]
  readonly cues: Readonly<Record<string, CueAnswer>>
  readonly parties: readonly PartyDraft[]
  readonly link: { readonly matterId: string; readonly number: string } | null
}

/** `key` tells one from another on the page and is not sent. */
export function newParty(role = ''): PartyDraft {
  return { ...emptyParty, key: crypto.randomUUID(), role }
}

const emptyParty = {
  ...{ role: '', name: '', relation: '', identity: '', phone: '', address: '', ground: '' },
  ...{ isHidden: false, isSuspect: false, isGuardian: false },
}

export const emptyLead: LeadDraft = {
  ...{ channel: 'hotline', sourceNumber: '', category: '', division: '', foundOn: '', summary: '' },
  ...{ wish: '', relation: '', reporterName: '', reporterPhone: '', safePhone: '', safeTime: '' },
  ...{ safeOpening: '', safeAvoid: '', isAnonymous: false, imminent: false, traits: [], cues: {} },
  parties: [{ ...emptyParty, key: 'first', role: 'victim' }],
  link: null,
}

type Body = z.input<typeof enterLeadContract.body>

/** Parties in which nothing was written are left out. */
export function partiesIn({ parties }: LeadDraft): NonNullable<Body['parties']> {
  return parties
    .filter(({ role, name, phone, identity, address }) =>
      role === '' ? false : [name, phone, identity, address].some((text) => text.trim() !== ''),
    )
    .map((party) => ({
      role: PartyRole.catch('family').parse(party.role),
      name: textOf(party.name),
      relation: PartyRelation.safeParse(party.relation).data ?? null,
      identity: textOf(party.identity),
      phone: textOf(party.phone),
      address: textOf(party.address),
      legalGround: GroundWithoutConsent.safeParse(party.ground).data ?? null,
      isHidden: party.isHidden,
      isSuspect: party.isSuspect,
      isGuardian: party.isGuardian,
    }))
}

export function bodyOf(draft: LeadDraft, isRegistered: boolean): Body {
  const { safePhone: phone, safeTime: time, safeOpening: opening, safeAvoid: avoid } = draft
  const hasSafe = [phone, time, opening, avoid].some((text) => text.trim() !== '')
  return {
    channel: LeadChannel.exclude(['visit']).catch('other').parse(draft.channel),
    sourceNumber: draft.sourceNumber,
    category: Category.catch('other').parse(draft.category),
    division: draft.division,
    foundOn: draft.foundOn,
    summary: draft.summary,
    traits: LeadTrait.options.filter((trait) => draft.traits.includes(trait)),
    imminent: draft.imminent,
    cues: CueCode.options.flatMap((cue) => {
      const answer = draft.cues[cue]
      return answer === undefined ? [] : [{ cue, answer }]
    }),
    intake: {
      reporter: {
        relation: PartyRelation.catch('other').parse(draft.relation),
        isAnonymous: draft.isAnonymous,
        name: draft.isAnonymous ? '' : draft.reporterName,
        phone: draft.reporterPhone,
      },
      safeContact: hasSafe ? { phone, time, opening, avoid } : null,
      wish: draft.wish,
    },
    parties: partiesIn(draft),
    isRegistered,
    link: draft.link === null ? null : { matterId: draft.link.matterId, kind: 'recurrence' },
  }
}

function textOf(text: string): string | null {
  return text.trim() === '' ? null : text
}
