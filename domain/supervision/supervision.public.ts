import { moveAttachments } from '#domain/attachments/content.public.ts'
import type { MattersChanged } from '#domain/matters/matter.schema.ts'
import { moveSteps } from '#domain/matters/due-step.public.ts'
import type { Place } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Supervision } from './supervision.schema.ts'
import { lockOfMatters, updateSupervision } from './supervision.store.ts'
import { followMatter } from './supervision.transition.ts'

/** Subscriber of `matters.changed`: whom a matter shuts out is shut out of what supervises it. */
export async function followSupervisedMatters(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const moved = new Map(
    changes.flatMap(({ before, matter }) =>
      before !== undefined && standing(before) !== standing(matter) ? [[matter.id, matter]] : [],
    ),
  )
  const followed: Supervision[] = []
  for (const order of await lockOfMatters(tx, [...moved.keys()])) {
    const matter = moved.get(order.matterId ?? '')
    if (matter === undefined) continue
    const next = followMatter(order, matter)
    updateSupervision(tx, next)
    moveSteps(tx, order.id, next)
    followed.push(next)
  }
  moveAttachments(tx, 'supervision', followed)
}

function standing({ sensitivity, named, barred, orgId }: Place): string {
  return [sensitivity, orgId, ...named, '|', ...barred].join()
}
