import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { drawPassword } from '#platform/auth/password-rule.ts'
import { forgetSessionsOf } from '#platform/auth/session-cache.ts'
import type { Database } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { accountsChanged, OpenAccount, type Account, type Rights } from './account.schema.ts'
import { findAccountByUsername, insertAccountRows, saveAccount } from './account.store.ts'
import { lockAccount, openAccount, rightsFault, touchAccount } from './account.transition.ts'
import { removeFactor, saveFirstPassword, saveResetPassword } from './credential.store.ts'
import { revokeSessionsOf } from './session.store.ts'
import { clearTries } from './sign-in-try.store.ts'

// `./tiexin user …`: by whoever holds the machine. It is how the first administrators come to be, and
// the only way in for an administrator who is locked out; the log shows it as done by the system.

/** An account with its rights; the one-time password is shown once. */
export function userAdd(
  db: Database,
  region: string,
  entered: OpenAccount & Rights,
): Promise<{ account: Account; oneTimePassword: string } | Refusal> {
  return db.within(systemActor(region), async (tx) => {
    const parsed = OpenAccount.shape.username.safeParse(entered.username)
    if (!parsed.success) return refuse('username-unreadable')
    const username = parsed.data
    const [organisation, taken] = await Promise.all([
      findOrganisation(tx, entered.orgId),
      findAccountByUsername(tx, username),
    ])
    if (organisation === undefined) return refuse('organisation-unknown')
    if (taken !== undefined) return refuse('already-exists')
    const fault = rightsFault(entered, organisation.administers)
    if (fault !== undefined) return fault
    const account = { ...openAccount(entered, newId(), tx), ...entered, username }
    const oneTimePassword = drawPassword()
    insertAccountRows(tx, [account])
    await saveFirstPassword(tx, account.id, oneTimePassword)
    note(tx, account, 'account.opened')
    return { account, oneTimePassword }
  })
}

export function userLock(
  db: Database,
  region: string,
  username: string,
): Promise<Account | Refusal> {
  return changeUser(db, region, username, 'account.locked', lockAccount)
}

/** A new one-time password; locks are lifted and a second factor is taken away. */
export async function userReset(
  db: Database,
  region: string,
  username: string,
): Promise<{ account: Account; oneTimePassword: string } | Refusal> {
  const oneTimePassword = drawPassword()
  const account = await changeUser(
    db,
    region,
    username,
    'account.password-replaced',
    (found) => {
      const touched = touchAccount(found)
      return isRefusal(touched) ? touched : { ...touched, status: 'active' }
    },
    async (tx, account) => {
      await saveResetPassword(tx, account.id, oneTimePassword)
      removeFactor(tx, account.id)
      clearTries(tx, account.username)
    },
  )
  return isRefusal(account) ? account : { account, oneTimePassword }
}

function changeUser(
  db: Database,
  region: string,
  username: string,
  audit: string,
  apply: (account: Account) => Account | Refusal,
  also?: (tx: Tx, account: Account) => Promise<void>,
): Promise<Account | Refusal> {
  return db.within(systemActor(region), async (tx) => {
    const found = await findAccountByUsername(tx, username.toLowerCase())
    const next = found === undefined ? refuse('not-found') : apply(found)
    if (isRefusal(next)) return next
    saveAccount(tx, next)
    revokeSessionsOf(tx, next.id)
    forgetSessionsOf(next.id, tx.now)
    await also?.(tx, next)
    note(tx, next, audit)
    return next
  })
}

function note(tx: Tx, account: Account, name: string): void {
  tx.publish(accountsChanged(account))
  tx.audit({ name, outcome: 'done', subjectKind: 'account', subjectId: account.id })
}
