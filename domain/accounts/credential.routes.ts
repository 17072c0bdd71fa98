import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { hashPassword, passwordMatches } from '#platform/auth/password-hash.ts'
import { passwordFault } from '#platform/auth/password-rule.ts'
import {
  newRecoveryCodes,
  newSecondFactor,
  recoveryHash,
  stepOfCode,
} from '#platform/auth/second-factor.ts'
import { forgetSessionsOf } from '#platform/auth/session-cache.ts'
import { tokenHash } from '#platform/auth/token.ts'
import type { Tx } from '#platform/db/tx.ts'
import { openTo, type Exchange, type Route, type Runtime } from '#platform/http/route.ts'
import {
  findKeeper,
  openPendingFactor,
  removeFactor,
  saveFactor,
  savePassword,
  savePendingFactor,
  type Keeper,
} from './credential.store.ts'
import { isPasswordOnly, meByToken } from './me.store.ts'
import { proveAgain } from './proof.store.ts'
import {
  changePasswordContract,
  confirmSecondFactorContract,
  enrolSecondFactorContract,
  removeSecondFactorContract,
} from './session.contract.ts'
import { findSessionFile, revokeSessionsOf, type SessionFile } from './session.store.ts'
import { clearTries } from './sign-in-try.store.ts'

/** What somebody changes about how she proves who she is. Hashing takes its time outside a transaction. */
export const credentialRoutes: readonly Route[] = [
  openTo(
    'signed-in',
    'the one thing that is open while the password must be changed',
    changePasswordContract,
    async (runtime, { body: { current, next } }, exchange) => {
      const file = await fileOf(runtime, exchange)
      const fault = passwordFault(next, file)
      if (fault !== undefined) return fault
      const keeper = await proveAgain(runtime, file.username, current)
      if (isRefusal(keeper)) return keeper
      if (await wasUsedBefore(keeper, next)) {
        await asOwner(runtime, exchange, (tx) => clearTries(tx, file.username))
        return refuse('password-used-before')
      }
      const passwordHash = await hashPassword(next)
      await asOwner(runtime, exchange, (tx) => {
        clearTries(tx, file.username)
        savePassword(tx, file.accountId, { passwordHash, mustChange: false })
        revokeSessionsOf(tx, file.accountId, file.sessionId)
        note(tx, file, 'account.password-changed')
      })
      return meByToken(runtime, exchange.sessionToken)
    },
  ),

  openTo(
    'signed-in',
    'asks for the password again: a browser left open must not enrol a stranger’s phone',
    enrolSecondFactorContract,
    async (runtime, { body: { password } }, exchange) => {
      const file = await fileOf(runtime, exchange)
      const early = tooEarly(runtime, file)
      if (early !== undefined) return early
      if (file.hasSecondFactor) return refuse('second-factor-present')
      const keeper = await proveAgain(runtime, file.username, password)
      if (isRefusal(keeper)) return keeper
      const made = newSecondFactor(file.username)
      await asOwner(runtime, exchange, (tx) => {
        clearTries(tx, file.username)
        savePendingFactor(tx, file.accountId, made.secret)
        note(tx, file, 'account.second-factor-begun')
      })
      return made
    },
  ),

  openTo(
    'signed-in',
    'reads a sealed secret that the actor’s own scope does not open',
    confirmSecondFactorContract,
    async (runtime, { body: { code } }, exchange) => {
      const file = await fileOf(runtime, exchange)
      const early = tooEarly(runtime, file)
      if (early !== undefined) return early
      return asOwner(runtime, exchange, async (tx) => {
        const keeper = await findKeeper(tx, file.username)
        const secret = keeper && openPendingFactor(tx, keeper)
        if (secret === undefined) return refuse('second-factor-not-begun')
        const step = stepOfCode(secret, code, tx.now)
        if (step === undefined) return refuse('code-does-not-match')
        const recoveryCodes = newRecoveryCodes()
        const recoveryHashes = recoveryCodes.map(recoveryHash)
        saveFactor(tx, file.accountId, { secret, step, recoveryHashes })
        note(tx, file, 'account.second-factor-confirmed')
        return { recoveryCodes }
      })
    },
  ),

  openTo(
    'signed-in',
    'asks for password and code again: a borrowed browser must not lower the guard',
    removeSecondFactorContract,
    async (runtime, { body: { password, code } }, exchange) => {
      const file = await fileOf(runtime, exchange)
      const early = tooEarly(runtime, file)
      if (early !== undefined) return early
      const keeper = await proveAgain(runtime, file.username, password, code)
      if (isRefusal(keeper)) return keeper
      await asOwner(runtime, exchange, (tx) => {
        clearTries(tx, file.username)
        removeFactor(tx, file.accountId)
        note(tx, file, 'account.second-factor-removed')
      })
      return meByToken(runtime, exchange.sessionToken)
    },
  ),
]

async function fileOf(runtime: Runtime, exchange: Exchange): Promise<SessionFile> {
  const file = await asOwner(runtime, exchange, (tx) =>
    findSessionFile(tx, tokenHash(exchange.sessionToken ?? '')),
  )
  if (file === undefined) throw new Error('the server let in a session that does not exist')
  return file
}

/** In one transaction that the log counts to the owner and that reaches her credentials. */
function asOwner<Result>(
  { db }: Runtime,
  { actor }: Exchange,
  work: (tx: Tx) => Result | Promise<Result>,
): Promise<Result> {
  return db.within(actor, (tx) => {
    tx.asSystem()
    return Promise.resolve(work(tx))
  })
}

function tooEarly(runtime: Runtime, file: SessionFile): Refusal | undefined {
  return isPasswordOnly(file, runtime.clock.now()) ? refuse('password-change-needed') : undefined
}

/** The last five passwords, the present one among them, do not come back. */
async function wasUsedBefore({ passwordHistory }: Keeper, password: string): Promise<boolean> {
  const matches = await Promise.all(passwordHistory.map((hash) => passwordMatches(hash, password)))
  return matches.includes(true)
}

/** Logged, and no longer remembered as it was. */
function note(tx: Tx, file: SessionFile, name: string): void {
  forgetSessionsOf(file.accountId, tx.now)
  tx.audit({ name, outcome: 'done', subjectKind: 'account', subjectId: file.accountId })
}
