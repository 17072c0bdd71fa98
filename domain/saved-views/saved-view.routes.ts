import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import {
  changeViewContract,
  listSavedViewsContract,
  removeViewContract,
  saveViewContract,
  type SavedViewLine,
} from './saved-view.contract.ts'
import { mayChangeView, mayKeepViews } from './saved-view.policy.ts'
import type { SavedView } from './saved-view.schema.ts'
import { deleteView, findView, findViews, insertView, saveView } from './saved-view.store.ts'

export const savedViewRoutes: readonly Route[] = [
  query(listSavedViewsContract, {
    may: mayKeepViews,
    async read(tx, { query: { list } }) {
      const views = await findViews(tx, list)
      return { items: views.map((view) => lineOf(view, tx)) }
    },
  }),
  creation<typeof saveViewContract, SavedView, null>(saveViewContract, {
    prepare: () => null,
    may: mayKeepViews,
    apply: (body, _none, { actor, now }) => ({
      ...body,
      ...{ region: actor.region, id: newId(), accountId: actor.id, orgId: actor.orgId },
      ...{ createdAt: now.toISOString(), version: 1 },
    }),
    save: insertView,
    present: lineOf,
    audit: 'saved-view.created',
  }),
  command<typeof changeViewContract, SavedView>(changeViewContract, {
    load: (tx, { params }) => findView(tx, params.id),
    may: mayChangeView,
    apply: (view, { version, ...change }) => ({ ...view, ...change, version: version + 1 }),
    save: saveView,
    present: lineOf,
    audit: 'saved-view.changed',
  }),
  command<typeof removeViewContract, SavedView>(removeViewContract, {
    load: (tx, { params }) => findView(tx, params.id),
    may: mayChangeView,
    apply: (view) => view,
    save: (tx, { id }) => deleteView(tx, id),
    present: ({ id }) => ({ id }),
    audit: 'saved-view.removed',
  }),
]

function lineOf(
  { id, list, name, query: kept, sharing, accountId, version }: SavedView,
  tx: Tx,
): SavedViewLine {
  return { id, list, name, query: kept, sharing, isMine: accountId === tx.initiator.id, version }
}
