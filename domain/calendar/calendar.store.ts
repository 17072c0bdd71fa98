import { nobody } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { insertInto, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FilledYear } from './calendar.schema.ts'

const columns = sql`region, id, year, days_off::text[] as days_off,
  working_days::text[] as working_days, filled_by, filled_at, version`

export function findFilledYear(tx: Tx, year: number): Promise<FilledYear | undefined> {
  return tx.maybe<FilledYear>(
    sql`select ${columns} from calendar_years where region = ${tx.actor.region} and year = ${year}`,
  )
}

/** Remembered: nearly every write starts a clock, and a year is filled once. */
export async function filledYears(tx: Tx): Promise<readonly FilledYear[]> {
  const { region } = tx.actor
  const known = tx.memory.of<readonly FilledYear[]>(remembered, tx.now)
  const found =
    known.get(region) ??
    (await tx.rows<FilledYear>(
      sql`select ${columns} from calendar_years where region = ${region} order by year`,
    ))
  known.set(region, found)
  return found
}

const remembered = 'calendar years'

/** The year to fill: what stands there, or an empty one. */
export async function lockYear(tx: Tx, year: number): Promise<FilledYear> {
  const stored = await tx.maybe<FilledYear>(
    sql`select ${columns} from calendar_years
        where region = ${tx.actor.region} and year = ${year} for update`,
  )
  return (
    stored ?? {
      ...{ region: tx.actor.region, id: newId(), year, daysOff: [], workingDays: [] },
      ...{ filledBy: nobody, filledAt: tx.now.toISOString(), version: 0 },
    }
  )
}

/** Two administrators who fill the same new year at once meet in the unique key; one is told. */
export function saveYear(tx: Tx, year: FilledYear): void {
  tx.memory.forget(remembered)
  tx.send(
    year.version === 1 ? insertInto('calendar_years', year) : updateIn('calendar_years', year),
  )
}
