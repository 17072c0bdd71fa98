import { systemActor } from '../access/actor.ts'
import type { KeyFile } from '../crypto/key-file.ts'
import type { Database } from '../db/database.ts'
import { wholeNumber, sql } from '../db/sql.ts'
import { genesis, linkHash, type AuditLink } from './audit-event.ts'
import type { Checkpoint } from './checkpoint.ts'

export type LogFault = {
  readonly code:
    | 'link-altered'
    | 'link-missing'
    | 'tail-cut'
    | 'checkpoint-mismatch'
    | 'checkpoint-forged'
  readonly lane?: number
  readonly seq?: number
  readonly file?: string
}

export type LogReport = {
  readonly events: number
  readonly lanes: number
  readonly faults: LogFault[]
}

type StoredLink = AuditLink & { readonly hash: Buffer }

const pageSize = 5000

/**
 * Walks every lane from its first event and compares it with the signed heads outside the database.
 * Names the first broken link of each lane: altered (also: inserted or recomputed without the key),
 * missing (deleted), or cut (the tail that a checkpoint proves is gone).
 */
export async function verifyLog(
  db: Database,
  region: string,
  keyFile: KeyFile,
  { checkpoints, forged }: { checkpoints: readonly Checkpoint[]; forged: readonly string[] },
): Promise<LogReport> {
  const faults: LogFault[] = forged.map((file) => ({ code: 'checkpoint-forged', file }))
  const lanes = await db.read<{ lane: number }>(
    systemActor(region),
    sql`with recursive found as (
          (select lane from audit_events where region = ${region} order by lane limit 1)
          union all
          select (select a.lane from audit_events a where a.region = ${region} and a.lane > found.lane
                  order by a.lane limit 1) from found where found.lane is not null)
        select lane from found where lane is not null`,
  )
  const proven = new Map(checkpoints.map((each) => [each.lane, each]))
  let events = 0
  for (const { lane } of lanes) {
    const walked = await walkLane(db, region, keyFile.auditKey, lane, proven.get(lane))
    events += walked.events
    if (walked.fault !== undefined) faults.push(walked.fault)
    proven.delete(lane)
  }
  for (const { lane } of proven.values()) faults.push({ code: 'tail-cut', lane, seq: 1 })
  return { events, lanes: lanes.length, faults }
}

async function walkLane(
  db: Database,
  region: string,
  auditKey: Buffer,
  lane: number,
  proven: Checkpoint | undefined,
): Promise<{ events: number; fault: LogFault | undefined }> {
  let seq = 0
  let hash: Buffer = genesis
  let events = 0
  for (;;) {
    const page = await db.read<StoredLink>(
      systemActor(region),
      sql`select region, lane, seq, at, account_id, org_id, name, subject_kind, subject_id, outcome,
                 detail, hash
          from audit_events where region = ${region} and lane = ${lane} and seq > ${seq}
          order by seq limit ${wholeNumber(pageSize)}`,
    )
    for (const stored of page) {
      seq += 1
      if (stored.seq !== seq) return { events, fault: { code: 'link-missing', lane, seq } }
      hash = linkHash(auditKey, hash, cleared(stored))
      if (!hash.equals(stored.hash)) return { events, fault: { code: 'link-altered', lane, seq } }
      if (seq === proven?.seq && proven.hash !== hash.toString('hex')) {
        return { events, fault: { code: 'checkpoint-mismatch', lane, seq } }
      }
      events += 1
    }
    if (page.length < pageSize) break
  }
  const isCut = proven !== undefined && proven.seq > seq
  return { events, fault: isCut ? { code: 'tail-cut', lane, seq: seq + 1 } : undefined }
}

/** The database answers null where the event had nothing. */
function cleared({ subjectKind, subjectId, detail, ...rest }: StoredLink): AuditLink {
  return {
    ...rest,
    subjectKind: subjectKind ?? undefined,
    subjectId: subjectId ?? undefined,
    detail: detail ?? undefined,
  }
}
