import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { Ethnicity } from './ethnicity.schema.ts'
import { KeyGroup } from './key-group.schema.ts'
import { PersonFile } from './person.contract.ts'
import { Sex } from './person.schema.ts'

/** Rare characters, a middle dot, forty characters: a name is what she is called, not what a form takes. */
const Name = z.string().trim().min(1).max(100)
const Interpreter = z.string().trim().min(1).max(40).nullable().default(null)
const VillageCode = z.string().regex(/^\d{12}$/)

export const CreatePerson = z.strictObject({
  name: Name,
  sex: Sex.nullable().default(null),
  birth: z.iso.date().nullable().default(null),
  identity: z.string().trim().max(30).nullable().default(null),
  phone: z.string().trim().max(30).nullable().default(null),
  address: z.string().trim().max(200).nullable().default(null),
  division: VillageCode,
  ethnicity: Ethnicity.nullable().default(null),
  interpreter: Interpreter,
  tags: z.array(KeyGroup).max(18).default([]),
  sensitivity: z.enum(['normal', 'sensitive']).default('normal'),
  /** a file of the same household */
  householdOf: z.uuid().optional(),
})
export type CreatePerson = z.infer<typeof CreatePerson>

export const ChangePerson = z.strictObject({
  name: Name,
  sex: Sex.nullable(),
  /** without it as before; where there is an identity number, that says it */
  birth: z.iso.date().nullable().optional(),
  division: VillageCode,
  ethnicity: Ethnicity.nullable(),
  interpreter: Interpreter,
  version: z.int(),
})
export type ChangePerson = z.infer<typeof ChangePerson>

const path = '/api/v1/people'

export const createPersonContract = endpoint({
  id: 'people.create',
  method: 'POST',
  path,
  summary:
    'Open a file by hand. With an identity number a request goes out to whoever may know the person; the answer never tells whether somebody does',
  body: CreatePerson,
  output: z.strictObject({
    id: z.uuid(),
    /** whenever an identity number was given, whoever she is */
    isMatchRequested: z.boolean(),
  }),
})

export const changePersonContract = endpoint({
  id: 'people.change',
  method: 'PATCH',
  path: `${path}/:id`,
  summary: 'Correct a name, sex, birth, a place, what an interpreter is needed for',
  params: ById,
  body: ChangePerson,
  output: PersonFile,
})
