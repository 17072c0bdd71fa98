import { z } from 'zod'
import { LinkKind } from '#domain/leads/intake.schema.ts'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { MatterStatus } from './matter.schema.ts'
import { GroundWithoutConsent, PartyInput, PartyRelation, PartyRole } from './party.schema.ts'

const path = '/api/v1/matters/:id'
const ByParty = z.strictObject({ id: z.uuid(), partyId: z.uuid() })
const version = z.int().optional()

/** Masked; what is behind the mask is shown on request, and the looking is logged. */
export const PartyView = z.strictObject({
  id: z.uuid(),
  role: PartyRole,
  name: z.string().nullable(),
  sex: z.enum(['female', 'male']).nullable(),
  birth: z.iso.date().nullable(),
  relation: PartyRelation.nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  personId: z.uuid().nullable(),
  isHidden: z.boolean(),
  isSuspect: z.boolean(),
  isGuardian: z.boolean(),
  /** of a matter that was merged into this one: its number; changed there no more */
  ofMerged: z.string().nullable(),
  /** gives no consent, gets no notice, is not contacted */
  isExcluded: z.boolean(),
  legalGround: GroundWithoutConsent.nullable(),
})
export type PartyView = z.infer<typeof PartyView>

export const LinkView = z.strictObject({
  matterId: z.uuid(),
  number: z.string(),
  status: MatterStatus,
  kind: LinkKind,
  /** the other came first */
  isEarlier: z.boolean(),
})
export type LinkView = z.infer<typeof LinkView>

export const PartyList = z.strictObject({
  items: z.array(PartyView),
  links: z.array(LinkView),
  mayChange: z.boolean(),
  /** of the matter, to be sent back with a change */
  version: z.int(),
})
export type PartyList = z.infer<typeof PartyList>

export const listPartiesContract = endpoint({
  id: 'matters.parties',
  method: 'GET',
  path: `${path}/parties`,
  summary: 'Who the matter is about (当事人), and the matters it is linked to',
  params: ById,
  output: PartyList,
})

export const revealPartiesContract = endpoint({
  id: 'matters.reveal-parties',
  method: 'GET',
  path: `${path}/parties/contacts`,
  summary: 'Names, phones and addresses of the parties in full; the looking is logged',
  params: ById,
  output: z.strictObject({
    items: z.array(PartyView.pick({ id: true, name: true, phone: true, address: true })),
  }),
})

export const addPartyContract = endpoint({
  id: 'matters.add-party',
  method: 'POST',
  path: `${path}/parties`,
  summary: 'Name a party; who is recorded kin of it is shut out at once',
  params: ById,
  body: z.strictObject({ party: PartyInput, version }),
  output: PartyList.nullable(),
})

export const changePartyContract = endpoint({
  id: 'matters.change-party',
  method: 'PUT',
  path: `${path}/parties/:partyId`,
  summary: 'Correct what is known of a party',
  params: ByParty,
  body: z.strictObject({ party: PartyInput, version }),
  output: PartyList.nullable(),
})

export const removePartyContract = endpoint({
  id: 'matters.remove-party',
  method: 'POST',
  path: `${path}/parties/:partyId/remove`,
  summary: 'Take a party off the matter; the time line keeps that it was there',
  params: ByParty,
  body: z.strictObject({ version }),
  output: PartyList.nullable(),
})
