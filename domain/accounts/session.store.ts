import { insertInto, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { authSettings, hour, minute, shifted } from '#platform/auth/auth-settings.ts'
import type { Account } from './account.schema.ts'
import type { Session } from './session.schema.ts'

/** A session with what has to be known about its account to answer a request. */
export type SessionFile = Omit<Account, 'id' | 'version' | 'createdAt' | 'endedAt'> &
  Pick<Session, 'accountId' | 'createdAt' | 'lastSeenAt' | 'lockedAt' | 'revokedAt'> & {
    readonly sessionId: string
    readonly mustChange: boolean
    readonly passwordChangedAt: string
    readonly hasSecondFactor: boolean
  }

/** Read by the system: before it is found there is no actor. */
export function findSessionFile(tx: Tx, tokenHash: Buffer): Promise<SessionFile | undefined> {
  return tx.maybe<SessionFile>(
    sql`select s.id as session_id, s.account_id, s.created_at, s.last_seen_at, s.locked_at,
          s.revoked_at, a.username, a.name, a.org_id, a.status, r.roles, r.divisions, r.clearance,
          c.must_change, c.password_changed_at, c.totp_secret is not null as has_second_factor
        from sessions s
        join accounts a on a.region = s.region and a.id = s.account_id
        join account_rights r on r.region = s.region and r.account_id = s.account_id
        join credentials c on c.region = s.region and c.account_id = s.account_id
        where s.region = ${tx.actor.region} and s.token_hash = ${tokenHash}`,
  )
}

export function insertSession(
  tx: Tx,
  session: { id: string; accountId: string; tokenHash: Buffer; userAgent: string },
): void {
  const at = tx.now.toISOString()
  tx.send(
    insertInto('sessions', {
      ...session,
      region: tx.actor.region,
      userAgent: session.userAgent.slice(0, 200),
      createdAt: at,
      lastSeenAt: at,
    }),
  )
}

const columns = sql`id, account_id, user_agent, created_at, last_seen_at, locked_at, revoked_at, version`

export function findSession(tx: Tx, id: string): Promise<Session | undefined> {
  return tx.maybe<Session>(
    sql`select ${columns} from sessions where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** Sessions that have not ended; how long one lasts is `sessionState`'s rule too. */
export function findLiveSessions(tx: Tx, accountId: string): Promise<Session[]> {
  const oldest = shifted(tx.now, -authSettings.sessionHours * hour)
  return tx.rows<Session>(
    sql`select ${columns} from sessions
        where region = ${tx.actor.region} and account_id = ${accountId}
          and revoked_at is null and created_at > ${oldest}
        order by created_at desc`,
  )
}

export function saveSession(tx: Tx, { id, lockedAt, revokedAt, version }: Session): void {
  tx.send(
    sql`update sessions set locked_at = ${lockedAt}, revoked_at = ${revokedAt}, version = ${version}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** Of the calls that arrive at once, one writes: the others find it done. */
export function markSeen(tx: Tx, id: string): void {
  tx.send(
    sql`update sessions set last_seen_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = ${id}
          and last_seen_at <= ${shifted(tx.now, -minute)}`,
  )
}

export function lockSession(tx: Tx, id: string): void {
  tx.send(
    sql`update sessions set locked_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function unlockSession(tx: Tx, id: string): void {
  tx.send(
    sql`update sessions set locked_at = null, last_seen_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function revokeSession(tx: Tx, id: string): void {
  tx.send(
    sql`update sessions set revoked_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = ${id} and revoked_at is null`,
  )
}

/** Signs an account out everywhere, but for one session where there is one to keep. */
export function revokeSessionsOf(tx: Tx, accountId: string, kept?: string): void {
  tx.send(
    sql`update sessions set revoked_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and account_id = ${accountId} and revoked_at is null
          and (${kept ?? null}::uuid is null or id <> ${kept ?? null}::uuid)`,
  )
}

/** What ended two months ago is no longer of use; the audit log keeps that it was. */
export function dropOldSessions(tx: Tx): void {
  tx.send(
    sql`delete from sessions
        where region = ${tx.actor.region} and created_at < ${shifted(tx.now, -60 * 24 * hour)}`,
  )
}
