import { divisionNames } from '#domain/divisions/division.public.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { mayFeedBack } from './call.policy.ts'
import type { PushPage, PushRow } from './push.contract.ts'
import type { Push } from './push.schema.ts'

export async function presentPushRows(tx: Tx, pushes: readonly Push[]): Promise<PushRow[]> {
  const [divisions, organisations] = await Promise.all([
    divisionNames(tx, [...new Set(pushes.map(({ division }) => division))]),
    organisationNames(tx, [...new Set(pushes.flatMap((push) => [push.orgId, push.senderOrgId]))]),
  ])
  return pushes.map((push) => {
    const { id, number, status, calls, dueAt, createdAt, content } = push
    return {
      ...{ id, number, status, calls, dueAt, createdAt, isEscalating: content.isEscalating },
      divisionName: divisions.get(push.division) ?? '',
      receiver: organisations.get(push.orgId) ?? '',
      sender: organisations.get(push.senderOrgId) ?? '',
      ...{ contact: push.contact ?? null, outcome: push.outcome ?? null },
      ...{ fedBackAt: push.fedBackAt ?? null, correctedAt: push.correctedAt ?? null },
    }
  })
}

/** A push as its reader may see it: the matter is the desk's, the household the police's. */
export async function presentPush(push: Push, tx: Tx): Promise<PushPage> {
  const { initiator } = tx
  const isSender = initiator.orgs.includes(push.senderOrgId)
  const isDesk = !isSender || initiator.orgs.includes(push.orgId)
  const [[row], matter] = await Promise.all([
    presentPushRows(tx, [push]),
    isDesk ? findMatter(tx, push.matterId) : undefined,
  ])
  if (row === undefined) throw new Error('a push that was just read is gone')
  const { content, feedback, householdId, version } = push
  const may = mayFeedBack(initiator, push)
  const closed = push.status === 'sent' ? null : 'push-already-answered'
  return {
    ...row,
    ...{ content, feedback: feedback ?? null, version },
    matter: matter === undefined ? null : { id: matter.id, number: matter.number },
    householdId: isSender ? householdId : null,
    feedBackRefusal: isRefusal(may) ? may.refused : closed,
  }
}
