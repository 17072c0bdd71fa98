import { insertInto, pageOf, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Hold } from './retention.schema.ts'
import type { HeldMatter } from './retention.transition.ts'

const columns = raw(
  `region, id, subject_kind, subject_id, matter_number, reason, placed_by, placed_by_name, placed_at,
   lifted_by_name, lifted_at, lift_reason, version`,
)

type Stored = Omit<Hold, 'reason' | 'liftReason'> & {
  readonly reason: Buffer
  readonly liftReason: Buffer | null
}

export async function findHolds(
  tx: Tx,
  { page, size }: { page: number; size: number },
): Promise<{ items: Hold[]; total: number }> {
  const { region } = tx.actor
  const [rows, count] = await Promise.all([
    tx.rows<Stored>(
      sql`select ${columns} from legal_holds where region = ${region}
          order by placed_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*) as total from legal_holds where region = ${region}`,
    ),
  ])
  return { items: rows.map((row) => opened(tx, row)), total: count?.total ?? 0 }
}

export async function lockHold(tx: Tx, id: string): Promise<Hold | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from legal_holds
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export function insertHold(tx: Tx, hold: Hold): void {
  const { reason, liftReason: _, ...rest } = hold
  const sealed = tx.keyring.seal(reason, contextOf('reason', hold.id))
  tx.send(insertInto('legal_holds', { ...rest, reason: sealed }))
}

export function saveLifting(tx: Tx, hold: Hold): void {
  const { region, id, liftedByName, liftedAt, version } = hold
  const liftReason = tx.keyring.seal(hold.liftReason ?? '', contextOf('lift_reason', id))
  tx.send(updateIn('legal_holds', { region, id, liftedByName, liftedAt, liftReason, version }))
}

/** Under the actor's own sight: who cannot see a matter cannot keep it either. */
export function findMatterToHold(tx: Tx, number: string): Promise<HeldMatter | undefined> {
  return tx.maybe<HeldMatter>(
    sql`select id, number, person_id from matters
        where region = ${tx.actor.region} and number = ${number}`,
  )
}

function opened(tx: Tx, row: Stored): Hold {
  const { id, reason, liftReason } = row
  return {
    ...row,
    reason: tx.keyring.open(reason, contextOf('reason', id)),
    liftReason:
      liftReason === null ? null : tx.keyring.open(liftReason, contextOf('lift_reason', id)),
  }
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'legal_holds', field, id }
}
