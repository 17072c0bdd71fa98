import type { MattersChanged } from '#domain/matters/matter.schema.ts'
import { moveSteps } from '#domain/matters/due-step.public.ts'
import type { Place } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { lockOfMatters, updateSupervision } from './supervision.store.ts'
import { followMatter } from './supervision.transition.ts'

/** Subscriber of `matters.changed`: whom a matter shuts out is shut out of what supervises it. */
export async function followSupervisedMatters(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const moved = new Map(
    changes.flatMap(({ before, matter }) =>
      before !== undefined && standing(before) !== standing(matter) ? [[matter.id, matter]] : [],
    ),
  )
  for (const order of await lockOfMatters(tx, [...moved.keys()])) {
    const matter = moved.get(order.matterId ?? '')
    if (matter === undefined) continue
    const followed = followMatter(order, matter)
    updateSupervision(tx, followed)
    moveSteps(tx, order.id, followed)
  }
}

function standing({ sensitivity, named, barred, orgId }: Place): string {
  return [sensitivity, orgId, ...named, '|', ...barred].join()
}
