import { accountNames, actorOfAccount } from '#domain/accounts/account.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { recordFollowUpFromPhone } from '#domain/matters/follow-up-phone.public.ts'
import { parentOrganisation } from '#domain/organisations/organisation.public.ts'
import { recordVisitFromPhone, type Taken } from '#domain/visits/visit-phone.public.ts'
import { placeOfVisit } from '#domain/visits/visit.public.ts'
import { signReportFromPhone } from '#domain/zero-reports/zero-report-phone.public.ts'
import { systemActor, has, type Actor } from '#platform/access/actor.ts'
import { tokenHash } from '#platform/auth/token.ts'
import { openEnvelope } from '#platform/crypto/envelope.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import type { ItemAnswer, SentItem } from './device.contract.ts'
import { ItemContent, type Device, type DeviceItem } from './device.schema.ts'
import {
  findAnswers,
  findDeviceByToken,
  findItem,
  findPrivateKeys,
  insertItem,
  isAnyWaiting,
  type AnsweredItem,
} from './device.store.ts'
import { envelopeOf } from './envelope.schema.ts'
import { isOfRights, receivedItem } from './device.transition.ts'
import { keepPhoto } from './photo.store.ts'

/** A phone and, while its owner may still work with it, who she is now. */
export type KnownDevice = { readonly device: Device; readonly actor: Actor | undefined }

/** Finds a phone by its token, also a revoked one: what it still carries must not be lost. */
export async function knownDevice(
  { db, config }: Runtime,
  {
    device: id,
    token,
    app,
  }: { readonly device: string; readonly token: string; readonly app?: string | undefined },
): Promise<KnownDevice | undefined> {
  const device = await db.within(systemActor(config.region), (tx) =>
    findDeviceByToken(tx, { id, tokenHash: tokenHash(token), app }),
  )
  if (device === undefined) return undefined
  if (device.revokedAt !== null) return { device, actor: undefined }
  const actor = await actorOfAccount(db, config.region, device.accountId)
  const isExecutive = actor !== undefined && has(actor, 'village-executive')
  return { device, actor: isExecutive ? actor : undefined }
}

/**
 * Takes the items one by one, in the order they were written. Each is a transaction of its own, so a
 * server that dies in between has kept all it answered and nothing twice.
 */
export async function takeItems(
  runtime: Runtime,
  known: KnownDevice,
  items: readonly SentItem[],
): Promise<ItemAnswer[]> {
  const keyIds = [...new Set(items.map(({ keyId }) => keyId))]
  const ids = items.map(({ id }) => id)
  const [keys, before] = await asSystem(runtime, (tx) =>
    Promise.all([findPrivateKeys(tx, keyIds), findAnswers(tx, ids)]),
  )
  const answers: ItemAnswer[] = []
  for (const item of items) {
    const answered = before.get(item.id)
    const key = keys.get(item.keyId)
    answers.push(
      answered === undefined ? await takeItem(runtime, known, item, key) : answerOf(answered),
    )
  }
  return answers
}

async function takeItem(
  runtime: Runtime,
  { device, actor }: KnownDevice,
  { id, sealed }: SentItem,
  privateKey: Buffer | undefined,
): Promise<ItemAnswer> {
  const content = await contentOf(privateKey, id, sealed)
  if (content === undefined) {
    return { id, outcome: 'refused', code: 'item-unreadable', content: null }
  }
  if (actor === undefined) return quarantined(runtime, device, id, content, 'device-ended')
  if (content.accountId !== device.accountId) {
    return quarantined(runtime, device, id, content, 'item-of-another')
  }
  if (content.beside?.is === 'same') return sameVisit(runtime, { device, actor }, id, content)
  const taken = await recorded(runtime, actor, id, content, (tx, recordId) => {
    const { name: writerName } = actor
    insertItem(tx, receivedItem(device, { id, content, writerName }, { recordId }, tx.now))
  })
  if ('recordId' in taken) return { id, outcome: 'taken', recordId: taken.recordId }
  const meanwhile = await answeredBefore(runtime, id)
  if (meanwhile !== undefined) return meanwhile
  if (isOfRights(taken.code)) return quarantined(runtime, device, id, content, taken.code)
  const returned = { kind: content.kind, body: content.body, knew: content.beside?.knew ?? null }
  const refused = { id, outcome: 'refused', code: taken.code, content: returned } as const
  return 'beside' in taken && taken.beside !== undefined
    ? { ...refused, beside: taken.beside }
    : refused
}

