import { newId } from '#platform/db/id.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import * as contracts from './call.contract.ts'
import { mayReadCalls, mayReadPushes, mayWorkOnCalls } from './call.policy.ts'
import type { Call, Pair } from './call.schema.ts'
import { findCallPage, findCallsOf, lockCall, saveSelection } from './call.store.ts'
import { presentCall, presentCalls } from './call-view.store.ts'
import { closeHousehold } from './household.store.ts'
import { dropKeysOf } from './key.store.ts'
import { linkNext, relink } from './linking.store.ts'
import { recordDecisions } from './pair.store.ts'
import { chooseCall } from './pair.transition.ts'
import { findRate, refreshRate } from './rate.store.ts'
import { callImportRoutes } from './call-import.routes.ts'
import { householdRoutes } from './household.routes.ts'
import { pushRoutes } from './push.routes.ts'
import { refuse } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A call and what stands with it in its household. */
type Taken = Call & { readonly others: readonly string[]; readonly decisions?: readonly Pair[] }

async function withoutIt(tx: Tx, { id, orgId, householdId }: Call): Promise<void> {
  if (householdId === null) return
  const others = (await findCallsOf(tx, [householdId])).filter((call) => call.id !== id)
  if (others.length === 0) closeHousehold(tx, householdId)
  else await relink(tx, orgId, [others[0]?.id ?? ''])
}

const ownCallRoutes: readonly Route[] = [
  query(contracts.listCallsContract, {
    may: mayReadCalls,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findCallPage(tx, filter, { page, size })
      return { items: await presentCalls(tx, items), ...counted }
    },
    audit: 'calls.read',
  }),
  query(contracts.readCallRateContract, { may: mayReadPushes, read: (tx) => findRate(tx) }),
  command<typeof contracts.chooseCallContract, Call>(contracts.chooseCallContract, {
    load: (tx, { params }) => lockCall(tx, params.id),
    may: mayWorkOnCalls,
    apply: (call, body) => chooseCall(call, body),
    async save(tx, call, before) {
      saveSelection(tx, call)
      if (call.selection === 'in') {
        await linkNext(tx, call.orgId)
      } else {
        dropKeysOf(tx, call.orgId, call.id)
        await withoutIt(tx, before)
      }
      await refreshRate(tx, call.orgId)
    },
    present: presentCall,
    audit: 'call.selected',
  }),
  command<typeof contracts.separateCallContract, Taken>(contracts.separateCallContract, {
    async load(tx, { params }) {
      const call = await lockCall(tx, params.id)
      if (call === undefined) return undefined
      const members = call.householdId === null ? [] : await findCallsOf(tx, [call.householdId])
      return { ...call, others: members.map(({ id }) => id).filter((id) => id !== call.id) }
    },
    may: mayWorkOnCalls,
    apply(call, { reason }, { actor, now }) {
      if (call.others.length === 0) return refuse('call-stands-alone')
      const at = now.toISOString()
      const decisions = call.others.map((other): Pair => {
        const [a = '', b = ''] = [call.id, other].toSorted()
        return {
          ...{ region: call.region, id: newId(), orgId: call.orgId, a, b, bits: 0, reasons: [] },
          ...{ status: 'separated', reason, decidedBy: actor.id, decidedAt: at, createdAt: at },
          version: 1,
        }
      })
      return { ...call, decisions, version: call.version + 1 }
    },
    async save(tx, { decisions = [], others, ...call }) {
      recordDecisions(tx, decisions)
      await relink(tx, call.orgId, [call.id, ...others])
      await refreshRate(tx, call.orgId)
    },
    async present({ others: _others, decisions: _decisions, ...call }, tx) {
      const now = await lockCall(tx, call.id)
      return presentCall(now ?? call, tx)
    },
    audit: 'call.separated',
  }),
]

export const callRoutes: readonly Route[] = [
  ...callImportRoutes,
  ...householdRoutes,
  ...pushRoutes,
  ...ownCallRoutes,
]
