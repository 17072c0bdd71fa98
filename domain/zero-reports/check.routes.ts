import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { isRefusal, refuse } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import { listChecksContract, settleCheckContract, type CheckRow } from './check.contract.ts'
import { findCheckPage, findDraws, lockCheck, saveCheck } from './check.store.ts'
import { settleCheck } from './check.transition.ts'
import { saveActs } from './saving.store.ts'
import { mayReadChecks, maySettleCheck } from './zero-report.policy.ts'
import type { Check } from './zero-report.schema.ts'
import { lockReport } from './zero-report.store.ts'
import { concealReport } from './zero-report.transition.ts'

export const checkRoutes: readonly Route[] = [
  query(listChecksContract, {
    may: mayReadChecks,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findCheckPage(tx, filter, { page, size })
      return { items: await presented(tx, items), ...counted }
    },
    audit: 'zero-checks.read',
  }),

  command(settleCheckContract, {
    load: (tx, { params }) => lockCheck(tx, params.id),
    may: (actor, check: Check) => maySettleCheck(actor, check),
    apply: (check: Check, body, on) => settleCheck(check, body, on),
    async save(tx, check) {
      saveCheck(tx, check)
      await tellReport(tx, check)
    },
    async present(check, tx) {
      const [row] = await presented(tx, [check])
      if (row === undefined) throw new Error('a check that was just saved')
      return row
    },
    audit: 'zero-check.settled',
  }),
]

/** What the calls showed stands on the return itself; the words of the families do not. */
async function tellReport(tx: Tx, { outcome, reportId }: Check): Promise<void> {
  if (outcome === null || outcome === 'not-reached') return
  const before = await lockReport(tx, reportId)
  if (before === undefined) return
  const report = outcome === 'concealed' ? concealReport(before, tx.now) : before
  saveActs(tx, [{ kind: outcome, before, report }])
}

async function presented(tx: Tx, checks: readonly Check[]): Promise<CheckRow[]> {
  const actor = tx.initiator
  const [names, draws] = await Promise.all([
    organisationNames(
      tx,
      checks.map(({ unitOrgId }) => unitOrgId),
    ),
    findDraws(
      tx,
      checks.map(({ drawId }) => drawId),
    ),
  ])
  const byId = new Map(draws.map((draw) => [draw.id, draw]))
  return checks.flatMap((check) => {
    const draw = byId.get(check.drawId)
    if (draw === undefined) return []
    const decision = check.outcome === null ? maySettleCheck(actor, check) : settled
    const { id, reportId, period, fromDay, toDay, unitOrgId, unitDivision, dueAt } = check
    const { outcome, calls, note, doneAt, doneByName, signedByName, signedAt, version } = check
    return [
      {
        ...{ id, reportId, period, from: fromDay, to: toDay, division: unitDivision },
        organisation: { id: unitOrgId, name: names.get(unitOrgId) ?? '' },
        ...{ signedByName, signedAt, dueAt, outcome, calls, note, doneAt, doneByName, version },
        isOverdue: outcome === null && dueAt <= tx.now.toISOString(),
        draw: {
          ...{ id: draw.id, seed: draw.seed, percent: draw.percent },
          ...{ population: draw.population, drawn: draw.drawn, at: draw.at },
        },
        refusal: isRefusal(decision) ? decision.refused : null,
      },
    ]
  })
}

const settled = refuse('check-already-settled')
