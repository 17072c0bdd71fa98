import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { KeyGroup } from './key-group.schema.ts'
import { tagSources } from './tag.schema.ts'

export const TagView = z.strictObject({
  id: z.uuid(),
  tag: KeyGroup,
  validFrom: z.iso.date(),
  expiresOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  source: z.enum(tagSources),
  sensitivity: z.enum(['normal', 'sensitive', 'sealed']),
  version: z.int(),
})
export type TagView = z.infer<typeof TagView>

const path = '/api/v1/people'

export const addTagContract = endpoint({
  id: 'people.add-tag',
  method: 'POST',
  path: `${path}/:id/tags`,
  summary: 'That a person belongs to a key group, since when and until when',
  params: ById,
  body: z.strictObject({
    tag: KeyGroup,
    validFrom: z.iso.date().optional(),
    /** the last day; without it the group’s own term */
    expiresOn: z.iso.date().nullable().optional(),
    source: z.enum(tagSources),
  }),
  output: TagView,
})

export const endTagContract = endpoint({
  id: 'people.end-tag',
  method: 'POST',
  path: `${path}/tags/:id/end`,
  summary: 'That a person no longer belongs to a key group',
  params: ById,
  body: z.strictObject({ endedOn: z.iso.date(), version: z.int() }),
  output: TagView,
})
