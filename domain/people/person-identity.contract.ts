import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'

export const addIdentityContract = endpoint({
  id: 'people.add-identity',
  method: 'POST',
  path: '/api/v1/people/:id/identity',
  summary:
    'An identity number for a file that has none. A request goes out to whoever may know the person; the answer never tells whether somebody does',
  params: ById,
  body: z.strictObject({ identity: z.string().trim().min(1).max(30), version: z.int() }),
  output: z.strictObject({ id: z.uuid(), isMatchRequested: z.literal(true), version: z.int() }),
})
