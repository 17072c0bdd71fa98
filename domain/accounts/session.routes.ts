import { systemActor } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Refusal } from '#platform/access/decision.ts'
import { inTurn } from '#platform/auth/in-turn.ts'
import { forgetSessionsOf } from '#platform/auth/session-cache.ts'
import { sessionState } from '#platform/auth/session-state.ts'
import { newToken, tokenHash } from '#platform/auth/token.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  command,
  openTo,
  query,
  type Exchange,
  type Route,
  type Runtime,
} from '#platform/http/route.ts'
import { actorOf, mayRevokeOwnSession } from './account.policy.ts'
import { meByToken, signedOut, stateOfFile } from './me.store.ts'
import { provePassword, proveSecondFactor } from './proof.store.ts'
import {
  closeSessionContract,
  listMySessionsContract,
  lockSessionContract,
  meContract,
  openSessionContract,
  revokeMySessionContract,
  unlockSessionContract,
} from './session.contract.ts'
import type { Me } from './session.schema.ts'
import {
  findLiveSessions,
  findSession,
  findSessionFile,
  insertSession,
  lockSession,
  revokeSession,
  saveSession,
  unlockSession,
  type SessionFile,
} from './session.store.ts'
import { clearTries } from './sign-in-try.store.ts'

export const sessionRoutes: readonly Route[] = [
  openTo(
    'public',
    'signing in is how somebody becomes known',
    openSessionContract,
    async (runtime, { body }, exchange) => {
      const username = body.username.normalize('NFKC').toLowerCase()
      return inTurn(`${runtime.config.region} ${username}`, () =>
        signIn(runtime, { ...body, username }, exchange),
      )
    },
  ),

  openTo(
    'public',
    'a first page asks who is there before anybody has signed in',
    meContract,
    (runtime, _, { sessionToken }) => meByToken(runtime, sessionToken),
  ),

  openTo(
    'public',
    'signing out succeeds as well where the session has ended meanwhile',
    closeSessionContract,
    async (runtime, _, exchange) => {
      await changeSession(runtime, exchange, 'session.closed', revokeSession)
      exchange.setSession(undefined)
      return signedOut(runtime.clock.now())
    },
  ),

  openTo(
    'public',
    'a screen that was left alone locks itself, also where the server has done so before',
    lockSessionContract,
    async (runtime, _, exchange) => {
      await changeSession(runtime, exchange, 'session.locked', lockSession)
      return meByToken(runtime, exchange.sessionToken)
    },
  ),

  openTo(
    'public',
    'a locked session is nobody until its password has been given again',
    unlockSessionContract,
    async (runtime, { body }, exchange) => {
      const file = await fileOf(runtime, exchange.sessionToken)
      if (file === undefined) return refuse('not-signed-in')
      return inTurn(`${runtime.config.region} ${file.username}`, async () => {
        const keeper = await provePassword(runtime, file.username, body.password)
        if (isRefusal(keeper)) return keeper
        await changeSession(runtime, exchange, 'session.unlocked', (tx, id) => {
          unlockSession(tx, id)
          clearTries(tx, file.username)
        })
        return meByToken(runtime, exchange.sessionToken)
      })
    },
  ),

  query(listMySessionsContract, {
    may: () => permitted,
    async read(tx) {
      const sessions = await findLiveSessions(tx, tx.actor.id)
      return {
        items: sessions.flatMap((session) => {
          const state = sessionState(session, tx.now)
          const { id, userAgent, createdAt, lastSeenAt } = session
          return state === 'ended' ? [] : [{ id, userAgent, createdAt, lastSeenAt, state }]
        }),
      }
    },
  }),

  command(revokeMySessionContract, {
    load: (tx, { params: { id } }) => findSession(tx, id),
    may: mayRevokeOwnSession,
    apply: (session, _, { now }) =>
      session.revokedAt === null
        ? { ...session, revokedAt: now.toISOString(), version: session.version + 1 }
        : refuse('session-already-revoked'),
    save(tx, session) {
      saveSession(tx, session)
      forgetSessionsOf(session.accountId, tx.now)
    },
    present: ({ id }) => ({ id }),
    audit: 'session.revoked',
  }),
]

type SignIn = { username: string; password: string; code?: string | undefined }
type SignedIn = { next: 'nothing' | 'change-password'; me: Me }

async function signIn(
  runtime: Runtime,
  { username, password, code }: SignIn,
  exchange: Exchange,
): Promise<SignedIn | Refusal> {
  const keeper = await provePassword(runtime, username, password)
  if (isRefusal(keeper)) return keeper
  const refusal = await proveSecondFactor(runtime, keeper, code)
  if (refusal !== undefined) return refusal
  // A browser holds one session: the one before ends.
  await changeSession(runtime, exchange, 'session.closed', revokeSession)
  const token = newToken()
  await runtime.db.within(actorOf(keeper, runtime.config.region), async (tx) => {
    tx.asSystem()
    clearTries(tx, username)
    const id = newId()
    insertSession(tx, {
      id,
      accountId: keeper.id,
      tokenHash: tokenHash(token),
      userAgent: exchange.userAgent,
    })
    tx.audit({ name: 'session.opened', outcome: 'done', subjectKind: 'session', subjectId: id })
  })
  exchange.setSession(token)
  const me = await meByToken(runtime, token)
  const mustChange = me.state === 'signed-in' && me.mustChangePassword
  return { next: mustChange ? 'change-password' : 'nothing', me }
}

/** The session of a token, unless it has ended. */
async function fileOf(
  { db, config }: Runtime,
  token: string | undefined,
): Promise<SessionFile | undefined> {
  if (token === undefined) return undefined
  return db.within(systemActor(config.region), async (tx) => {
    const file = await findSessionFile(tx, tokenHash(token))
    return file !== undefined && stateOfFile(file, tx.now) !== 'ended' ? file : undefined
  })
}

async function changeSession(
  runtime: Runtime,
  { sessionToken }: Exchange,
  name: string,
  write: (tx: Tx, id: string) => void,
): Promise<void> {
  const file = await fileOf(runtime, sessionToken)
  if (file === undefined) return
  const owner = actorOf({ ...file, id: file.accountId }, runtime.config.region)
  await runtime.db.within(owner, async (tx) => {
    tx.asSystem()
    write(tx, file.sessionId)
    forgetSessionsOf(file.accountId, tx.now)
    tx.audit({ name, outcome: 'done', subjectKind: 'session', subjectId: file.sessionId })
  })
}
