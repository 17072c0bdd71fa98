import type { Place } from '#platform/access/place.ts'
import { insertMany, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Cue } from './cue.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', matterId: 'uuid', cue: 'text' },
  ...{ answer: 'text', evidence: 'bytea', sourceKind: 'text', sourceId: 'uuid' },
  ...{ recordedAt: 'timestamptz', recordedBy: 'uuid', recordedByName: 'text' },
}

type StoredCue = Omit<Cue, 'evidence'> & { readonly evidence: Buffer | null }

export function insertCues(tx: Tx, cues: readonly Cue[]): void {
  if (cues.length === 0) return
  const rows = cues.map((cue) => ({
    ...cue,
    evidence: cue.evidence === undefined ? null : tx.keyring.seal(cue.evidence, contextOf(cue.id)),
  }))
  tx.send(insertMany('cues', types, rows))
}

/** In the order in which they were recorded. */
export async function findCues(tx: Tx, matterIds: readonly string[]): Promise<Cue[]> {
  const rows = await tx.rows<StoredCue>(
    sql`select ${raw(`id, region, division, org_id, audience, sensitivity, named, barred, matter_id,
          cue, answer, evidence, source_kind, source_id, recorded_at, recorded_by,
          recorded_by_name`)}
        from cues where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
        order by recorded_at, id`,
  )
  return rows.map(({ evidence, ...row }): Cue =>
    evidence === null
      ? row
      : Object.assign(row, { evidence: tx.keyring.open(evidence, contextOf(row.id)) }),
  )
}

export type StoredAnswer = Pick<Cue, 'matterId' | 'cue' | 'answer' | 'sourceKind' | 'sourceId'>

/** The answers alone, in the order in which they were recorded; nothing sealed is read. */
export function findAnswers(
  tx: Tx,
  matterIds: readonly string[],
  before?: Date,
): Promise<StoredAnswer[]> {
  const until = before === undefined ? sql`` : sql` and recorded_at < ${before.toISOString()}`
  return tx.rows<StoredAnswer>(
    sql`select matter_id, cue, answer, source_kind, source_id
        from cues where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
          ${until}
        order by recorded_at, id`,
  )
}

/** When something was last answered about a matter, if ever. */
export async function findLastAnswer(tx: Tx, matterId: string): Promise<string | undefined> {
  const last = await tx.maybe<{ recordedAt: string }>(
    sql`select recorded_at from cues
        where region = ${tx.actor.region} and matter_id = ${matterId}
        order by recorded_at desc limit 1`,
  )
  return last?.recordedAt
}

/** What was said about a matter lies where the matter lies, wherever it goes. */
export function moveGradings(tx: Tx, matters: readonly (Place & { readonly id: string })[]): void {
  for (const { region, id, division, orgId, audience, sensitivity, named, barred } of matters) {
    for (const table of [sql`cues`, sql`assessments`]) {
      tx.send(
        sql`update ${table} set division = ${division}, org_id = ${orgId},
              audience = ${[...audience]}::uuid[], sensitivity = ${sensitivity},
              named = ${[...named]}::uuid[], barred = ${[...barred]}::uuid[]
            where region = ${region} and matter_id = ${id}`,
      )
    }
  }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'cues', field: 'evidence', id }
}
