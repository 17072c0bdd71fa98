import { wholeNumber, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { codesOf, countedCells, type MarkedDays } from './counting.store.ts'
import type { Mark } from './mark.store.ts'
import { settleMembers } from './member.store.ts'
import { addToSums, sumsOfDays } from './spread.store.ts'
import { sourceNames, type SourceName } from './source.schema.ts'

/** Marks taken at a time: bounds the arrays, and how long readers wait for one settling. */
const takenAtOnce = 50_000

/**
 * Counts anew what was marked, until no mark is left. One settling at a time in a region, by an
 * advisory lock: a mark commits with its change, and the count that follows the lock sees both, so
 * an older count can never overwrite a newer one. Writers take no lock and wait for nobody.
 * @returns how many marks were settled
 */
export async function settle(tx: Tx): Promise<number> {
  // Marks that another settling has taken are still seen here until its cells are committed.
  if (!(await hasMarks(tx))) return 0
  lockSettling(tx)
  let settled = 0
  for (;;) {
    const marks = await takeMarks(tx)
    if (marks.length === 0) return settled
    settled += marks.length
    await settleMarks(tx, marks)
  }
}

/**
 * Reads what is settled: when marks are outstanding, once they are. Asks for both in one trip, since
 * nearly always nothing is.
 */
export async function readSettled<Result>(tx: Tx, read: () => Promise<Result>): Promise<Result> {
  const [isOutstanding, found] = await Promise.all([hasMarks(tx), read()])
  if (!isOutstanding) return found
  await settle(tx)
  return read()
}

/** Until the transaction ends, nobody else settles in this region. */
export function lockSettling(tx: Tx): void {
  const region = Number(tx.actor.region)
  tx.send(sql`select pg_advisory_xact_lock(hashtext('tiexin metrics'), ${region})`)
}

export async function countMarks(tx: Tx): Promise<number> {
  const found = await tx.maybe<{ marks: number }>(
    sql`select count(*) as marks from metric_marks where region = ${tx.actor.region}`,
  )
  return found?.marks ?? 0
}

async function hasMarks(tx: Tx): Promise<boolean> {
  const found = await tx.maybe(
    sql`select 1 from metric_marks where region = ${tx.actor.region} limit 1`,
  )
  return found !== undefined
}

function takeMarks(tx: Tx): Promise<Mark[]> {
  const { region } = tx.actor
  return tx.rows<Mark>(
    sql`delete from metric_marks where region = ${region} and id in (
          select id from metric_marks where region = ${region} order by id limit ${wholeNumber(takenAtOnce)})
        returning source, day, division, member`,
  )
}

async function settleMarks(tx: Tx, marks: readonly Mark[]): Promise<void> {
  for (const source of sourceNames) {
    const days: string[] = []
    const divisions: string[] = []
    for (const mark of marks) {
      if (mark.source !== source) continue
      days.push(mark.day)
      divisions.push(mark.division)
    }
    if (days.length > 0) recount(tx, source, { days, divisions })
  }
  await settleMembers(tx, marks)
}

/**
 * Brings the marked day cells to what the rows say, and adds the differences to the sums above them:
 * exact, since nobody else settles. A cell that is right already moves nothing.
 */
function recount(tx: Tx, source: SourceName, { days, divisions }: MarkedDays): void {
  const { region } = tx.actor
  const codes = codesOf(source)
  const marked = sql`
    select distinct * from unnest(${codes}::text[]) metric
    cross join unnest(${days}::date[], ${divisions}::text[]) as m (day, division)`
  tx.send(
    sql`with difference as materialized (
          select metric, day, division, category, sensitivity, sum(value)::int as value
          from (
            ${countedCells(region, source, { days, divisions })}
            union all
            select cell.metric, cell.day, cell.division, cell.category, cell.sensitivity, -cell.value
            from (${marked}) marked
            join metric_cells cell on cell.region = ${region} and cell.metric = marked.metric
              and cell.division = marked.division and cell.day = marked.day
          ) both_sides (metric, day, division, category, sensitivity, value)
          group by 1, 2, 3, 4, 5 having sum(value) <> 0
        ), cells as (
          insert into metric_cells (region, metric, day, division, category, sensitivity, value)
          select ${region}, difference.* from difference
          on conflict (region, metric, division, day, category, sensitivity)
          do update set value = metric_cells.value + excluded.value
        )
        ${addToSums(tx, sumsOfDays('difference'))}`,
  )
  tx.send(
    sql`delete from metric_cells cell using (${marked}) marked
        where cell.region = ${region} and cell.metric = marked.metric and cell.value = 0
          and cell.division = marked.division and cell.day = marked.day`,
  )
}
