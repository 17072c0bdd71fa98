import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { isRefusal, permitted, refuse } from '#platform/access/decision.ts'
import { drawPassword } from '#platform/auth/password-rule.ts'
import { forgetSessionsOf } from '#platform/auth/session-cache.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import {
  accountView,
  accountViews,
  loadAccount,
  loadAccountInOrganisation,
  type AccountInOrganisation,
} from './account-view.store.ts'
import {
  endAccountContract,
  giveRightsContract,
  listAccountsContract,
  listColleaguesContract,
  lockAccountContract,
  openAccountContract,
  readAccountContract,
  unlockAccountContract,
} from './account.contract.ts'
import {
  mayEndAccount,
  mayGiveRights,
  mayListAccounts,
  mayLockAccount,
  mayOpenAccount,
} from './account.policy.ts'
import { accountsChanged, type Account } from './account.schema.ts'
import {
  findAccount,
  findAccounts,
  findActiveOf,
  insertAccountRows,
  saveAccount,
  saveRights,
} from './account.store.ts'
import {
  endAccount,
  giveRights,
  lockAccount,
  openAccount,
  unlockAccount,
} from './account.transition.ts'
import { accountResetRoutes } from './account-reset.routes.ts'
import { credentialRoutes } from './credential.routes.ts'
import { saveFirstPassword } from './credential.store.ts'
import { sessionRoutes } from './session.routes.ts'
import { revokeSessionsOf } from './session.store.ts'
import { clearTries } from './sign-in-try.store.ts'

/** Every endpoint of the slice: administration here, the rest in the files beside. */
export const accountsRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...credentialRoutes,
  ...accountResetRoutes,

  query(listAccountsContract, {
    may: mayListAccounts,
    async read(tx, { query: wanted }) {
      const { items, ...counted } = await findAccounts(tx, wanted)
      return { items: await accountViews(tx, items), ...counted }
    },
  }),

  query(listColleaguesContract, {
    may: () => permitted,
    read: async (tx) => ({ items: await findActiveOf(tx, tx.actor.orgs) }),
  }),

  query(readAccountContract, {
    may: mayListAccounts,
    async read(tx, { params: { id } }) {
      const account = await findAccount(tx, id)
      return account === undefined ? undefined : accountView(tx, account)
    },
  }),

  creation(openAccountContract, {
    async prepare(tx, { body: { orgId } }) {
      const organisation = await findOrganisation(tx, orgId)
      return organisation === undefined || organisation.endedAt !== null
        ? refuse('organisation-unknown')
        : { oneTimePassword: drawPassword() }
    },
    may: mayOpenAccount,
    apply: (body, { oneTimePassword }, on) => ({
      ...openAccount(body, newId(), on),
      oneTimePassword,
    }),
    async save(tx, account) {
      insertAccountRows(tx, [account])
      await saveFirstPassword(tx, account.id, account.oneTimePassword)
    },
    events: (account) => [accountsChanged(account)],
    present: async (account, tx) => ({
      account: await accountView(tx, account),
      oneTimePassword: account.oneTimePassword,
    }),
    audit: 'account.opened',
  }),

  command<typeof giveRightsContract, AccountInOrganisation>(giveRightsContract, {
    load: (tx, { params: { id } }) => loadAccountInOrganisation(tx, id),
    may: mayGiveRights,
    apply(account, rights) {
      const given = giveRights(account, rights, account.administers)
      return isRefusal(given) ? given : { ...given, administers: account.administers }
    },
    save(tx, account) {
      saveRights(tx, account)
      saveAccount(tx, account)
      forgetSessionsOf(account.id, tx.now)
      const { roles, divisions, clearance } = account
      tx.audit({
        name: 'account.rights-written',
        outcome: 'done',
        subjectKind: 'account',
        subjectId: account.id,
        detail: { roles: roles.join(), divisions: divisions.join(), clearance },
      })
    },
    events: (account) => [accountsChanged(account)],
    present: (account, tx) => accountView(tx, account),
    audit: 'account.rights-given',
  }),

  command(lockAccountContract, {
    load: (tx, { params: { id } }) => loadAccount(tx, id),
    may: mayLockAccount,
    apply: (account) => lockAccount(account),
    save: saveStopped,
    events: (account) => [accountsChanged(account)],
    present: (account, tx) => accountView(tx, account),
    audit: 'account.locked',
  }),

  command(unlockAccountContract, {
    load: (tx, { params: { id } }) => loadAccount(tx, id),
    may: mayLockAccount,
    apply: (account) => unlockAccount(account),
    save(tx, account) {
      saveAccount(tx, account)
      tx.asSystem()
      clearTries(tx, account.username)
    },
    events: (account) => [accountsChanged(account)],
    present: (account, tx) => accountView(tx, account),
    audit: 'account.unlocked',
  }),

  command(endAccountContract, {
    load: (tx, { params: { id } }) => loadAccount(tx, id),
    may: mayEndAccount,
    apply: (account, _, on) => endAccount(account, on),
    save: saveStopped,
    events: (account) => [accountsChanged(account)],
    present: (account, tx) => accountView(tx, account),
    audit: 'account.ended',
  }),
]

/** Who may no longer act is signed out in the same transaction. */
function saveStopped(tx: Tx, account: Account): void {
  saveAccount(tx, account)
  revokeSessionsOf(tx, account.id)
  forgetSessionsOf(account.id, tx.now)
}
