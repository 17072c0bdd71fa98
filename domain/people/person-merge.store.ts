import { insertInto, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  dependentTables,
  type Dependent,
  type Kept,
  type PersonMerge,
} from './person-merge.schema.ts'

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'person_merges', field, id }
}

export function insertMerge(tx: Tx, { kept, reason, ...merge }: PersonMerge): void {
  tx.send(
    insertInto('person_merges', {
      ...merge,
      kept: tx.keyring.seal(JSON.stringify(kept), contextOf('kept', merge.id)),
      reason: tx.keyring.seal(reason, contextOf('reason', merge.id)),
    }),
  )
}

/** The joining that stands for this file, with what both files were before it. */
export async function findMerge(
  tx: Tx,
  fromId: string,
): Promise<{ readonly id: string; readonly kept: Kept } | undefined> {
  const row = await tx.maybe<{ id: string; kept: Buffer }>(
    sql`select id, kept from person_merges
        where region = ${tx.actor.region} and from_id = ${fromId} and undone_at is null`,
  )
  if (row === undefined) return undefined
  const text = tx.keyring.open(row.kept, contextOf('kept', row.id))
  return { id: row.id, kept: JSON.parse(text) as Kept }
}

export function endMerge(tx: Tx, id: string, { by, reason }: { by: string; reason: string }): void {
  tx.send(
    sql`update person_merges set undone_at = ${tx.now.toISOString()}, undone_by = ${by},
          undo_reason = ${tx.keyring.seal(reason, contextOf('undo_reason', id))}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** Everything that hangs on these files, locked. As the system: some of it is sealed to others. */
export async function lockDependents(tx: Tx, fileIds: readonly string[]): Promise<Dependent[]> {
  const { region } = tx.actor
  const ids = [...fileIds]
  const found = await Promise.all(
    dependentTables.map((table) => {
      const ofOther =
        table === 'person_relations' ? sql` or other_id = any (${ids}::uuid[])` : raw('')
      return tx.rows<Omit<Dependent, 'table'>>(
        sql`select id, sensitivity, audience, named, barred from ${raw(table)}
            where region = ${region} and (person_id = any (${ids}::uuid[])${ofOther})
            order by id for update`,
      )
    }),
  )
  return found.flatMap((rows, at) =>
    rows.map((row) => ({ ...row, table: dependentTables[at] ?? 'person_tags' })),
  )
}

export function restrictDependents(tx: Tx, rows: readonly Dependent[]): void {
  for (const { table, id, sensitivity, audience, named, barred } of rows) {
    tx.send(
      sql`update ${raw(table)} set sensitivity = ${sensitivity}, audience = ${[...audience]}::uuid[],
            named = ${[...named]}::uuid[], barred = ${[...barred]}::uuid[]
          where region = ${tx.actor.region} and id = ${id}`,
    )
  }
}
