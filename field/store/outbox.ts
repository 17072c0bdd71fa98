import type { Beside, ItemKind } from '#domain/devices/device.schema.ts'
import { envelopeOf } from '#domain/devices/envelope.schema.ts'
import { sealEnvelope } from '#platform/crypto/envelope.ts'
import { local, type ItemState, type OutboxRow } from './local.ts'
import type { Identity } from './vault.ts'

/** What was written and is to be kept; from here on only the server can open it. */
export type Written = {
  readonly kind: ItemKind
  readonly body: Readonly<Record<string, unknown>>
  /** of an item that is put right: it is the same item and counts once */
  readonly id?: string | undefined
  /** of a photograph: the item of its visit */
  readonly about?: string | undefined
  /** of a visit: what she knew and decided about other visits to the family */
  readonly beside?: Beside | undefined
}

/** Seals at once and writes it down; when this returns, a closed tab costs nothing. */
export async function keep(
  { accountId, key }: Identity,
  { kind, body, id = newItemId(), about, beside }: Written,
  at: number,
): Promise<OutboxRow> {
  const writtenAt = new Date(at).toISOString()
  const text = JSON.stringify({ kind, accountId, writtenAt, body, about, beside })
  const sealed = await sealEnvelope(fromBase64(key.publicKey), text, envelopeOf(id))
  const row = {
    id,
    kind,
    writtenAt: at,
    keyId: key.id,
    sealed,
    state: 'waiting',
    code: null,
    ...(about === undefined ? {} : { about }),
  } as const
  await local.outbox.put(row)
  return row
}

/**
 * In the order they were written, as many as go through in one piece. A photograph stays back while its
 * visit waits to be put right.
 * @param most items, and bytes of them; the first goes whatever it weighs
 */
export async function nextWaiting(most: {
  readonly items: number
  readonly bytes: number
}): Promise<OutboxRow[]> {
  const between = (state: ItemState): [[string, number], [string, number]] => [
    [state, 0],
    [state, Number.MAX_SAFE_INTEGER],
  ]
  const stuck = await local.outbox
    .where('[state+writtenAt]')
    .between(...between('stuck'))
    .primaryKeys()
  const rows = await local.outbox
    .where('[state+writtenAt]')
    .between(...between('waiting'))
    .filter(({ about }) => about === undefined || !stuck.includes(about))
    .limit(most.items)
    .toArray()
  let bytes = 0
  return rows.filter(({ sealed }, at) => {
    bytes += sealed.length
    return at === 0 || bytes <= most.bytes
  })
}

export function allItems(): Promise<OutboxRow[]> {
  return local.outbox.orderBy('id').toArray()
}

export function forgetItem(id: string): Promise<void> {
  return local.outbox.delete(id)
}

export async function markItem(id: string, state: ItemState, code: string | null): Promise<void> {
  await local.outbox.update(id, { state, code })
}

export type Counts = Readonly<Record<ItemState, number>>

export async function countItems(): Promise<Counts> {
  const of = (state: ItemState): Promise<number> =>
    local.outbox
      .where('[state+writtenAt]')
      .between([state, 0], [state, Number.MAX_SAFE_INTEGER])
      .count()
  const [waiting, stuck, apart] = await Promise.all([of('waiting'), of('stuck'), of('apart')])
  return { waiting, stuck, apart }
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (each) => each.charCodeAt(0))
}

/** UUIDv7 (RFC 9562): made here, so that the item has its name before anybody has seen it. */
function newItemId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const at = Date.now().toString(16).padStart(12, '0')
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return [
    at.slice(0, 8),
    at.slice(8),
    `7${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
