import { divisionNames } from '#domain/divisions/division.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import { answerMissedContract, listMissedContract, type WatchRow } from './report-watch.contract.ts'
import { mayAnswerMissed, mayReadMissed } from './report-watch.policy.ts'
import { answerWatch, type ReportWatch } from './report-watch.schema.ts'
import { findMissedPage, lockWatch, saveWatch } from './report-watch.store.ts'

export const missedReportRoutes: readonly Route[] = [
  query(listMissedContract, {
    may: mayReadMissed,
    async read(tx, { query: { page, size, status } }) {
      const { items, ...counted } = await findMissedPage(tx, { status }, { page, size })
      return { items: await rowsOf(tx, items), ...counted }
    },
  }),
  command(answerMissedContract, {
    load: (tx, { params }) => lockWatch(tx, params.id),
    may: mayAnswerMissed,
    apply: (watch: ReportWatch, body, { now }) => answerWatch(watch, body, now),
    save: saveWatch,
    async present(watch, tx) {
      const [row] = await rowsOf(tx, [watch])
      if (row === undefined) throw new Error('a missed report that was just answered')
      return row
    },
    audit: 'missed-report.answered',
  }),
]

async function rowsOf(tx: Tx, watches: readonly ReportWatch[]): Promise<WatchRow[]> {
  const names = await divisionNames(
    tx,
    watches.map(({ division }) => division),
  )
  return watches.map((watch) => {
    const { id, leadNumber, channel, situations, status, foundAt, dueAt, reviewDueAt } = watch
    return {
      ...{ id, leadNumber, channel, situations: [...situations], status, foundAt, dueAt },
      ...{ reviewDueAt, answer: watch.answer, version: watch.version },
      divisionName: names.get(watch.division) ?? '',
    }
  })
}
