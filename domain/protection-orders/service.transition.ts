import { openDeliveries } from '#domain/services/delivery.schema.ts'
import type { ServiceFile, WantedStep } from '#domain/services/service.schema.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { Running } from './order-clock.schema.ts'
import { openChange, type Order } from './order.schema.ts'

/** The order as a service on its matter: its state, and exactly what is due on it now. */
export function serviceOf(order: Order): ServiceFile {
  const { region, division, orgId, audience, sensitivity, named, barred } = order
  const { id, matterId, number, status, createdAt } = order
  const isMade = status === 'issued' || status === 'revoked'
  const isGivenUp = status === 'rejected' || status === 'withdrawn'
  return {
    ...{ region, division, orgId, audience, sensitivity, named, barred, id, matterId, number },
    kind: 'protection-order',
    state: isMade ? 'done' : isGivenUp ? 'ended' : 'open',
    outcome: isMade || isGivenUp ? status : null,
    holdsUntil: status === 'issued' ? (order.validUntil ?? null) : null,
    openedAt: createdAt,
    endedAt: (isMade ? order.decidedAt : order.endedAt) ?? null,
    steps: stepsOf(order),
  }
}

/** How a step ends that is no longer due: it was done, or the order went on without it. */
export function endedAs({ status, endedAt }: Order): 'done' | 'lapsed' {
  const isOver = status === 'issued' && endedAt !== undefined
  return isOver || status === 'withdrawn' || status === 'revoked' ? 'lapsed' : 'done'
}

/** Follows from where the order stands; nothing else begins or ends a clock. */
export function stepsOf(order: Order): WantedStep[] {
  const { orgId, running } = order
  const courtOrgId = order.courtOrgId ?? orgId
  switch (order.status) {
    case 'drafting':
      return timed('submit', 'submit', orgId, running.submit)
    case 'submitted':
      return timed('acceptance', 'court-acceptance', courtOrgId, running.acceptance)
    case 'accepted':
      return timed('decision', 'court-decision', courtOrgId, running.decision)
    case 'issued':
      return order.endedAt === undefined
        ? [...servingSteps(order, courtOrgId), ...renewalSteps(order, courtOrgId)]
        : []
    case 'rejected':
    case 'withdrawn':
    case 'revoked':
      return []
  }
}

function servingSteps({ deliveries, serving }: Order, courtOrgId: string): WantedStep[] {
  return openDeliveries(deliveries).flatMap(({ recipient, round }) =>
    timed(`serve:${round}:${recipient}`, 'serve', courtOrgId, serving),
  )
}

/** Both end with the order itself, and so go nowhere when they are late. */
function renewalSteps(order: Order, courtOrgId: string): WantedStep[] {
  const { orgId, validUntil, period, changes, serving } = order
  if (validUntil === undefined) return []
  const dueAt = startOfDay(addDays(validUntil, 1)).toISOString()
  const end = { dueAt, escalatesAt: null, clockNumber: serving?.clockNumber ?? 0 }
  const change = openChange(order)
  return [
    ...(order.isRenewalDue
      ? [
          {
            ...end,
            key: `renew:${period}:${changes.length}`,
            kind: 'renew',
            dutyOrgId: orgId,
          } as const,
        ]
      : []),
    ...(change === undefined
      ? []
      : [
          {
            ...{ ...end, key: `change:${change.number}`, dutyOrgId: courtOrgId },
            kind: 'court-decision',
          } as const,
        ]),
  ]
}

function timed(
  key: string,
  kind: WantedStep['kind'],
  dutyOrgId: string,
  clock: Running | undefined,
): WantedStep[] {
  return clock === undefined ? [] : [{ key, kind, dutyOrgId, ...clock }]
}
