import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Routing } from './routing.schema.ts'

/** How many of the latest matters a trial looks at. */
export const trialSize = 2_000

const Count = z.strictObject({
  /** code of the rule; null where none fitted */
  code: z.string().nullable(),
  tried: z.int(),
  inForce: z.int(),
})

const Trial = z.strictObject({
  /** matters looked at */
  matters: z.int(),
  /** matters that would go by another rule */
  changed: z.int(),
  /** matters that no rule fits: they go to the fallback */
  fallback: z.strictObject({ tried: z.int(), inForce: z.int() }),
  rules: z.array(Count),
  receivers: z.array(
    z.strictObject({ id: z.uuid(), name: z.string(), responsible: z.int(), coActing: z.int() }),
  ),
  /** authorities that the rules name and the tree does not have: nobody would be asked */
  missing: z.array(z.strictObject({ kind: z.string(), level: z.string(), matters: z.int() })),
})
export type Trial = z.infer<typeof Trial>

export const tryRoutingContract = endpoint({
  id: 'routing.trial',
  method: 'POST',
  path: '/api/v1/routing/trial',
  summary:
    'What rules would have done with the latest matters, beside the rules in force: counts only',
  body: z.strictObject({ routing: Routing }),
  output: Trial,
})
