import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { Sex } from './person.schema.ts'
import { Relation, RelationSource } from './relation.schema.ts'

/** A relation as it stands: `other` is the `relation` of `person`. */
export const RelationView = z.strictObject({
  id: z.uuid(),
  personId: z.uuid(),
  otherId: z.uuid(),
  relation: Relation,
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  source: RelationSource,
  version: z.int(),
})
export type RelationView = z.infer<typeof RelationView>

/** A family as far as it is open to the reader, two steps out. */
export const Family = z.strictObject({
  /** the one in the middle first */
  nodes: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      sex: Sex.nullable(),
      birthYear: z.int().nullable(),
      /** steps from the one in the middle */
      distance: z.int().min(0).max(2),
    }),
  ),
  edges: z.array(RelationView),
  /** more people belong to the family than are shown */
  isCapped: z.boolean(),
})
export type Family = z.infer<typeof Family>

const path = '/api/v1/people'

export const familyContract = endpoint({
  id: 'people.family',
  method: 'GET',
  path: `${path}/:id/family`,
  summary: 'Who belongs to whom around a person, as far as it is open to the reader',
  params: ById,
  output: Family,
})

export const addRelationContract = endpoint({
  id: 'people.add-relation',
  method: 'POST',
  path: `${path}/:id/relations`,
  summary: 'What another person with a file is to this one; read from both sides',
  params: ById,
  body: z.strictObject({
    otherId: z.uuid(),
    relation: Relation,
    validFrom: z.iso.date().nullable().default(null),
    source: RelationSource,
  }),
  output: RelationView,
})

export const endRelationContract = endpoint({
  id: 'people.end-relation',
  method: 'POST',
  path: `${path}/relations/:id/end`,
  summary: 'Since when it is no longer so; for a conflict of interest it still counts',
  params: ById,
  body: z.strictObject({ validTo: z.iso.date(), version: z.int() }),
  output: RelationView,
})
