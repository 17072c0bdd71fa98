import { refuse } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { findHolds, findMatterToHold, insertHold, lockHold, saveLifting } from './hold.store.ts'
import {
  liftHoldContract,
  listHoldsContract,
  placeHoldContract,
  type HoldView,
} from './retention.contract.ts'
import { mayKeep } from './retention.policy.ts'
import type { Hold } from './retention.schema.ts'
import { liftHold, placeHold, type HeldMatter } from './retention.transition.ts'

export const holdRoutes: readonly Route[] = [
  query(listHoldsContract, {
    may: mayKeep,
    async read(tx, { query: page }) {
      const { items, total } = await findHolds(tx, page)
      return { items: items.map(viewOf), total, totalIsCapped: false }
    },
  }),
  creation<typeof placeHoldContract, Hold, HeldMatter>(placeHoldContract, {
    prepare: async (tx, { body }) =>
      (await findMatterToHold(tx, body.matterNumber)) ?? refuse('hold-matter-unknown'),
    may: mayKeep,
    apply: (body, matter, on) => placeHold(body, matter, { ...on, id: newId }),
    save: insertHold,
    present: viewOf,
    audit: 'hold.placed',
  }),
  command<typeof liftHoldContract, Hold>(liftHoldContract, {
    load: (tx, { params }) => lockHold(tx, params.id),
    may: mayKeep,
    apply: liftHold,
    save: saveLifting,
    present: viewOf,
    audit: 'hold.lifted',
  }),
]

function viewOf({
  region: _r,
  subjectKind,
  subjectId: _s,
  placedBy: _p,
  ...shown
}: Hold): HoldView {
  return { ...shown, scope: subjectKind }
}
