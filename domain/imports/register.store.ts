import { covers } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf } from '#platform/time/day.ts'
import { findAllDivisions } from '#domain/divisions/division.public.ts'
import { registerOf } from './register.transition.ts'
import type { CellRegister } from './row.schema.ts'

/** What the cells of one file are read against, under the importer's own scope. */
export async function findRegister(tx: Tx): Promise<CellRegister> {
  const divisions = await findAllDivisions(tx)
  return registerOf(
    divisions,
    dayOf(tx.now),
    (code) => tx.actor.kind === 'system' || covers(tx.actor, code),
  )
}
