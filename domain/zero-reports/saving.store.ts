import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { moveCells } from './cell.store.ts'
import { insertEntries } from './entry.store.ts'
import type { ReportEntryKind, ZeroReport } from './zero-report.schema.ts'
import { updateReports } from './zero-report.store.ts'

export type Act = {
  readonly kind: ReportEntryKind
  readonly before: ZeroReport
  readonly report: ZeroReport
  readonly text?: string | undefined
}

/** The rows, their time lines, the sums they are in and who is told: one act or many, together. */
export function saveActs(tx: Tx, acts: readonly Act[]): void {
  if (acts.length === 0) return
  // Sums lie above what a village sees, so they are moved as the system.
  tx.asSystem()
  const last = new Map(acts.map(({ report }) => [report.id, bareReport(report)]))
  const first = new Map(acts.toReversed().map(({ before }) => [before.id, before]))
  updateReports(tx, [...last.values()])
  moveCells(
    tx,
    [...last.values()].map((report) => ({ before: first.get(report.id), report })),
  )
  const at = tx.now.toISOString()
  const { id: byAccount, name: byName, orgId: byOrgId } = tx.initiator
  insertEntries(
    tx,
    acts.map(({ kind, report, text }) => ({
      report,
      entry: {
        ...{ id: newId(), reportId: report.id, at, kind, text: text ?? null },
        content: kind === 'signed' || kind === 'supplemented' ? report.content : null,
        ...{ byAccount, byName, byOrgId },
      },
    })),
  )
  notify(tx, oneEach(acts.flatMap(noticesOf)))
}

/** Sixteen villages that are late on one day are one notice to their township: its list shows them all. */
function oneEach(notices: readonly Notification[]): Notification[] {
  const told = new Set<string>()
  return notices.filter(({ kind, to }) => {
    if (kind !== 'zero-report-escalated') return true
    const key = JSON.stringify(to)
    return !told.has(key) && told.add(key)
  })
}

/** Whom an act concerns: who signed or owes it, or the office above. */
function noticesOf({ kind, report }: Act): Notification[] {
  const { id: subjectId, orgId, parentOrgId } = report
  const place = { sensitivity: 'normal', named: [], barred: [] } as const
  const tell = (what: Notification['kind'], to: string | null): Notification[] =>
    to === null ? [] : [{ kind: what, to: { orgId: to }, subjectId, place }]
  switch (kind) {
    case 'reminded':
      return tell('zero-report-due-soon', orgId)
    case 'chased':
      return tell('zero-report-overdue', orgId)
    case 'escalated':
      return tell('zero-report-escalated', parentOrgId)
    case 'returned':
      return tell('zero-report-returned', orgId)
    case 'supplemented':
      return tell('zero-report-supplemented', parentOrgId)
    case 'corrected':
      return [
        ...tell('zero-report-corrected', orgId),
        ...tell('zero-report-corrected', parentOrgId),
      ]
    case 'concealed':
      return [
        ...tell('zero-report-concealed', orgId),
        ...tell('zero-report-concealed', parentOrgId),
      ]
    case 'signed':
    case 'reviewed':
    case 'confirmed':
    case 'lapsed':
      return []
  }
}

/** A command's report carries what it was decided by; the row does not. */
function bareReport(report: ZeroReport): ZeroReport {
  const {
    rules: _rules,
    calendar: _calendar,
    counted: _counted,
    ...row
  } = report as ZeroReport & {
    readonly rules?: unknown
    readonly calendar?: unknown
    readonly counted?: unknown
  }
  return row
}
