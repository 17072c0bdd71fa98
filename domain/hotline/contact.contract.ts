import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { FactCode } from '#domain/grading/cue.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { CueChecklist, LeadTrait } from '#domain/leads/intake.schema.ts'
import { MatterStatus, SafeContact } from '#domain/matters/matter.schema.ts'
import { PartyInput } from '#domain/matters/party.schema.ts'
import { endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import {
  Caller,
  ContactChannel,
  ContactNature,
  ContactStatus,
  Handling,
  Topic,
  Urgency,
} from './contact.schema.ts'

const path = '/api/v1/hotline/contacts'
const seconds = z.int().min(0).max(86_400).default(0)

export const recordContactContract = endpoint({
  id: 'hotline.record',
  method: 'POST',
  path,
  summary: 'Write a contact down (来电登记); what is more than a question becomes a matter at once',
  body: z.strictObject({
    channel: ContactChannel,
    seconds,
    caller: Caller,
    safeContact: SafeContact.nullable().default(null),
    /** twelve digits, or nothing where it was only answered */
    division: z.union([z.string().regex(/^\d{12}$/), z.literal('')]).default(''),
    category: Category,
    topic: Topic.nullable().default(null),
    narrative: z.string().trim().min(2).max(4_000),
    wish: z.string().trim().max(2_000).default(''),
    answer: z.string().trim().max(2_000).default(''),
    traits: z.array(LeadTrait).max(LeadTrait.options.length).default([]),
    cues: CueChecklist.default([]),
    /** others than the caller: the other side, children */
    parties: z.array(PartyInput).max(12).default([]),
    /** a matter of hers that runs: the call goes into it, and no new one is made */
    attachTo: z.uuid().nullable().default(null),
    urgency: Urgency,
    handling: Handling,
    isGroup: z.boolean().default(false),
    isRepeat: z.boolean().default(false),
    isPetition: z.boolean().default(false),
    isPoliceTold: z.boolean().default(false),
    wantsCallBack: z.boolean().default(false),
    satisfaction: z.int().min(1).max(5).nullable().default(null),
  }),
  output: z.strictObject({
    id: z.uuid(),
    number: z.string(),
    leadId: z.uuid().nullable(),
    matterId: z.uuid().nullable(),
    /** the file is closed to whoever wrote it down */
    isOpen: z.boolean(),
  }),
})
export type RecordContact = z.output<typeof recordContactContract.body>

export const countContactContract = endpoint({
  id: 'hotline.count',
  method: 'POST',
  path: '/api/v1/hotline/tallies',
  summary: 'Count a call that told nothing (沉默、骚扰): never a case',
  body: z.strictObject({
    nature: ContactNature.exclude(['told']),
    phone: z.string().trim().max(40).default(''),
    seconds,
  }),
  output: z.strictObject({ id: z.uuid(), number: z.string() }),
})

export const popContract = endpoint({
  id: 'hotline.pop',
  method: 'POST',
  path: '/api/v1/hotline/pop',
  summary: 'Who is calling (来电弹屏): earlier contacts and matters that the asker may see; logged',
  body: z.strictObject({ phone: z.string().trim().max(40) }),
  output: z.strictObject({
    contacts: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.string(),
        receivedAt: z.string(),
        seconds: z.int(),
        nature: ContactNature,
        status: ContactStatus,
        category: Category.nullable(),
        topic: Topic.nullable(),
        urgency: Urgency,
        ownerName: z.string(),
      }),
    ),
    matters: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.string(),
        status: MatterStatus,
        level: z.int(),
        imminent: z.boolean(),
        category: Category,
        divisionName: z.string(),
        openedAt: z.string(),
        hasSafeContact: z.boolean(),
        /** what is answered with yes */
        dangers: z.array(FactCode),
      }),
    ),
  }),
})

export const ContactRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  channel: ContactChannel,
  nature: ContactNature,
  status: ContactStatus,
  category: Category.nullable(),
  topic: Topic.nullable(),
  traits: z.array(LeadTrait),
  urgency: Urgency,
  handling: Handling.nullable(),
  isGroup: z.boolean(),
  isRepeat: z.boolean(),
  isPetition: z.boolean(),
  division: z.string(),
  divisionName: z.string(),
  receivedAt: z.string(),
  seconds: z.int(),
  ownerName: z.string(),
  isMine: z.boolean(),
  leadId: z.uuid().nullable(),
  matterId: z.uuid().nullable(),
  /** when she was last called back, or first heard, and until when she must be again */
  callBackFrom: z.string(),
  callBackDueAt: z.string().nullable(),
  satisfaction: z.int().nullable(),
  version: z.int(),
})
export type ContactRow = z.infer<typeof ContactRow>

/** `call-back`: due to be called back, the most pressing first. */
export const ContactView = z.enum(['call-back', 'mine', 'petition', 'told', 'non-data'])

export const listContactsContract = endpoint({
  id: 'hotline.list',
  method: 'GET',
  path,
  summary: 'Contacts with the line, the latest first; the call-back list by its clock',
  query: PageQuery.omit({ q: true }).extend({
    view: ContactView.optional(),
    channel: ContactChannel.optional(),
    category: Category.optional(),
    division: DivisionPrefixes.optional(),
    from: Day.optional(),
    to: Day.optional(),
  }),
  output: pageOf(ContactRow),
})

export const readShiftContract = endpoint({
  id: 'hotline.shift',
  method: 'GET',
  path: '/api/v1/hotline/shift',
  summary: 'A day at the line in figures (交班小结), of the asker or of her office',
  query: z.strictObject({ day: Day.optional(), whose: z.enum(['mine', 'office']).default('mine') }),
  output: z.strictObject({
    day: Day,
    told: z.int(),
    nonData: z.int(),
    repeat: z.int(),
    pressing: z.int(),
    matters: z.int(),
    violence: z.int(),
    minor: z.int(),
    /** of those who were asked */
    satisfied: z.int(),
    asked: z.int(),
    openCallBacks: z.int(),
    byCategory: z.array(z.strictObject({ category: Category, count: z.int() })),
    byNature: z.array(z.strictObject({ nature: ContactNature, count: z.int() })),
  }),
})
