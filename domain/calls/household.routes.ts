import { command, query, type Route } from '#platform/http/route.ts'
import { mayReadCalls, mayWorkOnCalls } from './call.policy.ts'
import type { Pair } from './call.schema.ts'
import { findCall } from './call.store.ts'
import * as contracts from './household.contract.ts'
import { findHousehold, findHouseholdPage } from './household.store.ts'
import { presentHousehold, presentHouseholds, presentQueue } from './household-view.store.ts'
import { relink } from './linking.store.ts'
import { findPair, lockPair, updatePair } from './pair.store.ts'
import { decidePair } from './pair.transition.ts'
import { refreshRate } from './rate.store.ts'

export const householdRoutes: readonly Route[] = [
  query(contracts.listHouseholdsContract, {
    may: mayReadCalls,
    async read(tx, { query: { view, page, size } }) {
      const { items, ...counted } = await findHouseholdPage(tx, { view }, { page, size })
      return { items: await presentHouseholds(tx, items), ...counted }
    },
  }),
  query(contracts.readHouseholdContract, {
    may: mayReadCalls,
    async read(tx, { params }) {
      const found = await findHousehold(tx, params.id)
      // Who looks for one that flowed into another finds where it went.
      const into = found?.mergedInto ?? null
      const household = into === null || into === found?.id ? found : await findHousehold(tx, into)
      if (household === undefined || household.calls === 0) return undefined
      return presentHousehold(tx, household)
    },
    audit: 'household.read',
  }),
  query(contracts.listPairsContract, {
    may: mayReadCalls,
    read: (tx, { query: { status } }) => presentQueue(tx, status),
    audit: 'calls.queue-read',
  }),
  command<typeof contracts.decidePairContract, Pair>(contracts.decidePairContract, {
    load: (tx, { params }) => lockPair(tx, params.id),
    may: mayWorkOnCalls,
    apply: (pair, body, on) => decidePair(pair, body, on),
    async save(tx, pair) {
      updatePair(tx, pair)
      await relink(tx, pair.orgId, [pair.a, pair.b])
      await refreshRate(tx, pair.orgId)
    },
    async present({ id }, tx) {
      const pair = await findPair(tx, id)
      if (pair === undefined) throw new Error('a pair that was just decided is gone')
      const call = await findCall(tx, pair.a)
      const { status, version } = pair
      return { id, status, householdId: call?.householdId ?? null, version }
    },
    audit: 'call-pair.decided',
  }),
]