/** The record and the mark that it is in are one transaction, as the system where it leaves her scope. */
async function recorded(
  runtime: Runtime,
  actor: Actor,
  id: string,
  { kind, body, about, beside }: ItemContent,
  mark: (tx: Tx, recordId: string) => void,
): Promise<Taken> {
  const request = { body, key: `item ${id}` }
  const alongside = (tx: Tx, recordId: string): void => {
    tx.asSystem()
    mark(tx, recordId)
  }
  switch (kind) {
    case 'visit':
      return recordVisitFromPhone(runtime, actor, { ...request, known: beside }, alongside)
    case 'signature':
      return signReportFromPhone(runtime, actor, request, alongside)
    case 'follow-up':
      return recordFollowUpFromPhone(runtime, actor, request, alongside)
    case 'photo': {
      const visit = about === undefined ? undefined : await itemOf(runtime, about)
      // it waits with its visit until an office has decided on that
      if (visit?.outcome === 'quarantined') return { code: 'visit-in-quarantine' }
      return keepPhoto(runtime, actor, { body, visit }, (tx, recordId) => {
        alongside(tx, recordId)
        return Promise.resolve(undefined)
      })
    }
  }
}

/** She says that the other visit is this one: that one stands, and what she wrote is kept beside it. */
function sameVisit(
  runtime: Runtime,
  { device, actor }: { readonly device: Device; readonly actor: Actor },
  id: string,
  content: ItemContent,
): Promise<ItemAnswer> {
  return runtime.db.within(actor, async (tx): Promise<ItemAnswer> => {
    const other = content.beside?.other
    const place = other === undefined ? undefined : await placeOfVisit(tx, other)
    tx.asSystem()
    const { name: writerName } = actor
    const stands = other === undefined || place === undefined ? undefined : other
    const became = stands === undefined ? { code: 'not-found' } : { same: stands, by: actor.id }
    const item = receivedItem(device, { id, content, writerName }, became, tx.now)
    insertItem(tx, item)
    tx.audit({
      ...{ name: 'device-item.told-same', outcome: 'done' },
      ...{ subjectKind: 'device-item', subjectId: id },
    })
    return answerOf(item)
  })
}

function quarantined(
  runtime: Runtime,
  device: Device,
  id: string,
  content: ItemContent,
  code: string,
): Promise<ItemAnswer> {
  return asSystem(runtime, async (tx) => {
    const [names, isKnown, office] = await Promise.all([
      accountNames(tx, [content.accountId]),
      isAnyWaiting(tx, content.accountId),
      parentOrganisation(tx, device.orgId),
    ])
    const writerName = names.get(content.accountId)?.name ?? ''
    // one notice for all that she wrote: the list shows the rest
    if (!isKnown && office !== undefined) notify(tx, [waitingNotice(id, office.id)])
    insertItem(tx, receivedItem(device, { id, content, writerName }, { code }, tx.now))
    tx.audit({
      ...{ name: 'device-item.quarantined', outcome: 'done', detail: { code } },
      ...{ subjectKind: 'device-item', subjectId: id },
    })
    return { id, outcome: 'quarantined', code }
  })
}

function itemOf(runtime: Runtime, id: string): Promise<DeviceItem | undefined> {
  return asSystem(runtime, (tx) => findItem(tx, id))
}

function waitingNotice(subjectId: string, orgId: string): Notification {
  const place = { sensitivity: 'normal', named: [], barred: [] } as const
  return { kind: 'late-record-waiting', to: { orgId }, subjectId, place }
}

async function answeredBefore(runtime: Runtime, id: string): Promise<ItemAnswer | undefined> {
  const item = await itemOf(runtime, id)
  return item === undefined ? undefined : answerOf(item)
}

function answerOf({ id, recordId, code }: AnsweredItem): ItemAnswer {
  return recordId !== null
    ? { id, outcome: 'taken', recordId }
    : { id, outcome: 'quarantined', code: code ?? 'device-ended' }
}

async function contentOf(
  privateKey: Buffer | undefined,
  id: string,
  sealed: string,
): Promise<ItemContent | undefined> {
  if (privateKey === undefined) return undefined
  try {
    const text = await openEnvelope(privateKey, Buffer.from(sealed, 'base64'), envelopeOf(id))
    return ItemContent.safeParse(JSON.parse(text)).data
  } catch {
    // not sealed to this key, or changed on its way: the same to whoever sent it
    return undefined
  }
}

function asSystem<Result>(
  { db, config }: Runtime,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return db.within(systemActor(config.region), work)
}
