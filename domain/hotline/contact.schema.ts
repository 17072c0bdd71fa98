import { z } from 'zod'
import type { CueAnswer, CueCode } from '#domain/grading/cue.schema.ts'
import type { Category } from '#domain/leads/category.schema.ts'
import type { LeadTrait } from '#domain/leads/intake.schema.ts'
import type { IntakeChanged } from '#domain/metrics/intake.schema.ts'
import { SafeContact } from '#domain/matters/matter.schema.ts'
import { PartyRelation } from '#domain/matters/party.schema.ts'
import type { Place } from '#platform/access/place.ts'
import type { HotlineRules } from './hotline-rule.schema.ts'

export const ContactChannel = z.enum(['hotline', 'letter', 'walk-in', 'online'])
export type ContactChannel = z.infer<typeof ContactChannel>

/** Everything but `told` is counted and is never a case (非数据来电). */
export const ContactNature = z.enum(['told', 'silent', 'hang-up', 'nuisance', 'wrong-number'])
export type ContactNature = z.infer<typeof ContactNature>

export const Urgency = z.enum(['imminent', 'urgent', 'usual'])
export type Urgency = z.infer<typeof Urgency>

/** 答复、转办、交办、协调、自办. What was only answered leads to no matter. */
export const Handling = z.enum(['answered', 'referred', 'assigned', 'coordinated', 'own-case'])
export type Handling = z.infer<typeof Handling>

export const ContactStatus = z.enum(['counted', 'answered', 'following', 'concluded'])
export type ContactStatus = z.infer<typeof ContactStatus>

/** The three services that come out of the line: legal, family mediation, counselling. */
export const Service = z.enum(['legal', 'mediation', 'counselling'])
export type Service = z.infer<typeof Service>

/** Second level of the categories, by the first. */
export const topics = {
  political: ['village-rights', 'taking-part'],
  'person-dignity': ['harassment', 'assault', 'privacy', 'trafficking'],
  'education-culture': ['schooling', 'training'],
  'labour-security': ['job', 'wages', 'maternity', 'insurance', 'relief'],
  property: ['land', 'inheritance', 'debt'],
  'marriage-family': ['violence', 'divorce', 'custody', 'joint-property', 'support', 'discord'],
  children: ['child-abuse', 'child-neglect', 'child-care', 'child-education'],
  other: ['question', 'suggestion', 'elsewhere'],
} as const satisfies Record<Category, readonly string[]>

export const Topic = z.enum([
  ...topics.political,
  ...topics['person-dignity'],
  ...topics['education-culture'],
  ...topics['labour-security'],
  ...topics.property,
  ...topics['marriage-family'],
  ...topics.children,
  ...topics.other,
])
export type Topic = z.infer<typeof Topic>

const CallerFields = z.strictObject({
  isAnonymous: z.boolean().default(false),
  name: z.string().trim().max(60).default(''),
  phone: z.string().trim().max(40).default(''),
  identity: z.string().trim().max(30).default(''),
  sex: z.enum(['female', 'male']).nullable().default(null),
  age: z.int().min(0).max(120).nullable().default(null),
  marital: z
    .enum(['single', 'married', 'separated', 'divorced', 'widowed', 'cohabiting'])
    .nullable()
    .default(null),
  occupation: z.string().trim().max(60).default(''),
  address: z.string().trim().max(200).default(''),
  /** what she is to the one whom it is about */
  relation: PartyRelation.default('self'),
})

/** Whoever calls. An anonymous one leaves no name; her number may still be kept. */
export const Caller = CallerFields.refine(({ isAnonymous, name }) => !isAnonymous || name === '', {
  path: ['name'],
  message: 'anonymous-with-a-name',
})
export type Caller = z.infer<typeof Caller>

export const CallBackOutcome = z.enum(['reached', 'not-reached'])
export type CallBackOutcome = z.infer<typeof CallBackOutcome>

/** One call back, as it stands in the record. */
const CallBack = z.strictObject({
  at: z.string(),
  byName: z.string(),
  outcome: CallBackOutcome,
  note: z.string(),
})

/** What was said; sealed as a whole. The identity number is not kept here. */
export const ContactContent = z.strictObject({
  caller: CallerFields.omit({ identity: true }),
  safeContact: SafeContact.nullable(),
  narrative: z.string(),
  wish: z.string(),
  answer: z.string(),
  callBacks: z.array(CallBack),
  /** why a petition took longer */
  extension: z.string(),
})
export type ContactContent = z.infer<typeof ContactContent>

/** 来电来访: one contact with the line, whatever the channel. Sealed parts are in clear only in memory. */
export type Contact = Place & {
  readonly id: string
  /** 热线 20230510-3F2A1C */
  readonly number: string
  readonly channel: ContactChannel
  readonly nature: ContactNature
  readonly status: ContactStatus
  readonly category: Category | null
  readonly topic: Topic | null
  readonly traits: readonly LeadTrait[]
  readonly cues: readonly { readonly cue: CueCode; readonly answer: CueAnswer }[]
  readonly urgency: Urgency
  readonly handling: Handling | null
  readonly isGroup: boolean
  readonly isRepeat: boolean
  readonly isPetition: boolean
  /** 110 was told while she was on the line */
  readonly isPoliceTold: boolean
  readonly receivedAt: string
  readonly seconds: number
  /** 首问负责: who took it follows it to the end */
  readonly ownerId: string
  readonly ownerName: string
  readonly leadId: string | null
  readonly matterId: string | null
  readonly referDueAt: string | null
  readonly referredAt: string | null
  readonly callBackDueAt: string | null
  readonly calledBackAt: string | null
  readonly acceptDueAt: string | null
  readonly acceptedAt: string | null
  readonly concludeDueAt: string | null
  readonly extendedAt: string | null
  readonly concludedAt: string | null
  /** 1 to 5 */
  readonly satisfaction: number | null
  readonly clockNumber: number
  readonly phoneIndex: Uint8Array | null
  readonly content: ContactContent | null
  readonly version: number
}

/** What figures are counted anew after these were written. */
export function countedAnew(contacts: readonly Contact[]): IntakeChanged {
  const records = contacts.map(({ division, receivedAt: at }) => ({ division, at }))
  return { type: 'intake.changed', source: 'contacts', records }
}

/** A contact as a command works on it. */
export type ContactFile = Contact & {
  readonly rules: HotlineRules
  /** the matter that came of it still runs */
  readonly isRunning: boolean
}
