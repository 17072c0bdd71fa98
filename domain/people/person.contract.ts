import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { ContactView } from './contact.contract.ts'
import { KeyGroup } from './key-group.schema.ts'
import { TagView } from './tag.contract.ts'
import { Sex } from './person.schema.ts'

export const PersonListed = z.strictObject({
  id: z.uuid(),
  /** masked where the file is sensitive */
  name: z.string(),
  sex: Sex.nullable(),
  division: z.string(),
  divisionName: z.string(),
  hasIdentity: z.boolean(),
  hasPhone: z.boolean(),
  sensitivity: z.enum(['normal', 'sensitive', 'sealed']),
  version: z.int(),
})
export type PersonListed = z.infer<typeof PersonListed>

export const PersonFile = PersonListed.omit({ hasIdentity: true, hasPhone: true }).extend({
  householdId: z.uuid(),
  /** the day would give half of the identity number away */
  birthYear: z.int().nullable(),
  identityMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  addressMasked: z.string().nullable(),
  tags: z.array(KeyGroup),
  /** every key group with its term, those that are over too */
  tagRecords: z.array(TagView),
  contacts: z.array(ContactView),
  ethnicity: z.string().nullable(),
  interpreter: z.string().nullable(),
  /** the file that this one was joined to */
  mergedInto: z.uuid().nullable(),
  /** files in reach that were joined to this one */
  joinedFiles: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** files in reach with the same identity number, to be joined */
  possiblySame: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  createdAt: z.string(),
})
export type PersonFile = z.infer<typeof PersonFile>

const path = '/api/v1/people'

export const listPeopleContract = endpoint({
  id: 'people.list',
  method: 'GET',
  path,
  summary:
    'People with a file, by two characters of the name, pinyin initials, a whole phone or identity number, by division, sex and age',
  query: PageQuery.extend({
    /** leading digits of a division code */
    division: z
      .string()
      .regex(/^\d{4,12}$/)
      .optional(),
    sex: Sex.optional(),
    ageFrom: z.coerce.number().int().min(0).max(130).optional(),
    ageTo: z.coerce.number().int().min(0).max(130).optional(),
    interpreter: z.literal('yes').optional(),
  }),
  output: pageOf(PersonListed),
})

export const readPersonContract = endpoint({
  id: 'people.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'A person’s file, masked; the reading is logged',
  params: ById,
  output: PersonFile,
})

export const revealPersonContract = endpoint({
  id: 'people.reveal',
  method: 'POST',
  path: `${path}/:id/reveal`,
  summary: 'One sealed field in full; every look is logged',
  params: ById,
  body: z.strictObject({ field: z.enum(['identity', 'phone', 'address']) }),
  output: z.strictObject({ value: z.string().nullable() }),
})
