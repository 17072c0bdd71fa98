import {
  lateFollowUpOf,
  mayTakeLateFollowUp,
  saveLateFollowUp,
  toldByLateFollowUp,
} from '#domain/matters/follow-up-phone.public.ts'
import { lateVisitOf, mayTakeLateVisit, saveLateVisit } from '#domain/visits/visit-phone.public.ts'
import type { VisitsRecorded } from '#domain/visits/visit.schema.ts'
import {
  lateSignatureOf,
  mayTakeLateSignature,
  saveLateSignature,
} from '#domain/zero-reports/zero-report-phone.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Decision, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DomainEvent } from '#platform/events/event.ts'
import { ItemContent, type DeviceItem } from './device.schema.ts'
import { lockItem } from './device.store.ts'

/** What an item would be as a record: who may make it one, and how it is kept. */
export type Becoming = {
  readonly recordId: string
  may(actor: Actor): Decision
  save(tx: Tx): void | Promise<void>
  readonly events: readonly DomainEvent[]
}

/** An item with what it would become, or why it cannot become anything. */
export type ReviewedItem = DeviceItem & { readonly becoming: Becoming | Refusal }

/**
 * An item to be decided. What it would become is looked up under the officer's own sight, as of the time
 * it was written where that counts.
 */
export async function lockToAccept(tx: Tx, id: string): Promise<ReviewedItem | undefined> {
  const item = await lockItem(tx, id)
  if (item === undefined) return undefined
  const { content, outcome } = item
  if (content === null || outcome !== 'quarantined') {
    return { ...item, becoming: refuse('item-already-settled') }
  }
  return { ...item, becoming: await becomingOf(tx, item, ItemContent.parse(JSON.parse(content))) }
}

function becomingOf(
  tx: Tx,
  item: DeviceItem,
  { kind, accountId, body }: ItemContent,
): Promise<Becoming | Refusal> {
  switch (kind) {
    case 'visit':
      return becomingVisit(tx, body, accountId)
    case 'signature':
      return becomingSignature(tx, body, item)
    case 'follow-up':
      return becomingFollowUp(tx, body)
    case 'photo':
      return Promise.resolve(refuse('photo-kept-with-its-visit'))
  }
}

async function becomingVisit(
  tx: Tx,
  body: unknown,
  accountId: string,
): Promise<Becoming | Refusal> {
  const late = await lateVisitOf(tx, { body, accountId })
  if (isRefusal(late)) return late
  const told: VisitsRecorded = { type: 'visits.recorded', visits: [late.visit] }
  return {
    recordId: late.visit.id,
    may: (actor) => mayTakeLateVisit(actor, late),
    save: (into) => saveLateVisit(into, late),
    events: [told],
  }
}

async function becomingSignature(
  tx: Tx,
  body: unknown,
  { accountId: id, writerName: name, receivedAt }: DeviceItem,
): Promise<Becoming | Refusal> {
  const late = await lateSignatureOf(tx, { body, writer: { id, name }, receivedAt })
  if (isRefusal(late)) return late
  return {
    recordId: late.report.id,
    may: (actor) => mayTakeLateSignature(actor, late),
    save: (into) => saveLateSignature(into, late),
    events: [],
  }
}

async function becomingFollowUp(tx: Tx, body: unknown): Promise<Becoming | Refusal> {
  const late = await lateFollowUpOf(tx, body)
  if (isRefusal(late)) return late
  return {
    recordId: late.matter.id,
    may: (actor) => mayTakeLateFollowUp(actor, late),
    save: (into) => saveLateFollowUp(into, late),
    events: [toldByLateFollowUp(late)],
  }
}
