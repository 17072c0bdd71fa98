import { insertMany, raw, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Assessment } from './assessment.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', matterId: 'uuid', number: 'int' },
  ...{ level: 'smallint', imminent: 'boolean', score: 'int', fired: 'jsonb', unknown: 'jsonb' },
  ...{ because: 'text', at: 'timestamptz', byAccount: 'uuid', byName: 'text' },
}

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, matter_id, number, level,
   imminent, score, fired, unknown, because, at, by_account, by_name`,
)

export function insertAssessments(tx: Tx, assessments: readonly Assessment[]): void {
  if (assessments.length === 0) return
  tx.send(insertMany('assessments', types, assessments))
}

/** The latest of each matter, by the matter's id. */
export async function findLatest(
  tx: Tx,
  matterIds: readonly string[],
): Promise<Map<string, Assessment>> {
  const rows = await tx.rows<Assessment>(
    sql`select distinct on (matter_id) ${columns} from assessments
        where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
        order by matter_id, at desc, id desc`,
  )
  return new Map(rows.map((row) => [row.matterId, row]))
}

/** The latest first. */
export function findAssessments(tx: Tx, matterId: string, limit: number): Promise<Assessment[]> {
  return tx.rows<Assessment>(
    sql`select ${columns} from assessments
        where region = ${tx.actor.region} and matter_id = ${matterId}
        order by at desc, id desc limit ${wholeNumber(limit)}`,
  )
}

/** Matters that were graded last, each once; of those that the actor may see. */
export async function findGradedLately(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ matterId: string }>(
    sql`select matter_id from (
          select matter_id, at from assessments where region = ${tx.actor.region}
          order by at desc, id desc limit ${wholeNumber(limit * 4)}) as lately
        group by matter_id order by max(at) desc limit ${wholeNumber(limit)}`,
  )
  return rows.map(({ matterId }) => matterId)
}
