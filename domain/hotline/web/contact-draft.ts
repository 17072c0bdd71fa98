import { CueCode, type CueAnswer } from '#domain/grading/cue.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { LeadTrait } from '#domain/leads/intake.schema.ts'
import { PartyRelation, type PartyInput } from '#domain/matters/party.schema.ts'
import type { z } from 'zod'
import type { recordContactContract } from '../contact.contract.ts'
import { Caller, ContactChannel, Handling, Topic, Urgency } from '../contact.schema.ts'

/** Whoever else is named, while it is being written. */
export type OtherParty = {
  readonly role: 'other-side' | 'child'
  readonly relation: string
  readonly name: string
  readonly sex: string
}

/** The form while she is on the line: plain text by name. */
export type ContactDraft = {
  readonly [
    Name in
      | 'channel'
      | 'phone'
      | 'name'
      | 'identity'
      | 'sex'
      | 'age'
      | 'marital'
      | 'occupation'
      | 'address'
      | 'relation'
      | 'division'
      | 'category'
      | 'topic'
      | 'narrative'
      | 'wish'
      | 'answer'
      | 'safePhone'
      | 'safeTime'
      | 'safeOpening'
      | 'safeAvoid'
      | 'urgency'
      | 'handling'
      | 'satisfaction'
      // the matter that the call goes into
      | 'attachTo'
  ]: string
} & {
  readonly [
    Name in 'isAnonymous' | 'isGroup' | 'isRepeat' | 'isPetition' | 'isPoliceTold' | 'wantsCallBack'
  ]: boolean
} & {
  readonly traits: readonly string[]
  readonly cues: Readonly<Record<string, CueAnswer>>
  readonly others: readonly OtherParty[]
  /** proposals that were looked at and not taken */
  readonly dropped: readonly string[]
  /** questions of the danger script that were asked */
  readonly asked: readonly number[]
  /** when the call began, in milliseconds; 0 before it did */
  readonly startedAt: number
}

export const emptyContact: ContactDraft = {
  ...{ channel: 'hotline', phone: '', name: '', identity: '', sex: '', age: '', marital: '' },
  ...{ occupation: '', address: '', relation: '', division: '', category: '', topic: '' },
  ...{ narrative: '', wish: '', answer: '', safePhone: '', safeTime: '', safeOpening: '' },
  ...{
    safeAvoid: '',
    urgency: '',
    handling: '',
    satisfaction: '',
    attachTo: '',
    isAnonymous: false,
  },
  ...{ isGroup: false, isRepeat: false, isPetition: false, isPoliceTold: false },
  ...{ wantsCallBack: false, traits: [], cues: {}, others: [], dropped: [], asked: [] },
  startedAt: 0,
}

type Body = z.input<typeof recordContactContract.body>

/** What must be answered before it can be saved, by the name of the field. */
export function missingIn(draft: ContactDraft): readonly ('narrative' | Required)[] {
  const missing: ('narrative' | Required)[] = required.filter((name) => draft[name] === '')
  if (draft.narrative.trim().length < 2) missing.unshift('narrative')
  if (draft.division === '' && draft.handling !== 'answered') missing.push('division')
  return missing
}

type Required = 'relation' | 'category' | 'urgency' | 'handling' | 'division'
const required = ['relation', 'category', 'urgency', 'handling'] as const

/** @param now milliseconds */
export function bodyOf(draft: ContactDraft, now: number): Body {
  const { safePhone: phone, safeTime: time, safeOpening: opening, safeAvoid: avoid } = draft
  const hasSafe = [phone, time, opening, avoid].some((text) => text.trim() !== '')
  const { sex, marital } = Caller.shape
  return {
    channel: ContactChannel.catch('hotline').parse(draft.channel),
    seconds: secondsOf(draft, now),
    caller: {
      ...{ isAnonymous: draft.isAnonymous, phone: draft.phone, occupation: draft.occupation },
      ...{ name: draft.isAnonymous ? '' : draft.name, address: draft.address },
      identity: draft.isAnonymous ? '' : draft.identity,
      sex: sex.safeParse(draft.sex === '' ? null : draft.sex).data ?? null,
      age: draft.age === '' ? null : Number(draft.age),
      marital: marital.safeParse(draft.marital === '' ? null : draft.marital).data ?? null,
      relation: PartyRelation.catch('other').parse(draft.relation),
    },
    safeContact: hasSafe ? { phone, time, opening, avoid } : null,
    division: draft.handling === 'answered' ? '' : draft.division,
    category: Category.catch('other').parse(draft.category),
    topic: Topic.safeParse(draft.topic).data ?? null,
    ...{ narrative: draft.narrative, wish: draft.wish, answer: draft.answer },
    traits: LeadTrait.options.filter((trait) => draft.traits.includes(trait)),
    cues: CueCode.options.flatMap((cue) => {
      const answer = draft.cues[cue]
      return answer === undefined ? [] : [{ cue, answer }]
    }),
    parties: draft.others.map(partyOf),
    attachTo: draft.attachTo === '' || draft.handling === 'answered' ? null : draft.attachTo,
    urgency: Urgency.catch('usual').parse(draft.urgency),
    handling: Handling.catch('referred').parse(draft.handling),
    ...{ isGroup: draft.isGroup, isRepeat: draft.isRepeat, isPetition: draft.isPetition },
    ...{ isPoliceTold: draft.isPoliceTold, wantsCallBack: draft.wantsCallBack },
    satisfaction: draft.satisfaction === '' ? null : Number(draft.satisfaction),
  }
}

export function secondsOf({ startedAt }: ContactDraft, now: number): number {
  const seconds = startedAt === 0 ? 0 : Math.round((now - startedAt) / 1000)
  return Math.min(86_400, Math.max(0, seconds))
}

function partyOf({ role, relation, name, sex }: OtherParty): z.input<typeof PartyInput> {
  return {
    ...{ role, name: name === '' ? null : name, identity: null, phone: null, address: null },
    relation: PartyRelation.safeParse(relation).data ?? null,
    sex: sex === 'female' || sex === 'male' ? sex : null,
  }
}
