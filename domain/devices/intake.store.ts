import { accountNames, actorOfAccount } from '#domain/accounts/account.public.ts'
import { recordVisitFromPhone, type Taken } from '#domain/visits/visit-phone.public.ts'
import { signReportFromPhone } from '#domain/zero-reports/zero-report-phone.public.ts'
import { systemActor, has, type Actor } from '#platform/access/actor.ts'
import { tokenHash } from '#platform/auth/token.ts'
import { openEnvelope } from '#platform/crypto/envelope.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import type { ItemAnswer, SentItem } from './device.contract.ts'
import { ItemContent, type Device, type DeviceItem } from './device.schema.ts'
import { findDeviceByToken, findItem, findPrivateKeys, insertItem } from './device.store.ts'
import { envelopeOf } from './envelope.schema.ts'
import { isOfRights, receivedItem } from './device.transition.ts'

/** A phone and, while its owner may still work with it, who she is now. */
export type KnownDevice = { readonly device: Device; readonly actor: Actor | undefined }

/** Finds a phone by its token, also a revoked one: what it still carries must not be lost. */
export async function knownDevice(
  { db, config }: Runtime,
  { device: id, token }: { readonly device: string; readonly token: string },
): Promise<KnownDevice | undefined> {
  const device = await db.within(systemActor(config.region), (tx) =>
    findDeviceByToken(tx, id, tokenHash(token)),
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
  const keys = await asSystem(runtime, (tx) => findPrivateKeys(tx, keyIds))
  const answers: ItemAnswer[] = []
  for (const item of items) {
    const key = keys.get(item.keyId)
    answers.push(
      (await answeredBefore(runtime, item.id)) ?? (await takeItem(runtime, known, item, key)),
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
  const taken = await recorded(runtime, actor, id, content, (tx, recordId) => {
    const { name: writerName } = actor
    insertItem(tx, receivedItem(device, { id, content, writerName }, { recordId }, tx.now))
  })
  if ('recordId' in taken) return { id, outcome: 'taken', ...taken }
  const meanwhile = await answeredBefore(runtime, id)
  if (meanwhile !== undefined) return meanwhile
  if (isOfRights(taken.code)) return quarantined(runtime, device, id, content, taken.code)
  const { kind, body } = content
  return { id, outcome: 'refused', code: taken.code, content: { kind, body } }
}

/** The record and the mark that it is in are one transaction, as the system where it leaves her scope. */
function recorded(
  runtime: Runtime,
  actor: Actor,
  id: string,
  { kind, body }: ItemContent,
  mark: (tx: Tx, recordId: string) => void,
): Promise<Taken> {
  const request = { body, key: `item ${id}` }
  const alongside = (tx: Tx, recordId: string): void => {
    tx.asSystem()
    mark(tx, recordId)
  }
  switch (kind) {
    case 'visit':
      return recordVisitFromPhone(runtime, actor, request, alongside)
    case 'signature':
      return signReportFromPhone(runtime, actor, request, alongside)
  }
}

function quarantined(
  runtime: Runtime,
  device: Device,
  id: string,
  content: ItemContent,
  code: string,
): Promise<ItemAnswer> {
  return asSystem(runtime, async (tx) => {
    const names = await accountNames(tx, [content.accountId])
    const writerName = names.get(content.accountId)?.name ?? ''
    insertItem(tx, receivedItem(device, { id, content, writerName }, { code }, tx.now))
    tx.audit({
      ...{ name: 'device-item.quarantined', outcome: 'done', detail: { code } },
      ...{ subjectKind: 'device-item', subjectId: id },
    })
    return { id, outcome: 'quarantined', code }
  })
}

async function answeredBefore(runtime: Runtime, id: string): Promise<ItemAnswer | undefined> {
  const item = await asSystem(runtime, (tx) => findItem(tx, id))
  return item === undefined ? undefined : answerOf(item)
}

function answerOf({ id, outcome, recordId, code }: DeviceItem): ItemAnswer {
  return outcome === 'taken' && recordId !== null
    ? { id, outcome, recordId }
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
