import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { ViewedList, ViewQuery } from './saved-view.schema.ts'

const path = '/api/v1/saved-views'
const name = z.string().trim().min(1).max(40)
const sharing = z.enum(['own', 'organisation'])

export const SavedViewLine = z.strictObject({
  id: z.uuid(),
  list: ViewedList,
  name: z.string(),
  query: ViewQuery,
  sharing,
  isMine: z.boolean(),
  version: z.int(),
})
export type SavedViewLine = z.infer<typeof SavedViewLine>

export const listSavedViewsContract = endpoint({
  id: 'saved-views.list',
  method: 'GET',
  path,
  summary: 'Saved views of one list: one’s own and those shared in the organisation',
  query: z.strictObject({ list: ViewedList }),
  output: z.strictObject({ items: z.array(SavedViewLine) }),
})

export const saveViewContract = endpoint({
  id: 'saved-views.create',
  method: 'POST',
  path,
  summary: 'Keep the conditions of a list under a name',
  body: z.strictObject({ list: ViewedList, name, query: ViewQuery, sharing }),
  output: SavedViewLine,
})

export const changeViewContract = endpoint({
  id: 'saved-views.change',
  method: 'PATCH',
  path: `${path}/:id`,
  summary: 'Rename or share a saved view, or give it other conditions',
  params: ById,
  body: z.strictObject({ name, query: ViewQuery, sharing, version: z.int() }),
  output: SavedViewLine,
})

export const removeViewContract = endpoint({
  id: 'saved-views.remove',
  method: 'POST',
  path: `${path}/:id/remove`,
  summary: 'Remove a saved view',
  params: ById,
  body: z.strictObject({ version: z.int().optional() }),
  output: z.strictObject({ id: z.uuid() }),
})
