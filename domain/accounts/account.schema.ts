import { z } from 'zod'
import { roles } from '#platform/access/actor.ts'

export const Role = z.enum(roles)
export const Clearance = z.enum(['normal', 'sensitive'])

/** 用户名: small letters, digits, dots and dashes, so that it can be read out over the telephone. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9.-]{2,31}$/, 'username-unreadable')

/** Prefix of a division code: city 4, county 6, township 9, village 12 digits. */
export const DivisionPrefix = z.string().regex(/^\d{4}(\d{2})?(\d{3})?(\d{3})?$/)

/** What the security administrator (安全保密管理员) gives: it decides whose records are in reach. */
export const Rights = z.strictObject({
  roles: z.array(Role).max(roles.length),
  divisions: z.array(DivisionPrefix).max(50),
  clearance: Clearance,
})
export type Rights = z.infer<typeof Rights>

export const noRights: Rights = { roles: [], divisions: [], clearance: 'normal' }

/** `locked` is an administrator's act; a lock after failures stands with the tries and passes by itself. */
export const AccountStatus = z.enum(['active', 'locked', 'ended'])

export const Account = Rights.extend({
  id: z.uuid(),
  username: Username,
  name: z.string(),
  orgId: z.uuid(),
  status: AccountStatus,
  createdAt: z.iso.datetime({ offset: true }),
  endedAt: z.iso.datetime({ offset: true }).nullable(),
  version: z.number().int(),
})
export type Account = z.infer<typeof Account>

/** What the system administrator (系统管理员) enters: no rights among it. */
export const OpenAccount = z.strictObject({
  username: Username,
  name: z.string().trim().min(1).max(60),
  orgId: z.uuid(),
})
export type OpenAccount = z.infer<typeof OpenAccount>

/** The account alone, out of a record that carries more. */
export function accountOf(record: Account): Account {
  const { id, username, name, orgId, roles, divisions, clearance } = record
  const { status, createdAt, endedAt, version } = record
  return {
    ...{ id, username, name, orgId, roles, divisions, clearance },
    ...{ status, createdAt, endedAt, version },
  }
}

export type AccountsChanged = { readonly type: 'accounts.changed'; readonly account: Account }

export function accountsChanged(account: Account): AccountsChanged {
  return { type: 'accounts.changed', account: accountOf(account) }
}
