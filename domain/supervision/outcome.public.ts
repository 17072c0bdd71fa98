import type { Tx } from '#platform/db/tx.ts'
import type { Period } from '#platform/time/period.ts'
import type { OutcomeCell, OutcomeCode } from './outcome.schema.ts'
import { findOutcomeGroups } from './outcome.store.ts'
import { outcomes } from './outcome.table.ts'
import { cellOf } from './outcome.transition.ts'

/**
 * One outcome of a scope and period as the board shows it: counted over every record, hidden where
 * there are fewer than five. As the system; whoever asks has decided who may read it.
 * @param scope leading digits of division codes
 */
export async function outcomeCellOf(
  tx: Tx,
  code: OutcomeCode,
  scope: readonly string[],
  period: Period,
): Promise<OutcomeCell> {
  tx.asSystem()
  const groups = await findOutcomeGroups(tx, code, scope, period)
  return cellOf(
    groups.flatMap(({ amounts }) => amounts),
    outcomes[code].unit,
  )
}
