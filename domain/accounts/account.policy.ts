import {
  administratorRoles,
  has,
  requireRole,
  type Actor,
  type Role,
} from '#platform/access/actor.ts'
import { permitted, refuse, type Decision, type Refusal } from '#platform/access/decision.ts'
import type { Account } from './account.schema.ts'
import type { Session } from './session.schema.ts'

/**
 * What an account may do as it stands now. Administrators and accounts without a role act for no
 * organisation and oversee no division: in the database, too, no record of a family is in their reach.
 */
export function actorOf(
  account: Pick<Account, 'id' | 'name' | 'orgId' | 'roles' | 'divisions' | 'clearance'>,
  region: string,
): Actor {
  const { id, name, orgId, roles } = account
  const isCaseworker = roles.length > 0 && !isAdministrative(account)
  return {
    kind: 'user',
    id,
    name,
    region,
    orgId,
    orgs: isCaseworker ? [orgId] : [],
    roles,
    divisions: isCaseworker ? account.divisions : [],
    clearance: isCaseworker ? account.clearance : 'normal',
  }
}

export function isAdministrative({ roles }: { readonly roles: readonly Role[] }): boolean {
  return roles.some((role) => administratorRoles.includes(role))
}

export function mayListAccounts(actor: Actor): Decision {
  return requireRole(actor, 'system-admin', 'security-admin') ?? permitted
}

export function mayOpenAccount(actor: Actor): Decision {
  return requireRole(actor, 'system-admin') ?? permitted
}

export function mayGiveRights(actor: Actor, account: Account): Decision {
  return ofAnother(actor, account, 'security-admin') ?? permitted
}

/** Either may stop an account: whoever sees an attack first must not have to look for the other. */
export function mayLockAccount(actor: Actor, account: Account): Decision {
  return ofAnother(actor, account, 'system-admin', 'security-admin') ?? permitted
}

export function mayEndAccount(actor: Actor, account: Account): Decision {
  return ofAnother(actor, account, 'system-admin') ?? ofNoAdministrator(account) ?? permitted
}

/** With a second factor on the account, taking it over needs both administrators. */
export function mayResetPassword(actor: Actor, account: Account): Decision {
  return mayEndAccount(actor, account)
}

export function mayResetSecondFactor(actor: Actor, account: Account): Decision {
  return ofAnother(actor, account, 'security-admin') ?? ofNoAdministrator(account) ?? permitted
}

export function mayRevokeOwnSession(actor: Actor, session: Session): Decision {
  return session.accountId === actor.id ? permitted : refuse('not-found')
}

/** Nobody acts on her own account; to everybody but the two administrators it is not even there. */
function ofAnother(actor: Actor, account: Account, ...anyOf: readonly Role[]): Refusal | undefined {
  if (actor.id === account.id) return refuse('own-account')
  if (!has(actor, 'system-admin', 'security-admin')) return refuse('not-found')
  return requireRole(actor, ...anyOf)
}

/** One administrator who could take over another's account would be both: 三员分立 would be a word. */
function ofNoAdministrator(account: Account): Refusal | undefined {
  return isAdministrative(account) ? refuse('administrator-by-command-line-only') : undefined
}
