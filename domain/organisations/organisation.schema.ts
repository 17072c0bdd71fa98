import { z } from 'zod'
import { DivisionCode, Level, prefixOf } from '#domain/divisions/division.schema.ts'

/** What an organisation is for; the words in both languages stand in the slice's wording. */
const organisationKinds = [
  'womens-federation',
  'public-security',
  'procuratorate',
  'court',
  'justice',
  'civil-affairs',
  'human-resources',
  'education',
  'health',
  'political-legal',
  'mediation',
  'legal-service',
  'law-firm',
  'shelter',
  'hospital',
  'school',
  'social-organisation',
] as const

export const OrganisationKind = z.enum(organisationKinds)
export type OrganisationKind = z.infer<typeof OrganisationKind>

/** An organisation (组织). A shelter has no address here or anywhere (反家庭暴力法 18). */
export const Organisation = z.strictObject({
  region: z.string(),
  id: z.uuid(),
  kind: OrganisationKind,
  level: Level,
  name: z.string().trim().min(2).max(80),
  division: DivisionCode,
  parentId: z.uuid().nullable(),
  /** prefixes of the divisions it oversees; its own division unless the city arranged it otherwise */
  administers: z.array(z.string().regex(/^\d{4,12}$/)),
  /** mediators of a mediation committee (人民调解法 8: three to nine) */
  members: z.int().nullable(),
  womenMembers: z.int().nullable(),
  endedAt: z.iso.datetime().nullable(),
  version: z.int(),
})
export type Organisation = z.infer<typeof Organisation>

/** What a new organisation is made from. */
export const CreateOrganisation = Organisation.pick({
  kind: true,
  level: true,
  name: true,
  division: true,
  parentId: true,
}).extend({
  /** left out: the organisation's own division */
  administers: Organisation.shape.administers.max(60).optional(),
  members: z.int().min(1).max(99).nullable().default(null),
  womenMembers: z.int().min(0).max(99).nullable().default(null),
})
export type CreateOrganisation = z.infer<typeof CreateOrganisation>

/** Kind, level and division stay: who becomes something else is a new organisation. */
export const ChangeOrganisation = CreateOrganisation.pick({
  name: true,
  parentId: true,
  members: true,
  womenMembers: true,
}).extend({ administers: Organisation.shape.administers.max(60), version: z.int() })
export type ChangeOrganisation = z.infer<typeof ChangeOrganisation>

export const EndOrganisation = z.strictObject({ version: z.int() })
export type EndOrganisation = z.infer<typeof EndOrganisation>

export type OrganisationsChanged = {
  readonly type: 'organisations.changed'
  readonly organisations: readonly Organisation[]
}

/** What it oversees when nothing else was arranged: everything coded below its division. */
export function ownDivision(division: DivisionCode): string[] {
  return [prefixOf(division)]
}
