import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import { findOfKindsAt } from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { checkCalls, storeCalls, type SheetCall } from './call-chunk.store.ts'
import { linkWaiting } from './call.jobs.ts'
import { callColumns, type CallColumn } from './call.schema.ts'

export { importCallsFile } from './call-import.jobs.ts'

/** The police organisation (公安) of a division, for whom the command line brings a file in. */
export async function policeOf(tx: Tx, division: string): Promise<Organisation | undefined> {
  const [found] = await findOfKindsAt(tx, ['public-security'], [division])
  return found
}

const batch = 500

/** Calls that are at hand rather than in a file: taken in, selected and linked as a file's rows are. */
export async function bringCalls(
  workshop: Workshop,
  actor: Actor,
  orgId: string,
  calls: readonly Readonly<Partial<Record<CallColumn, string>>>[],
): Promise<void> {
  const rows = calls.map((call, at): SheetCall => {
    const cells = callColumns.names.map((name) => [name, call[name] ?? ''] as const)
    // Every column has its cell.
    return { number: at + 1, cells: Object.fromEntries(cells) as SheetCall['cells'], extra: {} }
  })
  for (let at = 0; at < rows.length; at += batch) {
    await workshop.db.within(actor, async (tx) => {
      const checked = await checkCalls(tx, orgId, rows.slice(at, at + batch))
      const [fault] = checked.faults
      if (fault !== undefined) throw new Error(`call ${fault.row}: ${fault.column} ${fault.code}`)
      const { accepted } = await storeCalls(tx, orgId, checked, null)
      const detail = { accepted, repeated: checked.repeated, rejected: 0 }
      tx.audit({ name: 'calls.imported', outcome: 'done', subjectId: orgId, detail })
    })
  }
  await linkWaiting(workshop, actor, orgId)
}
