import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { authSettings, day, hour, shifted } from '#platform/auth/auth-settings.ts'
import { isPasswordExpired } from '#platform/auth/password-rule.ts'
import { sessionState } from '#platform/auth/session-state.ts'
import { tokenHash } from '#platform/auth/token.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import { findSessionFile, type SessionFile } from './session.store.ts'
import type { Me } from './session.schema.ts'

/** Must the password be changed before anything else: a one-time or an expired one. */
export function isPasswordOnly(file: SessionFile, now: Date): boolean {
  return file.mustChange || isPasswordExpired(file.passwordChangedAt, now)
}

/** `ended` also where the account may no longer act. */
export function stateOfFile(file: SessionFile, now: Date): 'open' | 'locked' | 'ended' {
  return file.status === 'active' ? sessionState(file, now) : 'ended'
}

/** Who is signed in with the token, for a surface to show. */
export async function meByToken(runtime: Runtime, token: string | undefined): Promise<Me> {
  if (token === undefined) return signedOut(runtime.clock.now())
  return runtime.db.within(systemActor(runtime.config.region), async (tx) => {
    const file = await findSessionFile(tx, tokenHash(token))
    return file === undefined ? signedOut(tx.now) : meOf(tx, file)
  })
}

export function signedOut(now: Date): Me {
  return { state: 'signed-out', now: now.toISOString() }
}

async function meOf(tx: Tx, file: SessionFile): Promise<Me> {
  const who = { id: file.accountId, username: file.username, name: file.name }
  const expiresAt = shifted(file.createdAt, authSettings.sessionHours * hour)
  switch (stateOfFile(file, tx.now)) {
    case 'ended':
      return signedOut(tx.now)
    case 'locked':
      return { state: 'locked', now: tx.now.toISOString(), ...who, expiresAt }
    case 'open':
      return {
        state: 'signed-in',
        sessionId: file.sessionId,
        ...who,
        ...{ orgId: file.orgId, roles: file.roles, divisions: file.divisions },
        clearance: file.clearance,
        orgName: (await organisationNames(tx, [file.orgId])).get(file.orgId) ?? '',
        mustChangePassword: isPasswordOnly(file, tx.now),
        passwordExpiresAt: shifted(file.passwordChangedAt, authSettings.passwordDays * day),
        hasSecondFactor: file.hasSecondFactor,
        now: tx.now.toISOString(),
        expiresAt,
        idleMinutes: authSettings.idleMinutes,
        draftKey: tx.keyring.blindIndex('draft', file.accountId).toString('base64'),
      }
  }
}
