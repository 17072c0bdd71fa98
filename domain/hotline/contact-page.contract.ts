import { z } from 'zod'
import { CueAnswer, CueCode } from '#domain/grading/cue.schema.ts'
import { MatterStatus, SafeContact } from '#domain/matters/matter.schema.ts'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { ContactRow } from './contact.contract.ts'
import { CallBackOutcome, ContactContent, Service } from './contact.schema.ts'

const path = '/api/v1/hotline/contacts'
const version = z.int().optional()

export const ContactPage = ContactRow.extend({
  /** number masked, name masked; in full on request, which is logged */
  caller: ContactContent.shape.caller.nullable(),
  hasSafeContact: z.boolean(),
  narrative: z.string(),
  wish: z.string(),
  answer: z.string(),
  cues: z.array(z.strictObject({ cue: CueCode, answer: CueAnswer })),
  callBacks: ContactContent.shape.callBacks,
  extension: z.string(),
  isPoliceTold: z.boolean(),
  referDueAt: z.string().nullable(),
  referredAt: z.string().nullable(),
  acceptDueAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  concludeDueAt: z.string().nullable(),
  extendedAt: z.string().nullable(),
  concludedAt: z.string().nullable(),
  matter: z.strictObject({ number: z.string(), level: z.int(), status: MatterStatus }).nullable(),
  /** whom the record can be handed to: the nearest office of each service that is not on it yet */
  services: z.array(
    z.strictObject({ service: Service, organisation: z.string().nullable(), isSent: z.boolean() }),
  ),
  /** null: the reader may */
  refusals: z.strictObject({
    callBack: z.string().nullable(),
    accept: z.string().nullable(),
    extend: z.string().nullable(),
    conclude: z.string().nullable(),
  }),
})
export type ContactPage = z.infer<typeof ContactPage>

export const readContactContract = endpoint({
  id: 'hotline.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One contact with what was said; the reading is logged',
  params: ById,
  output: ContactPage,
})

export const revealContactContract = endpoint({
  id: 'hotline.reveal',
  method: 'GET',
  path: `${path}/:id/caller`,
  summary: 'Name, number and safe contact in full; the looking is logged',
  params: ById,
  output: z.strictObject({
    name: z.string(),
    phone: z.string(),
    address: z.string(),
    safeContact: SafeContact.nullable(),
  }),
})

export const callBackContract = endpoint({
  id: 'hotline.call-back',
  method: 'POST',
  path: `${path}/:id/call-back`,
  summary: 'She was called back (回访), or could not be reached',
  params: ById,
  body: z.strictObject({
    outcome: CallBackOutcome,
    note: z.string().trim().max(1_000).default(''),
    satisfaction: z.int().min(1).max(5).nullable().default(null),
    version,
  }),
  output: ContactPage,
})

const PetitionAct = z.enum(['accept', 'extend', 'conclude'])

export const advancePetitionContract = endpoint({
  id: 'hotline.petition',
  method: 'POST',
  path: `${path}/:id/petition`,
  summary: 'A petition (信访) is accepted, takes longer, is concluded',
  params: ById,
  body: z.strictObject({
    act: PetitionAct,
    /** why it takes longer */
    reason: z.string().trim().max(1_000).default(''),
    version,
  }),
  output: ContactPage,
})

export const handOverContract = endpoint({
  id: 'hotline.hand-over',
  method: 'POST',
  path: `${path}/:id/hand-over`,
  summary: 'Hand the matter to legal service, mediation or counselling, with her consent',
  params: ById,
  body: z.strictObject({
    service: Service,
    /** in what form she agreed on the line */
    consent: z.enum(['written', 'oral', 'recorded']),
    version,
  }),
  output: ContactPage,
})

export const downloadEvidenceContract = endpoint({
  id: 'hotline.evidence',
  method: 'GET',
  path: `${path}/:id/evidence`,
  summary:
    'The record as evidence (证据导出): what was written, its hashes, its log, how to verify',
  params: ById,
  output: z.unknown(),
})
