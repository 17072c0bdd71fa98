import { query, type Route } from '#platform/http/route.ts'
import { tryRoutingContract } from './routing.contract.ts'
import { mayTryRouting } from './routing.policy.ts'
import { tryRouting } from './trial.store.ts'

export const routingRoutes: readonly Route[] = [
  query(tryRoutingContract, {
    may: mayTryRouting,
    read: (tx, { body }) => tryRouting(tx, body.routing),
    audit: 'routing.tried',
  }),
]
