import { insertInto, pageOf, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { newId } from '#platform/db/id.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { newEnvelopeKeys } from '#platform/crypto/envelope.ts'
import type { Device, DeviceItem } from './device.schema.ts'

const deviceColumns = raw(
  `region, id, account_id, division, org_id, name, owner_name, registered_at, last_seen_at, app_version,
   revoked_at, revoke_reason, told_at, version`,
)

const itemColumns = raw(
  `region, id, device_id, account_id, writer_name, division, org_id, kind, outcome, code, record_id,
   about_item, content, written_at, received_at, settled_at, settled_by, settle_reason, version`,
)

type Page = { readonly page: number; readonly size: number }
type Paged<Item> = { items: Item[]; total: number; totalIsCapped: boolean }

export function insertDevice(tx: Tx, device: Device & { readonly tokenHash: Buffer }): void {
  tx.send(insertInto('devices', device))
}

export function saveDevice(tx: Tx, { region, id, revokedAt, revokeReason, version }: Device): void {
  tx.send(updateIn('devices', { region, id, revokedAt, revokeReason, version }))
}

export function lockDevice(tx: Tx, id: string): Promise<Device | undefined> {
  return tx.maybe<Device>(
    sql`select ${deviceColumns} from devices
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

/**
 * By its token, as the system: before it is found there is no actor. Being seen is noted each hour, a
 * new build of its program and that it heard of its end at once.
 * @param app the build of the program that asks
 */
export async function findDeviceByToken(
  tx: Tx,
  { id, tokenHash, app }: { id: string; tokenHash: Buffer; app: string | undefined },
): Promise<Device | undefined> {
  const found = await tx.maybe<Device & { tokenHash: Buffer }>(
    sql`select ${deviceColumns}, token_hash from devices
        where region = ${tx.actor.region} and id = ${id}`,
  )
  if (found === undefined) return undefined
  const { tokenHash: kept, ...device } = found
  if (!kept.equals(tokenHash)) return undefined
  const isLongAgo = tx.now.getTime() - Date.parse(device.lastSeenAt) > 3_600_000
  const isNewBuild = app !== undefined && app !== device.appVersion
  const hearsOfEnd = device.revokedAt !== null && device.toldAt === null
  if (isLongAgo || isNewBuild || hearsOfEnd) {
    tx.send(
      updateIn('devices', {
        ...{ region: tx.actor.region, id, lastSeenAt: tx.now.toISOString() },
        appVersion: app ?? device.appVersion,
        toldAt: hearsOfEnd ? tx.now.toISOString() : device.toldAt,
      }),
    )
  }
  return device
}

/** @param state phones with rights, or those that lost them; all of them unless told */
export async function findDevicePage(
  tx: Tx,
  { page, size, state }: Page & { readonly state?: 'bound' | 'revoked' | undefined },
): Promise<Paged<Device>> {
  const where = sql`region = ${tx.actor.region}
    ${state === 'bound' ? sql`and revoked_at is null` : sql``}
    ${state === 'revoked' ? sql`and revoked_at is not null` : sql``}`
  const [items, counted] = await Promise.all([
    tx.rows<Device>(
      sql`select ${deviceColumns} from devices where ${where}
          order by registered_at desc, id ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from devices where ${where} limit ${countCap + 1}) as counted`,
    ),
  ])
  return paged(items, counted?.total ?? 0)
}

export function insertItem(tx: Tx, item: DeviceItem): void {
  const { content, settleReason, ...plain } = item
  tx.send(
    insertInto('device_items', {
      ...plain,
      content: content === null ? null : tx.keyring.seal(content, about('content', item.id)),
      settleReason: settleReason === null ? null : sealedReason(tx, item.id, settleReason),
    }),
  )
}

/** What an office decided; what became a record keeps no content of its own. */
export function saveItem(tx: Tx, item: DeviceItem): void {
  const { region, id, outcome, recordId, settledAt, settledBy, settleReason, version } = item
  tx.send(
    updateIn('device_items', {
      ...{ region, id, outcome, recordId, settledAt, settledBy, version },
      ...(item.content === null ? { content: null } : {}),
      settleReason: settleReason === null ? null : sealedReason(tx, id, settleReason),
    }),
  )
}

type ItemRow = Omit<DeviceItem, 'content' | 'settleReason'> & {
  readonly content: Buffer | null
  readonly settleReason: Buffer | null
}

export async function findItem(tx: Tx, id: string): Promise<DeviceItem | undefined> {
  return opened(
    tx,
    await tx.maybe<ItemRow>(
      sql`select ${itemColumns} from device_items where region = ${tx.actor.region} and id = ${id}`,
    ),
  )
}

export type AnsweredItem = Pick<DeviceItem, 'id' | 'code' | 'recordId'>

/** Of the given items those that the house has, with what became of them; nothing is opened. */
export async function findAnswers(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnsweredItem>> {
  const found = await tx.rows<AnsweredItem>(
    sql`select id, code, record_id from device_items
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
  return new Map(found.map((each) => [each.id, each]))
}

export async function lockItem(tx: Tx, id: string): Promise<DeviceItem | undefined> {
  return opened(
    tx,
    await tx.maybe<ItemRow>(
      sql`select ${itemColumns} from device_items
          where region = ${tx.actor.region} and id = ${id} for update`,
    ),
  )
}

/** What waits, oldest first, or what was decided, latest first; what was written is not opened. */
export async function findQuarantinedPage(
  tx: Tx,
  { page, size, state }: Page & { readonly state: 'waiting' | 'decided' },
): Promise<Paged<Omit<DeviceItem, 'content'>>> {
  const isWaiting = state === 'waiting'
  const where = isWaiting
    ? sql`region = ${tx.actor.region} and outcome = 'quarantined'`
    : sql`region = ${tx.actor.region} and settled_at is not null`
  const order = isWaiting ? sql`received_at, id` : sql`settled_at desc, id desc`
  const [items, counted] = await Promise.all([
    tx.rows<ItemRow>(
      sql`select ${itemColumns} from device_items where ${where}
          order by ${order} ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from device_items where ${where} limit ${countCap + 1}) as counted`,
    ),
  ])
  const shown = items.flatMap((row) => opened(tx, withoutContent(row)) ?? [])
  return paged(shown, counted?.total ?? 0)
}

/** Does anything that she wrote wait to be looked at? */
export async function isAnyWaiting(tx: Tx, accountId: string): Promise<boolean> {
  const found = await tx.maybe(
    sql`select 1 from device_items
        where region = ${tx.actor.region} and account_id = ${accountId}
          and outcome = 'quarantined' limit 1`,
  )
  return found !== undefined
}

/** The pair that phones seal to now; made when the first phone asks. As the system. */
export async function currentKey(tx: Tx): Promise<{ id: string; publicKey: Buffer }> {
  const found = await tx.maybe<{ id: string; publicKey: Buffer }>(
    sql`select id, public_key from device_keys where region = ${tx.actor.region}
        order by created_at desc, id desc limit 1`,
  )
  if (found !== undefined) return found
  const id = newId()
  const { publicKey, privateKey } = await newEnvelopeKeys()
  tx.send(
    insertInto('device_keys', {
      ...{ region: tx.actor.region, id, publicKey: Buffer.from(publicKey) },
      privateKey: tx.keyring.sealBytes(Buffer.from(privateKey), keyContext(id)),
      createdAt: tx.now.toISOString(),
    }),
  )
  return { id, publicKey: Buffer.from(publicKey) }
}

/** Private halves by id, as the system. */
export async function findPrivateKeys(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const found = await tx.rows<{ id: string; privateKey: Buffer }>(
    sql`select id, private_key from device_keys
        where region = ${tx.actor.region} and id = any (${ids}::uuid[])`,
  )
  return new Map(
    found.map(({ id, privateKey }) => [id, tx.keyring.openBytes(privateKey, keyContext(id))]),
  )
}

function opened(tx: Tx, row: ItemRow | undefined): DeviceItem | undefined {
  if (row === undefined) return undefined
  const { id, content, settleReason } = row
  return {
    ...row,
    content: content === null ? null : tx.keyring.open(content, about('content', id)),
    settleReason: openedReason(tx, id, settleReason),
  }
}

function withoutContent(row: ItemRow): ItemRow {
  return { ...row, content: null }
}

function openedReason(tx: Tx, id: string, reason: Buffer | null): string | null {
  return reason === null ? null : tx.keyring.open(reason, about('settle_reason', id))
}

function sealedReason(tx: Tx, id: string, reason: string): Buffer {
  return tx.keyring.seal(reason, about('settle_reason', id))
}

function about(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'device_items', field, id }
}

function keyContext(id: string): { table: string; field: string; id: string } {
  return { table: 'device_keys', field: 'private_key', id }
}

function paged<Item>(items: Item[], total: number): Paged<Item> {
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}
