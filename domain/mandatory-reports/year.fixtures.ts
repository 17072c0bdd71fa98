import { publicActor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Runtime } from '#platform/http/route.ts'
import { DutyDraft } from './duty-report.schema.ts'
import type { DutyUnitKind } from './duty-report.schema.ts'
import { findReport } from './mandatory-report.store.ts'
import type { MandatoryReport } from './mandatory-report.schema.ts'
import { receiveReport } from './receiving.store.ts'
import { findByReceipt } from './reporter.store.ts'

/** What a unit sent in the past, by the receipt it was given. */
type Sent = {
  readonly receipt: string
  readonly unit: { readonly kind: DutyUnitKind; readonly name: string }
  readonly draft: unknown
}

/**
 * A unit sends its report now, as over the public page; sent before by the same receipt, it is there.
 * @returns the report, and whether it came in just now
 */
export function sendReport(
  { db, config }: Pick<Runtime, 'db' | 'config'>,
  { receipt, unit, draft }: Sent,
): Promise<{ readonly report: MandatoryReport; readonly isNew: boolean }> {
  return db.within(publicActor(config.region), async (tx) => {
    tx.asSystem()
    const known = await findByReceipt(tx, receipt)
    const found = known === undefined ? undefined : await findReport(tx, known)
    if (found !== undefined) return { report: found, isNew: false }
    const made = await receiveReport(tx, DutyDraft.parse(draft), unit, receipt)
    if (isRefusal(made)) throw new Error(`a report was refused: ${made.refused}`)
    return { report: made, isNew: true }
  })
}
