import { publicActor, systemActor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { authSettings } from '#platform/auth/auth-settings.ts'
import { passwordMatches } from '#platform/auth/password-hash.ts'
import { recoveryHash, stepOfCode } from '#platform/auth/second-factor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import {
  findKeeper,
  openFactor,
  useRecoveryHash,
  useStep,
  type Keeper,
} from './credential.store.ts'
import { giveTryBack, takeTry } from './sign-in-try.store.ts'

/**
 * Proves a password. One try is taken first, in a transaction of its own, and stays taken: whoever
 * goes on clears the tries, or gives this one back, in the transaction of what follows.
 * A name without an account, an ended account and a wrong password are one and the same answer, at
 * the same cost: one hash and two transactions.
 * @returns the account with its credentials, or the refusal, which is then in the log
 */
export async function provePassword(
  runtime: Runtime,
  username: string,
  password: string,
): Promise<Keeper | Refusal> {
  const { db, config } = runtime
  const [taken, keeper] = await db.within(systemActor(config.region), (tx) =>
    Promise.all([takeTry(tx, username), findKeeper(tx, username)]),
  )
  if ('lockedUntil' in taken) {
    return refusedProof(runtime, keeper, lockedRefusal(taken.lockedUntil, runtime.clock.now()))
  }
  const matches = await passwordMatches(keeper?.passwordHash, password)
  if (keeper === undefined || !matches || keeper.status === 'ended') {
    if (taken.left > 0) {
      return refusedProof(runtime, keeper, refuse('wrong-credentials', { left: taken.left }))
    }
    const minutes = authSettings.lockMinutes
    return refusedProof(runtime, keeper, refuse('account-locked', { minutes }), {
      name: 'account.locked-by-failures',
    })
  }
  if (keeper.status === 'locked') {
    return refusedProof(runtime, keeper, refuse('account-locked-by-administrator'))
  }
  return keeper
}

/** The refusal, once it is in the log. Who is unknown to us is logged as the public. */
export async function refusedProof(
  { db, config }: Runtime,
  keeper: Keeper | undefined,
  refusal: Refusal,
  also?: { name: string },
): Promise<Refusal> {
  const about = keeper === undefined ? {} : { subjectKind: 'account', subjectId: keeper.id }
  await db.within(publicActor(config.region), (tx) => {
    tx.audit({
      name: 'session.opened',
      outcome: 'refused',
      ...about,
      detail: { code: refusal.refused },
    })
    if (also !== undefined) tx.audit({ name: also.name, outcome: 'done', ...about })
    return Promise.resolve()
  })
  return refusal
}

function lockedRefusal(until: string, now: Date): Refusal {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 60_000))
  return refuse('account-locked', { minutes })
}

/**
 * Proves the second factor, where the account has one, by a code of the authenticator or a recovery
 * code; either is good once. A missing code gives the try back, a wrong one keeps it taken.
 */
export async function proveSecondFactor(
  runtime: Runtime,
  keeper: Keeper,
  code: string | undefined,
): Promise<Refusal | undefined> {
  if (keeper.totpSecret === null) return undefined
  const system = systemActor(runtime.config.region)
  if (code === undefined) {
    await runtime.db.within(system, async (tx) => giveTryBack(tx, keeper.username))
    return refuse('second-factor-needed')
  }
  const isRight = await runtime.db.within(system, (tx) => isCodeRight(tx, keeper, code))
  return isRight ? undefined : refusedProof(runtime, keeper, refuse('wrong-code'))
}

async function isCodeRight(tx: Tx, keeper: Keeper, code: string): Promise<boolean> {
  if (!/^\d{6}$/.test(code)) return useRecoveryHash(tx, keeper.id, recoveryHash(code))
  const secret = openFactor(tx, keeper)
  const step = secret === undefined ? undefined : stepOfCode(secret, code, tx.now)
  return step !== undefined && (await useStep(tx, keeper.id, step))
}

/** The same proof again by somebody signed in, before something that a borrowed browser must not do. */
export async function proveAgain(
  runtime: Runtime,
  username: string,
  password: string,
  code?: string,
): Promise<Keeper | Refusal> {
  const keeper = await provePassword(runtime, username, password)
  if (isRefusal(keeper) || code === undefined) return keeper
  return (await proveSecondFactor(runtime, keeper, code)) ?? keeper
}
