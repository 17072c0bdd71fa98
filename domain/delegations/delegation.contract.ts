import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { DelegateWish, Delegation } from './delegation.schema.ts'

const path = '/api/v1/delegations'

export const DelegationView = Delegation.omit({ region: true, decidedBy: true }).extend({
  state: z.enum(['ahead', 'running', 'over', 'revoked']),
  mayRevoke: z.boolean(),
})
export type DelegationView = z.infer<typeof DelegationView>

export const listDelegationsContract = endpoint({
  id: 'delegations.list',
  method: 'GET',
  path,
  summary: 'Delegations of the own organisation and one’s own, the latest first',
  output: z.strictObject({ items: z.array(DelegationView) }),
})

export const delegateContract = endpoint({
  id: 'delegations.give',
  method: 'POST',
  path,
  summary: 'Give one’s steps to a colleague during leave; an officer may do it for somebody else',
  body: DelegateWish,
  output: DelegationView,
})

export const revokeDelegationContract = endpoint({
  id: 'delegations.revoke',
  method: 'POST',
  path: `${path}/:id/revoke`,
  summary: 'End a delegation before its last day',
  params: ById,
  body: z.strictObject({ version: z.int().optional() }),
  output: DelegationView,
})
