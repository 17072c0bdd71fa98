import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { dayOf } from '#platform/time/day.ts'
import { blockersOf, findCandidates } from './candidate.store.ts'
import {
  approveRunContract,
  listItemsContract,
  listRunsContract,
  proposeRunContract,
  readRuleContract,
  readRunContract,
  withdrawRunContract,
  type RunView,
} from './retention.contract.ts'
import { mayApprove, mayKeep } from './retention.policy.ts'
import { addYears } from './retention-day.transition.ts'
import { retentionSetting, type Run, type RunItem } from './retention.schema.ts'
import { approveRun, proposeRun, withdrawRun } from './retention.transition.ts'
import {
  findItems,
  findOpenRun,
  findRun,
  findRuns,
  insertItems,
  insertRun,
  lockRun,
  saveRun,
} from './run.store.ts'

type Listed = {
  readonly number: number
  readonly years: number
  readonly items: readonly RunItem[]
}

type ListedRun = Run & { readonly items: readonly RunItem[] }

export const retentionRoutes: readonly Route[] = [
  query(listRunsContract, {
    may: mayKeep,
    async read(tx, { query: page }) {
      const { items, total } = await findRuns(tx, page)
      return { items: items.map((run) => viewOf(run, tx)), total, totalIsCapped: false }
    },
  }),
  query(readRuleContract, {
    may: mayKeep,
    async read(tx) {
      const { matterYears } = (await settingOf(tx, retentionSetting)).body
      return { matterYears, closedBefore: addYears(tx.now, -matterYears) }
    },
  }),
  query(readRunContract, {
    may: mayKeep,
    async read(tx, { params: { id } }) {
      const run = await findRun(tx, id)
      return run === undefined ? undefined : viewOf(run, tx)
    },
  }),
  query(listItemsContract, {
    may: mayKeep,
    read: async (tx, { params: { id }, query: page }) => ({
      ...(await findItems(tx, id, page)),
      totalIsCapped: false,
    }),
  }),
  creation<typeof proposeRunContract, ListedRun, Listed>(proposeRunContract, {
    prepare: list,
    may: mayKeep,
    apply(_, { items, ...rule }, on) {
      const run = proposeRun(rule, countsOf(items), { ...on, id: newId })
      return isRefusal(run) ? run : { ...run, items }
    },
    save(tx, { items, ...run }) {
      insertRun(tx, run)
      insertItems(tx, run.id, items)
    },
    present: viewOf,
    audit: 'erasure.proposed',
  }),
  command<typeof approveRunContract, Run>(approveRunContract, {
    load: (tx, { params }) => lockRun(tx, params.id),
    may: mayApprove,
    apply: (run, _, on) => approveRun(run, on),
    save: saveRun,
    present: viewOf,
    audit: 'erasure.approved',
  }),
  command<typeof withdrawRunContract, Run>(withdrawRunContract, {
    load: (tx, { params }) => lockRun(tx, params.id),
    may: mayKeep,
    apply: (run, _, on) => withdrawRun(run, on),
    save: saveRun,
    present: viewOf,
    audit: 'erasure.withdrawn',
  }),
]

function viewOf(run: Run, tx: Tx): RunView {
  const { id, status, closedBefore, years, listed, blocked, erased, kept, version } = run
  const { proposedByName, proposedAt, approvedByName, approvedAt, endedAt } = run
  return {
    ...{ id, status, closedBefore, years, listed, blocked, erased, kept, version },
    ...{ proposedByName, proposedAt, approvedByName, approvedAt, endedAt },
    mayApprove: status === 'proposed' && !isRefusal(mayApprove(tx.initiator, run)),
  }
}

/** The dry run: what the rule in force would erase, and what stands against it. Nothing is changed. */
async function list(tx: Tx): Promise<Listed | Refusal> {
  const { number, body } = await settingOf(tx, retentionSetting)
  const rule = { number, years: body.matterYears }
  if (isRefusal(mayKeep(tx.actor))) return { ...rule, items: [] }
  // A sealed matter has its time as well; the list tells its number only.
  tx.asSystem()
  if ((await findOpenRun(tx)) !== undefined) return refuse('erasure-run-open')
  const candidates = await findCandidates(tx, addYears(tx.now, -rule.years))
  const ids = candidates.map(({ id }) => id)
  const blockers = await blockersOf(tx, ids, dayOf(tx.now))
  const items = candidates.map(({ id, number: matter, category, closedAt }): RunItem => {
    const blocker = blockers.get(id) ?? null
    const state = blocker === null ? 'listed' : 'blocked'
    return { matterId: id, number: matter, category, closedAt, state, blocker }
  })
  return { ...rule, items }
}

function countsOf(items: readonly RunItem[]): { listed: number; blocked: number } {
  const listed = items.filter(({ state }) => state === 'listed').length
  return { listed, blocked: items.length - listed }
}
