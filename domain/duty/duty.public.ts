import { findActors } from '#domain/accounts/account.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import type { DueStepsEscalated, Matter, MattersChanged } from '#domain/matters/matter.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findOnDuty } from './shift.store.ts'

export { outOfHours } from './shift.transition.ts'

/**
 * Who is on duty now at each of these organisations, as the system. Whoever may no longer act is not
 * on duty; an organisation without anybody is missing from the map.
 */
export async function onDuty(
  tx: Tx,
  orgIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (orgIds.length === 0) return new Map()
  tx.asSystem()
  const planned = await findOnDuty(tx, orgIds, at)
  if (planned.length === 0) return new Map()
  const accounts = planned.map(({ accountId }) => accountId)
  const active = new Set((await findActors(tx, { orgs: [], accounts })).map(({ id }) => id))
  const standing = planned.filter(({ accountId }) => active.has(accountId))
  return new Map(
    [...Map.groupBy(standing, ({ orgId }) => orgId)].map(([orgId, all]) => [
      orgId,
      all.map(({ accountId }) => accountId),
    ]),
  )
}

/** Subscriber of `matters.changed`: imminent danger calls whoever is on duty, else the whole office. */
export async function callDuty(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const alarmed = changes.flatMap(({ before, matter }) =>
    matter.imminent && before?.imminent !== true ? [{ matter, orgId: matter.orgId }] : [],
  )
  await call(tx, 'danger-alarm', alarmed)
}

/** Subscriber of `due-steps.escalated`: nobody has answered, and the office above is called. */
export async function callDutyAgain(tx: Tx, { escalations }: DueStepsEscalated): Promise<void> {
  const unanswered = escalations
    .filter(({ step }) => step.kind === 'acknowledge')
    .map(({ matter, toOrgId }) => ({ matter, orgId: toOrgId }))
  await call(tx, 'danger-unanswered', unanswered)
}

async function call(
  tx: Tx,
  kind: 'danger-alarm' | 'danger-unanswered',
  called: readonly { matter: Matter; orgId: string }[],
): Promise<void> {
  if (called.length === 0) return
  const roster = await onDuty(
    tx,
    called.map(({ orgId }) => orgId),
    tx.now,
  )
  notify(
    tx,
    called.flatMap(({ matter, orgId }) => {
      // A roster does not open a matter: what is sealed, or shuts her out, stays so.
      const accounts =
        matter.sensitivity === 'sealed'
          ? []
          : (roster.get(orgId) ?? []).filter((id) => !matter.barred.includes(id))
      const to: Notification['to'][] =
        accounts.length === 0 ? [{ orgId }] : accounts.map((accountId) => ({ accountId }))
      const subjectId = matter.id
      return to.map((each) => ({ kind, to: each, subjectId, place: matter, evenIfOwn: true }))
    }),
  )
}
