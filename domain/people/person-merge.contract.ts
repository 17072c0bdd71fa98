import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { Sex } from './person.schema.ts'

const Reason = z.string().trim().min(2).max(500)
const path = '/api/v1/people'

export const Joined = z.strictObject({ id: z.uuid(), mergedInto: z.uuid().nullable() })

export const mergePersonContract = endpoint({
  id: 'people.merge',
  method: 'POST',
  path: `${path}/:id/merge`,
  summary: 'Two files are one person: this one goes on in the other. Can be undone',
  params: ById,
  body: z.strictObject({ intoId: z.uuid(), reason: Reason, version: z.int().optional() }),
  output: Joined,
})

export const unmergePersonContract = endpoint({
  id: 'people.undo-merge',
  method: 'POST',
  path: `${path}/:id/undo-merge`,
  summary: 'They are two people after all: both files are what they were before',
  params: ById,
  body: z.strictObject({ reason: Reason, version: z.int().optional() }),
  output: Joined,
})

/** What two files are compared by; numbers stay masked, of the birth only the year. */
export const MatchFile = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  sex: Sex.nullable(),
  birthYear: z.int().nullable(),
  divisionName: z.string(),
  phoneMasked: z.string().nullable(),
  addressMasked: z.string().nullable(),
  createdAt: z.string(),
})
export type MatchFile = z.infer<typeof MatchFile>

/** The file opened later first; joined, it goes on in the other. */
export const MatchView = z.strictObject({
  id: z.uuid(),
  createdAt: z.string(),
  files: z.array(MatchFile).length(2),
})
export type MatchView = z.infer<typeof MatchView>

export const listMatchesContract = endpoint({
  id: 'people.matches',
  method: 'GET',
  path: `${path}/matches`,
  summary: 'Files that may be one person, of which the reader sees both',
  output: z.strictObject({ items: z.array(MatchView) }),
})

export const decideMatchContract = endpoint({
  id: 'people.decide-match',
  method: 'POST',
  path: `${path}/matches/:id/decide`,
  summary: 'Join the two files, or keep them apart',
  params: ById,
  body: z.strictObject({ decision: z.enum(['join', 'keep-apart']), reason: Reason }),
  output: z.strictObject({ id: z.uuid(), status: z.enum(['waiting', 'joined', 'kept-apart']) }),
})
