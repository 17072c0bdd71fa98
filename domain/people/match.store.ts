import { insertMany, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { newId } from '#platform/db/id.ts'
import type { MatchRequest } from './match.schema.ts'
import type { NewPerson } from './person.store.ts'

const types = {
  ...{ region: 'text', id: 'uuid', fileId: 'uuid', otherId: 'uuid', status: 'text' },
  ...{ createdAt: 'timestamptz', version: 'int' },
}

/**
 * One request for every file opened with an identity number, whether somebody else knows the person
 * or not: neither the row nor the time it takes tells which.
 */
export function requestMatches(tx: Tx, files: readonly NewPerson[]): void {
  const identified = files.filter(({ identity }) => identity !== null)
  if (identified.length === 0) return
  const rows = identified.map(({ id, region, createdAt, sameAs }) => ({
    region,
    createdAt,
    id: newId(),
    fileId: id,
    otherId: sameAs,
    status: 'waiting',
    version: 1,
  }))
  tx.send(insertMany('match_requests', types, rows))
}

/** Waiting requests of which the actor sees both files. */
export function findMatchesInReach(tx: Tx, limit: number): Promise<MatchRequest[]> {
  return tx.rows<MatchRequest>(
    sql`select id, file_id, other_id, status, created_at, version
        from app.matches_in_reach(null, ${limit})`,
  )
}

export function findMatchInReach(tx: Tx, id: string): Promise<MatchRequest | undefined> {
  return tx.maybe<MatchRequest>(
    sql`select id, file_id, other_id, status, created_at, version
        from app.matches_in_reach(${id}, 1)`,
  )
}

/** As the system: nobody else reads or writes requests. */
export function saveMatch(
  tx: Tx,
  { id, status, version }: MatchRequest,
  decided: { readonly by: string; readonly reason: string },
): void {
  const reason = tx.keyring.seal(decided.reason, { table: 'match_requests', field: 'reason', id })
  tx.send(
    sql`update match_requests set status = ${status}, version = ${version}, reason = ${reason},
          decided_by = ${decided.by}, decided_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}
