import { createHmac, randomBytes } from 'node:crypto'
import { settingOf } from '#domain/settings/setting.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { insertInto, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import { dayOf } from '#platform/time/day.ts'
import { fateOf, helpLimitSetting, isFileWithin, type Fate } from './limit.schema.ts'

export type CountedKind = 'told' | 'wrong' | 'message' | 'file'

/** Everybody together. */
const everybody = Buffer.alloc(16)

/**
 * Who a request comes from, for counting only: a keyed hash of the address under a salt that is made
 * anew each day and thrown away with it. Of IPv6 a household has a whole /64.
 */
async function sourceOf(tx: Tx, address: string): Promise<Buffer> {
  const salt = await saltOf(tx, dayOf(tx.now))
  return createHmac('sha256', salt).update(networkOf(address)).digest().subarray(0, 16)
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain
}

async function saltOf(tx: Tx, day: string): Promise<Buffer> {
  const { region } = tx.actor
  const known = await findSalt(tx, day)
  if (known !== undefined) return known
  const id = `${region} ${day}`
  const salt = tx.keyring.sealBytes(randomBytes(32), saltContext(id))
  tx.send(sql`${insertInto('help_salts', { region, slot: day, salt })} on conflict do nothing`)
  const made = await findSalt(tx, day)
  if (made === undefined) throw new Error('a salt that was just made')
  return made
}

async function findSalt(tx: Tx, day: string): Promise<Buffer | undefined> {
  const { region } = tx.actor
  const row = await tx.maybe<{ salt: Buffer }>(
    sql`select salt from help_salts where region = ${region} and slot = ${day}`,
  )
  return row === undefined
    ? undefined
    : tx.keyring.openBytes(row.salt, saltContext(`${region} ${day}`))
}

function saltContext(id: string): { table: string; field: string; id: string } {
  return { table: 'help_salts', field: 'salt', id }
}

function slotOf(now: Date, span: 'hour' | 'day'): string {
  return span === 'day' ? dayOf(now) : now.toISOString().slice(0, 13)
}

async function countUp(
  tx: Tx,
  kind: CountedKind,
  span: 'hour' | 'day',
  source: Buffer,
): Promise<number> {
  const record = { region: tx.actor.region, slot: slotOf(tx.now, span), kind, source, count: 1 }
  const row = await tx.maybe<{ count: number }>(
    sql`${insertInto('help_counters', record)}
        on conflict (region, slot, kind, source)
        do update set count = help_counters.count + excluded.count returning count`,
  )
  return row?.count ?? 1
}

/** Counts a request, apart from its own transaction, so that those who come at once do not wait long. */
export function countRequest(
  { db, config }: Runtime,
  address: string,
  isProved: boolean,
): Promise<{ readonly fate: Fate; readonly isFirstHeld: boolean }> {
  return db.within(systemActor(config.region), async (tx) => {
    const source = await sourceOf(tx, address)
    const ofSourceInHour = await countUp(tx, 'told', 'hour', source)
    const ofSourceInDay = await countUp(tx, 'told', 'day', source)
    const inAllInHour = await countUp(tx, 'told', 'hour', everybody)
    const inAllInDay = await countUp(tx, 'told', 'day', everybody)
    const counted = { ofSourceInHour, ofSourceInDay, inAllInHour, inAllInDay, isProved }
    const { body: limits } = await settingOf(tx, helpLimitSetting)
    const fate = fateOf(counted, limits)
    // Once an hour the desk is told that something is held, however much it is.
    const isFirstHeld =
      fate === 'held' &&
      (await countUp(tx, 'told', 'hour', Buffer.concat([everybody, Buffer.from('held')]))) === 1
    return { fate, isFirstHeld }
  })
}

/**
 * How many codes a source got wrong in this hour before this one, which counts unless it is right: in
 * the same transaction, so that many at once do not slip by.
 */
export async function countGuess(tx: Tx, address: string, isRight: boolean): Promise<number> {
  const source = await sourceOf(tx, address)
  if (!isRight) return (await countUp(tx, 'wrong', 'hour', source)) - 1
  const row = await tx.maybe<{ count: number }>(
    sql`select count from help_counters
        where region = ${tx.actor.region} and slot = ${slotOf(tx.now, 'hour')}
          and kind = 'wrong' and source = ${source}`,
  )
  return row?.count ?? 0
}

/**
 * Counts a file before it is looked at, in a transaction of its own: what is refused counts as well.
 * @returns whether it is within what is taken
 */
export function countFile(
  { db, config }: Runtime,
  address: string,
  requestId: string,
): Promise<boolean> {
  return db.within(systemActor(config.region), async (tx) => {
    const { body: limits } = await settingOf(tx, helpLimitSetting)
    const source = await sourceOf(tx, address)
    const counted = {
      ofRequest: await countUp(tx, 'file', 'day', conversation(requestId)),
      ofSourceInDay: await countUp(tx, 'file', 'day', source),
      inAllInDay: await countUp(tx, 'file', 'day', everybody),
    }
    return isFileWithin(counted, limits)
  })
}

/** Messages of one conversation in this hour, with this one. */
export function countMessage(tx: Tx, requestId: string): Promise<number> {
  return countUp(tx, 'message', 'hour', conversation(requestId))
}

function conversation(requestId: string): Buffer {
  return Buffer.from(requestId.replaceAll('-', ''), 'hex')
}

/** Yesterday's salt goes, and with it every way to tell whose the counters were. As the system. */
export function forgetCounters(tx: Tx): void {
  const { region } = tx.actor
  const today = dayOf(tx.now)
  tx.send(sql`delete from help_salts where region = ${region} and slot < ${today}`)
  const before = new Date(tx.now.getTime() - 24 * 3_600_000).toISOString().slice(0, 10)
  tx.send(sql`delete from help_counters where region = ${region} and slot < ${before}`)
}
