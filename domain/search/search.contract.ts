import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'

/** One line of the quick search: nothing that a passer-by should read from the screen. */
export const Hit = z.strictObject({
  id: z.uuid(),
  /** a masked name, a number, an organisation's name */
  title: z.string(),
  hint: z.string(),
})
export type Hit = z.infer<typeof Hit>

export const searchContract = endpoint({
  id: 'search.everything',
  method: 'GET',
  path: '/api/v1/search',
  summary:
    'Quick search: a name (two characters or more), a whole phone or identity number, the number of a matter or visit, an organisation',
  query: z.strictObject({ q: z.string().trim().min(2).max(60) }),
  output: z.strictObject({
    people: z.array(Hit),
    matters: z.array(Hit),
    organisations: z.array(Hit),
    visits: z.array(Hit),
  }),
})
