import { randomInt } from 'node:crypto'
import { insertInto, pageOf, raw, sql, updateIn, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { DutyCode, NewDutyCode } from './duty-code.schema.ts'

const columns = raw(
  `region, id, division, org_id, unit_kind, unit_name, created_at, created_by, created_by_name,
   expires_at, revoked_at, version`,
)

/** 16 digits: with a second's wait for each wrong one, not to be found by trying. */
export function newCode(): string {
  return Array.from({ length: 4 }, () => String(randomInt(10_000)).padStart(4, '0')).join('')
}

/** Digits as people copy them, with spaces, dashes or in full width. */
export function readDigits(text: string): string | undefined {
  const digits = text.normalize('NFKC').replaceAll(/[\s\-—–.·]/g, '')
  return /^\d{16}$/.test(digits) ? digits : undefined
}

/** `1234 5678 9012 3456`: groups are copied with fewer mistakes. */
export function shownDigits(digits: string): string {
  return digits.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
}

function hashOf(tx: Tx, code: string): Buffer {
  return tx.keyring.blindIndex('duty-code', code)
}

/** What the reporter comes back with: made from the code's id, so that a page shows it again. */
export function receiptOfCode(tx: Tx, codeId: string): string {
  const number = tx.keyring.blindIndex('duty-receipt', `code ${codeId}`).readBigUInt64BE(0)
  return String(number % 10n ** 16n).padStart(16, '0')
}

export function insertCode(tx: Tx, { code, ...row }: NewDutyCode): void {
  tx.send(insertInto('duty_codes', { ...row, codeHash: hashOf(tx, code) }))
}

export async function lockCode(tx: Tx, id: string): Promise<DutyCode | undefined> {
  return tx.maybe<DutyCode>(
    sql`select ${columns} from duty_codes
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

export function saveCode(tx: Tx, { region, id, revokedAt, version }: DutyCode): void {
  tx.send(updateIn('duty_codes', { region, id, revokedAt, version }))
}

/** As the system, whoever types it; locked, so that one code is sent once. */
export async function lockByDigits(tx: Tx, digits: string): Promise<DutyCode | undefined> {
  return tx.maybe<DutyCode>(
    sql`select ${columns} from duty_codes
        where region = ${tx.actor.region} and code_hash = ${hashOf(tx, digits)} for update`,
  )
}

export async function findCodePage(
  tx: Tx,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ items: DutyCode[]; total: number; totalIsCapped: boolean }> {
  const where = sql`region = ${tx.actor.region} and org_id = any (${[...tx.actor.orgs]}::uuid[])`
  const [items, counted] = await Promise.all([
    tx.rows<DutyCode>(
      sql`select ${columns} from duty_codes where ${where}
          order by created_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from duty_codes where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}
