import { listAttachments } from '#domain/attachments/content.public.ts'
import { placeOfMatter } from '#domain/matters/matter.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { shutFor } from '#domain/services/guarded.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { maySee } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { supervisionClockSetting } from './supervision-clock.schema.ts'
import type { SupervisionFile, SupervisionRow } from './supervision.contract.ts'
import { mayActOn } from './supervision.policy.ts'
import { SupervisionAction, type Supervision } from './supervision.schema.ts'
import { standing } from './supervision.transition.ts'

export async function presentRows(
  tx: Tx,
  orders: readonly Supervision[],
): Promise<SupervisionRow[]> {
  const names = await organisationNames(
    tx,
    orders.flatMap(({ issuerOrgId, addresseeOrgId }) => [issuerOrgId, addresseeOrgId]),
  )
  return orders.map((order) => rowOf(order, names, tx.now))
}

function rowOf(order: Supervision, names: ReadonlyMap<string, string>, now: Date): SupervisionRow {
  const { id, kind, status, number, matterId, subjectNumber, stepKind, stepDueAt } = order
  const { createdAt, issuedAt, replyDueAt, endedAt, outcome, issuerOrgId, addresseeOrgId } = order
  const organisation = (at: string): SupervisionRow['issuer'] => ({
    id: at,
    name: names.get(at) ?? '',
  })
  return {
    ...{ id, kind, status, number, matterId, subjectNumber, stepKind, stepDueAt },
    ...{ createdAt, issuedAt, replyDueAt, endedAt, outcome },
    issuer: organisation(issuerOrgId),
    addressee: organisation(addresseeOrgId),
    isOverdue: status === 'issued' && Date.parse(replyDueAt ?? '') <= now.getTime(),
  }
}

/** As its reader sees it, who may by then act as the system. */
export async function presentSupervision(order: Supervision, tx: Tx): Promise<SupervisionFile> {
  const reader = tx.initiator
  const [names, { body: clocks }, matter, attachments] = await Promise.all([
    organisationNames(tx, [
      ...[order.issuerOrgId, order.addresseeOrgId],
      ...order.rounds.map(({ byOrgId }) => byOrgId),
    ]),
    settingOf(tx, supervisionClockSetting),
    order.matterId === null ? undefined : placeOfMatter(tx, order.matterId),
    listAttachments(tx, 'supervision', order.id),
  ])
  const kept = new Set(
    attachments.filter(({ removedAt }) => removedAt === null).map(({ id }) => id),
  )
  const file: SupervisionFile = {
    ...rowOf(order, names, tx.now),
    requirement: order.requirement,
    rounds: order.rounds.map(({ byOrgId, files = [], ...round }) => ({
      ...round,
      files: files.map(({ id, name }) => ({ id, name, isRemoved: !kept.has(id) })),
      byOrganisation: names.get(byOrgId) ?? '',
    })),
    closing: order.closing,
    issuedByName: order.issuedByName,
    isMatterOpen: matter !== undefined && maySee(reader, matter),
    usualReply: order.kind === 'order' ? clocks.orderReply : clocks.opinionReply,
    actions: actionsOf(order, reader, tx.now),
    version: order.version,
  }
  return order.matterId === null ? file : shutFor(tx, order.matterId, file)
}

/** What there is to do where it stands, and why not for this reader or not yet. */
function actionsOf(order: Supervision, reader: Actor, now: Date): SupervisionFile['actions'] {
  const isProposed = order.status === 'proposed'
  const isTooEarly = order.status === 'issued' && Date.parse(order.replyDueAt ?? '') > now.getTime()
  return SupervisionAction.options
    .filter((action) => order.endedAt === null && isOfProposal(action) === isProposed)
    .map((action) => {
      const decision = mayActOn(reader, order, action)
      const refused = isRefusal(decision) ? decision.refused : standing(order, action)?.refused
      const early = action === 'close' && isTooEarly ? 'reply-not-yet-due' : null
      return { action, refusal: refused ?? early }
    })
}

function isOfProposal(action: SupervisionAction): boolean {
  return action === 'send' || action === 'drop'
}
