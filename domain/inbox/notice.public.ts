import type {
  DueStepsEscalated,
  Matter,
  MatterGlassBroken,
  MattersChanged,
} from '#domain/matters/matter.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { followMatters, sendNotices, withdrawNotices } from './notice.store.ts'
import type { NoticesAsked, Notification } from './notice.schema.ts'
import {
  noticesAsked,
  noticesOfBrokenGlass,
  noticesOfChange,
  noticesOfEscalation,
} from './notice.transition.ts'

/**
 * Has somebody told that something happened, from any slice and under any actor: the notices are
 * written with the transaction, as the system, in one statement.
 */
export function notify(tx: Tx, notices: readonly Notification[]): void {
  if (notices.length === 0) return
  const asked: NoticesAsked = { type: 'notices.asked', notices }
  tx.publish(asked)
}

/** Subscriber of `notices.asked`. */
export async function sendAsked(tx: Tx, { notices }: NoticesAsked): Promise<void> {
  sendNotices(tx, noticesAsked(notices, tx.initiator))
  return Promise.resolve()
}

/**
 * Subscriber of `matters.changed`: brings earlier notices to where their matter now stands (whom it
 * shuts out, how sensitive it is, whom it no longer concerns), then sends the new ones.
 */
export async function tellOfMatters(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const moved = changes.flatMap(({ before, matter }) =>
    before !== undefined && isElsewhere(before, matter) ? [matter] : [],
  )
  followMatters(tx, moved)
  withdrawNotices(
    tx,
    changes.flatMap(({ before, matter }) =>
      before === undefined
        ? []
        : goneFrom(before, matter).map((orgId) => ({ subjectId: matter.id, orgId })),
    ),
  )
  sendNotices(
    tx,
    changes.flatMap((change) => noticesOfChange(change, tx.initiator)),
  )
  return Promise.resolve()
}

/** Subscriber of `due-steps.escalated`. */
export async function tellOfEscalations(tx: Tx, event: DueStepsEscalated): Promise<void> {
  sendNotices(tx, noticesOfEscalation(event, tx.initiator))
  return Promise.resolve()
}

/** Subscriber of `matters.glass-broken`. */
export async function tellOfBrokenGlass(tx: Tx, event: MatterGlassBroken): Promise<void> {
  sendNotices(tx, noticesOfBrokenGlass(event))
  return Promise.resolve()
}

function isElsewhere(before: Matter, matter: Matter): boolean {
  return (
    before.sensitivity !== matter.sensitivity ||
    before.barred.length !== matter.barred.length ||
    before.barred.some((id) => !matter.barred.includes(id))
  )
}

/** Organisations that were part of the matter and are no more. */
function goneFrom(before: Matter, matter: Matter): string[] {
  const now = new Set([matter.orgId, ...matter.audience])
  return [before.orgId, ...before.audience].filter((org) => !now.has(org))
}
