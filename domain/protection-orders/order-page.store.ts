import { divisionNames } from '#domain/divisions/division.public.ts'
import { sealedRecordsOf } from '#domain/hotline/evidence.public.ts'
import { matterNumbers } from '#domain/matters/matter.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { shutFor } from '#domain/services/guarded.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskIdentity, maskName } from '#platform/text/mask.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { OrderRow } from './order-read.contract.ts'
import type { OrderPage } from './order.contract.ts'
import type { ListedOrder } from './order-list.store.ts'
import { actionsOf, mayRevealContact } from './order.policy.ts'
import { stateOf, type Order } from './order.schema.ts'
import { namesIn } from './order.store.ts'
import { stepsOf } from './service.transition.ts'

/** The page as the person who asks may see it, also after a save went on as the system. */
export async function presentOrder(order: Order, tx: Tx): Promise<OrderPage> {
  const steps = stepsOf(order)
  const [divisions, organisations, matters] = await Promise.all([
    divisionNames(tx, [order.division]),
    organisationNames(tx, [order.orgId, ...steps.map(({ dutyOrgId }) => dutyOrgId)]),
    matterOf(tx, order),
  ])
  const { id, number, isUrgent, measures, period, deliveries, breaches, history, version } = order
  const { reconsiderations, changes, application, confidential } = order
  const page: OrderPage = {
    ...{ id, number, isUrgent, period, version },
    ...{ measures: [...measures], deliveries: [...deliveries], breaches: [...breaches] },
    ...{ reconsiderations: [...reconsiderations], changes: [...changes], history: [...history] },
    matter: matters,
    state: stateOf(order, tx.now),
    divisionName: divisions.get(order.division) ?? '',
    organisation: organisations.get(order.orgId) ?? '',
    courtOrgId: order.courtOrgId ?? null,
    caseNumber: order.caseNumber ?? null,
    application: {
      ...application,
      applicant: masked(application.applicant),
      respondent: masked(application.respondent),
    },
    hasConfidential: Object.values(confidential).some((text) => text !== ''),
    submittedAt: order.submittedAt ?? null,
    acceptedAt: order.acceptedAt ?? null,
    decisionDueAt: order.decisionDueAt ?? null,
    decidedAt: order.decidedAt ?? null,
    rejection: order.rejection ?? null,
    withdrawal: order.withdrawal ?? null,
    validUntil: order.validUntil ?? null,
    steps: steps.map(({ key, kind, dueAt, warnsAt = null, dutyOrgId }) => ({
      key,
      dueAt,
      warnsAt,
      startedAt: startOf(order, kind),
      kind: kind as OrderPage['steps'][number]['kind'],
      organisation: organisations.get(dutyOrgId) ?? '',
    })),
    actions: actionsOf(tx.initiator, order, tx.now),
    mayReveal: !isRefusal(mayRevealContact(tx.initiator, order)),
    hotlineRecords: await recordsOf(tx, order),
  }
  return shutFor(tx, order.matterId, page)
}

/** The matter's number, for those who see the matter; asked under the reader's own scope. */
async function matterOf(tx: Tx, { matterId }: Order): Promise<OrderPage['matter']> {
  // After a write the transaction goes on as the system; the page asks again when it is read.
  if (tx.actor.kind === 'system') return null
  const number = (await matterNumbers(tx, [matterId])).get(matterId)
  return number === undefined ? null : { id: matterId, number }
}

/** Records of the line that the reader sees herself; the papers name all of them. */
async function recordsOf(tx: Tx, { matterId }: Order): Promise<OrderPage['hotlineRecords']> {
  if (tx.actor.kind === 'system') return []
  const records = await sealedRecordsOf(tx, [matterId])
  return records.map(({ id, number, receivedAt, seal }) => {
    return { id, number, receivedAt, sealedAt: seal?.at ?? null, sha256: seal?.sha256 ?? null }
  })
}

function masked<Party extends { readonly identity: string }>(party: Party): Party {
  return { ...party, identity: party.identity === '' ? '' : maskIdentity(party.identity) }
}

function startOf(order: Order, kind: string): string {
  switch (kind) {
    case 'submit':
      return order.createdAt
    case 'court-acceptance':
      return order.submittedAt ?? order.createdAt
    case 'court-decision':
      return order.acceptedAt ?? order.createdAt
    case 'renew':
      return startOfDay(addDays(order.validUntil ?? '', -30)).toISOString()
    default:
      return order.decidedAt ?? order.createdAt
  }
}

export async function presentRows(tx: Tx, orders: readonly ListedOrder[]): Promise<OrderRow[]> {
  const [divisions, organisations] = await Promise.all([
    divisionNames(
      tx,
      orders.map(({ division }) => division),
    ),
    organisationNames(
      tx,
      orders.map(({ orgId }) => orgId),
    ),
  ])
  return orders.map((order) => {
    const { id, number, isUrgent, caseNumber, acceptedAt, decisionDueAt, decidedAt } = order
    const { validUntil, createdAt, status, division, orgId, firstBreachedAt } = order
    const { applicant, respondent } = namesIn(tx, order)
    return {
      ...{ id, number, isUrgent, caseNumber, acceptedAt, decisionDueAt, decidedAt, validUntil },
      createdAt,
      state: stateOf({ status, validUntil: validUntil ?? undefined }, tx.now),
      applicant: applicant === '' ? '' : maskName(applicant),
      respondent: respondent === '' ? '' : maskName(respondent),
      divisionName: divisions.get(division) ?? '',
      organisation: organisations.get(orgId) ?? '',
      isBreached: firstBreachedAt !== null,
    }
  })
}
