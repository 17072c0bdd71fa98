import { isRefusal } from '#platform/access/decision.ts'
import { drawPassword } from '#platform/auth/password-rule.ts'
import { forgetSessionsOf } from '#platform/auth/session-cache.ts'
import { command, type Route } from '#platform/http/route.ts'
import { accountView, loadAccount } from './account-view.store.ts'
import {
  resetPasswordContract,
  resetSecondFactorContract,
  revokeSessionsContract,
} from './account.contract.ts'
import { mayLockAccount, mayResetPassword, mayResetSecondFactor } from './account.policy.ts'
import type { Account } from './account.schema.ts'
import { saveAccount } from './account.store.ts'
import { touchAccount } from './account.transition.ts'
import { removeFactor, saveResetPassword } from './credential.store.ts'
import { revokeSessionsOf } from './session.store.ts'
import { clearTries } from './sign-in-try.store.ts'

type Resetting = Account & { readonly oneTimePassword: string }

export const accountResetRoutes: readonly Route[] = [
  command<typeof resetPasswordContract, Resetting>(resetPasswordContract, {
    async load(tx, { params: { id } }): Promise<Resetting | undefined> {
      const account = await loadAccount(tx, id)
      return account && { ...account, oneTimePassword: drawPassword() }
    },
    may: mayResetPassword,
    apply(account) {
      const touched = touchAccount(account)
      const { oneTimePassword } = account
      return isRefusal(touched) ? touched : { ...touched, oneTimePassword }
    },
    async save(tx, account) {
      saveAccount(tx, account)
      revokeSessionsOf(tx, account.id)
      forgetSessionsOf(account.id, tx.now)
      await saveResetPassword(tx, account.id, account.oneTimePassword)
      clearTries(tx, account.username)
    },
    present: async (account, tx) => ({
      account: await accountView(tx, account),
      oneTimePassword: account.oneTimePassword,
    }),
    audit: 'account.password-replaced',
  }),

  command(resetSecondFactorContract, {
    load: (tx, { params: { id } }) => loadAccount(tx, id),
    may: mayResetSecondFactor,
    apply: (account) => touchAccount(account),
    save(tx, account) {
      saveAccount(tx, account)
      revokeSessionsOf(tx, account.id)
      forgetSessionsOf(account.id, tx.now)
      tx.asSystem()
      removeFactor(tx, account.id)
    },
    present: (account, tx) => accountView(tx, account),
    audit: 'account.second-factor-cleared',
  }),

  command(revokeSessionsContract, {
    load: (tx, { params: { id } }) => loadAccount(tx, id),
    may: mayLockAccount,
    apply: (account) => touchAccount(account),
    save(tx, account) {
      saveAccount(tx, account)
      revokeSessionsOf(tx, account.id)
      forgetSessionsOf(account.id, tx.now)
    },
    present: (account, tx) => accountView(tx, account),
    audit: 'account.sessions-revoked',
  }),
]
