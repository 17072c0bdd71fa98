import { findColleagues } from '#domain/accounts/account.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import {
  delegateContract,
  listDelegationsContract,
  revokeDelegationContract,
  type DelegationView,
} from './delegation.contract.ts'
import { mayDelegate, mayReadDelegations, mayRevoke } from './delegation.policy.ts'
import type { Delegation } from './delegation.schema.ts'
import {
  findDelegations,
  insertDelegation,
  lockDelegation,
  saveDelegation,
} from './delegation.store.ts'
import { delegate, revokeDelegation, stateOf, type Colleague } from './delegation.transition.ts'

export const delegationRoutes: readonly Route[] = [
  query(listDelegationsContract, {
    may: mayReadDelegations,
    read: async (tx) => ({ items: (await findDelegations(tx)).map((each) => viewOf(each, tx)) }),
  }),
  creation<typeof delegateContract, Delegation, readonly Colleague[]>(delegateContract, {
    prepare: (tx) => findColleagues(tx),
    may: mayDelegate,
    apply: (body, colleagues, on) => delegate(body, colleagues, { ...on, id: newId }),
    save: insertDelegation,
    present: viewOf,
    audit: 'delegation.given',
  }),
  command<typeof revokeDelegationContract, Delegation>(revokeDelegationContract, {
    load: (tx, { params }) => lockDelegation(tx, params.id),
    may: mayRevoke,
    apply: (delegation, _, { now }) => revokeDelegation(delegation, now),
    save: saveDelegation,
    present: viewOf,
    audit: 'delegation.revoked',
  }),
]

function viewOf(delegation: Delegation, tx: Tx): DelegationView {
  const { region: _r, decidedBy: _d, ...shown } = delegation
  const state = stateOf(delegation, tx.now)
  const isStanding = state === 'ahead' || state === 'running'
  return {
    ...shown,
    state,
    mayRevoke: isStanding && !isRefusal(mayRevoke(tx.initiator, delegation)),
  }
}
