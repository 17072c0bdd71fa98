import { z } from 'zod'
import { PartyInput } from '#domain/matters/party.schema.ts'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { Category } from './category.schema.ts'
import { CueChecklist, Intake, LeadTrait, LinkKind } from './intake.schema.ts'
import { LeadFile, LeadParty } from './lead.contract.ts'
import { LeadChannel } from './lead.schema.ts'

const path = '/api/v1/leads'

export const enterLeadContract = endpoint({
  id: 'leads.enter',
  method: 'POST',
  path,
  summary:
    'Write a lead down (登记线索), of any channel but the visit; as a matter at once, if asked',
  body: z.strictObject({
    channel: LeadChannel.exclude(['visit']),
    /** its number where it came from, if it has one */
    sourceNumber: z.string().trim().max(40).default(''),
    category: Category,
    division: z.string().regex(/^\d{12}$/),
    foundOn: z.iso.date(),
    summary: z.string().trim().min(2).max(4_000),
    traits: z.array(LeadTrait).max(LeadTrait.options.length).default([]),
    imminent: z.boolean().default(false),
    level: z.int().min(1).max(4).optional(),
    cues: CueChecklist.default([]),
    intake: Intake,
    parties: z.array(PartyInput).max(12).default([]),
    isRegistered: z.boolean().default(false),
    link: z.strictObject({ matterId: z.uuid(), kind: LinkKind }).nullable().default(null),
  }),
  /** the file is not answered where it is closed to whoever wrote it down */
  output: z.strictObject({ id: z.uuid(), number: z.string(), file: LeadFile.nullable() }),
})

export type EnterLead = z.output<typeof enterLeadContract.body>

export const Likeness = z.enum([
  ...(['same-identity', 'same-phone', 'same-address', 'same-two', 'same-name'] as const),
])
export type Likeness = z.infer<typeof Likeness>

export const Similar = z.strictObject({
  kind: z.enum(['matter', 'lead']),
  id: z.uuid(),
  number: z.string(),
  status: z.string(),
  level: z.int().nullable(),
  category: Category,
  divisionName: z.string(),
  openedAt: z.string(),
  /** masked, with role and relation, to lay beside what is being entered */
  parties: z.array(LeadParty.pick({ role: true, name: true, relation: true })),
  because: z.array(Likeness),
  score: z.int(),
  /** what fits: go on in it, open it again, or a new matter linked to it */
  suggests: z.enum(['attach', 'reopen', 'recurrence', 'look']),
})
export type Similar = z.infer<typeof Similar>

export const findSimilarContract = endpoint({
  id: 'leads.similar',
  method: 'POST',
  path: `${path}/similar`,
  summary:
    'Is it there already? Only what the asker may see; others’ offices are told later, if so',
  body: z.strictObject({
    division: z.string().regex(/^\d{12}$/),
    parties: z.array(PartyInput).max(12),
  }),
  output: z.strictObject({ items: z.array(Similar) }),
})

export const attachLeadContract = endpoint({
  id: 'leads.attach',
  method: 'POST',
  path: `${path}/:id/attach`,
  summary: 'The same dispute: it goes into a matter that is there, and opens it again if closed',
  params: ById,
  body: z.strictObject({
    matterId: z.uuid(),
    reason: z.string().trim().min(2).max(1_000),
    version: z.int().optional(),
  }),
  output: LeadFile,
})

export const revealLeadContract = endpoint({
  id: 'leads.reveal',
  method: 'GET',
  path: `${path}/:id/contacts`,
  summary: 'Names, phones and addresses in full; the looking is logged',
  params: ById,
  output: z.strictObject({
    reporter: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
    safeContact: Intake.shape.safeContact.unwrap(),
    parties: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
  }),
})
