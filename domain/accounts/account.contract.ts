import { z } from 'zod'
import { ById, endpoint, PageQuery, pageOf } from '#platform/http/endpoint.ts'
import { Account, AccountStatus, OpenAccount, Rights, Role } from './account.schema.ts'

/** An account as the two administrators see it. */
export const AccountView = Account.extend({
  orgName: z.string(),
  hasSecondFactor: z.boolean(),
  /** after too many wrong passwords; passes by itself */
  lockedUntil: z.iso.datetime({ offset: true }).nullable(),
})
export type AccountView = z.infer<typeof AccountView>

const Version = z.strictObject({ version: z.number().int().optional() })
const path = '/api/v1/accounts'

export const listAccountsContract = endpoint({
  id: 'accounts.list',
  method: 'GET',
  path,
  summary: 'Accounts by the beginning of username or name',
  query: PageQuery.extend({
    orgId: z.uuid().optional(),
    role: Role.optional(),
    status: AccountStatus.optional(),
    sort: z.enum(['username', '-createdAt']).default('username'),
  }),
  output: pageOf(AccountView),
})
export type AccountQuery = z.output<typeof listAccountsContract.query>

export const listColleaguesContract = endpoint({
  id: 'accounts.colleagues',
  method: 'GET',
  path: '/api/v1/colleagues',
  summary: 'Who works in the reader’s own organisations, by name: to name or shut out of a matter',
  output: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) }),
})

export const readAccountContract = endpoint({
  id: 'accounts.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One account',
  params: ById,
  output: AccountView,
})

export const openAccountContract = endpoint({
  id: 'accounts.open',
  method: 'POST',
  path,
  summary: 'Open an account without rights; answers its one-time password, once',
  body: OpenAccount,
  output: z.strictObject({ account: AccountView, oneTimePassword: z.string() }),
})

export const giveRightsContract = endpoint({
  id: 'accounts.give-rights',
  method: 'PUT',
  path: `${path}/:id/rights`,
  summary: 'Set roles, divisions and clearance (security administrator)',
  params: ById,
  body: Rights.extend(Version.shape),
  output: AccountView,
})

export const lockAccountContract = endpoint({
  id: 'accounts.lock',
  method: 'POST',
  path: `${path}/:id/lock`,
  summary: 'Lock an account; its sessions end',
  params: ById,
  body: Version,
  output: AccountView,
})

export const unlockAccountContract = endpoint({
  id: 'accounts.unlock',
  method: 'POST',
  path: `${path}/:id/unlock`,
  summary: 'Unlock an account, also before a lock after failures has passed',
  params: ById,
  body: Version,
  output: AccountView,
})

export const endAccountContract = endpoint({
  id: 'accounts.end',
  method: 'POST',
  path: `${path}/:id/end`,
  summary: 'End an account for good; its sessions end',
  params: ById,
  body: Version,
  output: AccountView,
})

export const resetPasswordContract = endpoint({
  id: 'accounts.reset-password',
  method: 'POST',
  path: `${path}/:id/reset-password`,
  summary: 'A one-time password in place of a forgotten one (system administrator)',
  params: ById,
  body: Version,
  output: z.strictObject({ account: AccountView, oneTimePassword: z.string() }),
})

export const resetSecondFactorContract = endpoint({
  id: 'accounts.reset-second-factor',
  method: 'POST',
  path: `${path}/:id/reset-second-factor`,
  summary: 'Take a lost second factor away (security administrator)',
  params: ById,
  body: Version,
  output: AccountView,
})

export const revokeSessionsContract = endpoint({
  id: 'accounts.revoke-sessions',
  method: 'POST',
  path: `${path}/:id/revoke-sessions`,
  summary: 'Sign an account out everywhere',
  params: ById,
  body: Version,
  output: AccountView,
})
