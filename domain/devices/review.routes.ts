import { divisionNames } from '#domain/divisions/division.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, openTo, query, type Route } from '#platform/http/route.ts'
import { lockToAccept, type ReviewedItem } from './acceptance.store.ts'
import { mayAcceptItem, mayListQuarantined, mayReviewItem } from './device.policy.ts'
import { ItemContent, type DeviceItem } from './device.schema.ts'
import { findItem, findQuarantinedPage, lockItem, saveItem } from './device.store.ts'
import { acceptItem, settleItem } from './device.transition.ts'
import { acceptPhoto } from './photo.store.ts'
import * as contracts from './review.contract.ts'

/** What phones sent too late, at the office that decides what becomes of it. */
export const reviewRoutes: readonly Route[] = [
  query(contracts.listQuarantinedContract, {
    may: mayListQuarantined,
    async read(tx, { query: { page, size, state } }) {
      const { items, ...counted } = await findQuarantinedPage(tx, { page, size, state })
      return { items: await linesOf(tx, items), ...counted }
    },
  }),

  query(contracts.readQuarantinedContract, {
    may: mayListQuarantined,
    async read(tx, { params: { id } }) {
      const item = await findItem(tx, id)
      if (item === undefined || item.content === null) return undefined
      const decision = mayReviewItem(tx.actor, item)
      if (isRefusal(decision)) return decision
      const { body } = ItemContent.parse(JSON.parse(item.content))
      const [line] = await linesOf(tx, [item])
      if (line === undefined) return undefined
      const visit = item.aboutItem === null ? undefined : await findItem(tx, item.aboutItem)
      return { ...line, body, visitId: visit?.recordId ?? null }
    },
    audit: 'device-item.read',
  }),

  command<typeof contracts.acceptQuarantinedContract, ReviewedItem>(
    contracts.acceptQuarantinedContract,
    {
      load: (tx, { params }) => lockToAccept(tx, params.id),
      may: mayAcceptItem,
      apply: ({ becoming, ...item }, _, on) => {
        if (isRefusal(becoming)) return becoming
        const accepted = acceptItem(item, becoming.recordId, on)
        return isRefusal(accepted) ? accepted : { ...accepted, becoming }
      },
      async save(tx, { becoming, ...item }) {
        if (!isRefusal(becoming)) await becoming.save(tx)
        saveItem(tx, item)
      },
      events: ({ becoming }) => (isRefusal(becoming) ? [] : becoming.events),
      present: ({ id, recordId, version }) => ({ id, recordId, version }),
      audit: 'device-item.accepted',
    },
  ),

  openTo(
    'signed-in',
    'a photograph is kept as a file, which a transaction alone cannot keep',
    contracts.acceptPhotoContract,
    (runtime, { params: { id } }, { actor }) => acceptPhoto(runtime, actor, id),
  ),

  command<typeof contracts.settleQuarantinedContract, DeviceItem>(
    contracts.settleQuarantinedContract,
    {
      load: (tx, { params }) => lockItem(tx, params.id),
      may: mayReviewItem,
      apply: settleItem,
      save: saveItem,
      present: ({ id, version }) => ({ id, version }),
      audit: 'device-item.settled',
    },
  ),
]

type Shown = Omit<DeviceItem, 'content'>

async function linesOf(tx: Tx, items: readonly Shown[]): Promise<contracts.QuarantinedLine[]> {
  const places = await divisionNames(tx, [...new Set(items.map(({ division }) => division))])
  return items.map((item) => lineOf(tx.actor, item, places.get(item.division) ?? ''))
}

function lineOf(actor: Actor, item: Shown, divisionName: string): contracts.QuarantinedLine {
  const { id, kind, writerName, division, writtenAt, receivedAt, settledAt, version } = item
  const decision = mayReviewItem(actor, item)
  return {
    ...{ id, kind, writerName, division, divisionName, writtenAt, receivedAt, settledAt, version },
    ...{ code: item.code ?? '', decision: decisionOf(item), recordId: item.recordId },
    // a reason may tell what the item told
    reason: isRefusal(decision) ? null : item.settleReason,
    refusal: isRefusal(decision) ? decision.refused : null,
  }
}

function decisionOf({ outcome, recordId }: Shown): contracts.QuarantinedLine['decision'] {
  switch (outcome) {
    case 'quarantined':
      return null
    case 'taken':
      return 'accepted'
    case 'settled':
      return recordId === null ? 'rejected' : 'same'
  }
}
