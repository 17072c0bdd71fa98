import { hashPassword, lightCost } from '#platform/auth/password-hash.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { insertAccounts } from './account.public.ts'
import type { Account } from './account.schema.ts'

/** An officer of 阳新县富池镇, unless told otherwise. */
export function anAccount(change: Partial<Account> = {}): Account {
  return {
    ...{ id: newId(), username: 'chenyulan', name: '陈玉兰' },
    orgId: '01890000-0000-7000-8000-00000000000a',
    ...{ roles: ['township-officer'], divisions: ['420222101'], clearance: 'sensitive' },
    ...{ status: 'active', createdAt: '2023-01-05T01:00:00.000Z', endedAt: null, version: 1 },
    ...change,
  }
}

/** Good by the rules, and hashed lightly: tests sign in often. */
export const fixturePassword = 'Fuchi-2023-Zhen'
let fixtureHash: Promise<string> | undefined

/** Puts accounts in as active ones with `fixturePassword`. */
export async function insertAccountFixtures(
  tx: Tx,
  accounts: readonly Account[],
  { mustChange = false } = {},
): Promise<void> {
  fixtureHash ??= hashPassword(fixturePassword, lightCost)
  const passwordHash = await fixtureHash
  insertAccounts(
    tx,
    accounts.map(({ status: _s, createdAt: _c, endedAt: _e, version: _v, ...account }) => ({
      ...account,
      passwordHash,
      mustChange,
    })),
  )
}
