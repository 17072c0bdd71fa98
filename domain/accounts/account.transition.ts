import { refuse, type Refusal } from '#platform/access/decision.ts'
import { isAdministrative } from './account.policy.ts'
import { noRights, type Account, type OpenAccount, type Rights } from './account.schema.ts'

type Now = { readonly now: Date }

export function openAccount(entered: OpenAccount, id: string, { now }: Now): Account {
  return {
    ...entered,
    ...noRights,
    id,
    status: 'active',
    createdAt: now.toISOString(),
    endedAt: null,
    version: 1,
  }
}

/**
 * @param administers prefixes of the divisions that the account's organisation administers: nobody
 *   oversees more than her organisation does
 */
export function giveRights(
  account: Account,
  { roles, divisions, clearance }: Rights,
  administers: readonly string[],
): Account | Refusal {
  if (account.status === 'ended') return refuse('account-ended')
  const rights = { roles: [...new Set(roles)], divisions: [...new Set(divisions)], clearance }
  const fault = rightsFault(rights, administers)
  return fault ?? { ...account, ...rights, version: account.version + 1 }
}

/** What is wrong with a set of rights, if anything. */
export function rightsFault(rights: Rights, administers: readonly string[]): Refusal | undefined {
  if (isAdministrative(rights)) {
    if (rights.roles.length > 1) return refuse('administrator-roles-apart')
    const hasReach = rights.divisions.length > 0 || rights.clearance !== 'normal'
    return hasReach ? refuse('administrator-without-reach') : undefined
  }
  const beyond = rights.divisions.find(
    (division) => !administers.some((prefix) => division.startsWith(prefix)),
  )
  return beyond === undefined
    ? undefined
    : refuse('division-beyond-organisation', { division: beyond })
}

export function lockAccount(account: Account): Account | Refusal {
  switch (account.status) {
    case 'active':
      return { ...account, status: 'locked', version: account.version + 1 }
    case 'locked':
      return refuse('account-already-locked')
    case 'ended':
      return refuse('account-ended')
  }
}

/** An active account is unlocked too: its name may be locked after failures. */
export function unlockAccount(account: Account): Account | Refusal {
  switch (account.status) {
    case 'active':
    case 'locked':
      return { ...account, status: 'active', version: account.version + 1 }
    case 'ended':
      return refuse('account-ended')
  }
}

export function endAccount(account: Account, { now }: Now): Account | Refusal {
  switch (account.status) {
    case 'active':
    case 'locked':
      return {
        ...account,
        status: 'ended',
        endedAt: now.toISOString(),
        version: account.version + 1,
      }
    case 'ended':
      return refuse('account-ended')
  }
}

/** A new password, second factor or nothing but a fresh start: the account itself stays as it is. */
export function touchAccount(account: Account): Account | Refusal {
  return account.status === 'ended'
    ? refuse('account-ended')
    : { ...account, version: account.version + 1 }
}
