import { sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A county's numbers of one year: 阳新妇, 2023. */
export type Series = { readonly series: string; readonly year: number }

/**
 * Takes as many numbers as are asked for, a range per series. The rows are locked from here until
 * the transaction ends, in one order for everybody, so nothing slow may follow.
 * @param wanted one element per number
 * @returns numbers in the order of `wanted`
 */
export function takeNumbers(tx: Tx, wanted: readonly Series[]): Promise<string[]> {
  return numbered(wanted, tx.actor.region, (statement) => tx.rows(statement))
}

/**
 * The same, committed at once: nobody waits for whoever else takes one. A number taken for what then
 * fails is not given again, so a series of these has gaps (decision 0033).
 */
export function takeNumbersApart(tx: Tx, wanted: readonly Series[]): Promise<string[]> {
  return numbered(wanted, tx.actor.region, (statement) => tx.apart(statement))
}

type Taken = Series & { readonly last: number }

async function numbered(
  wanted: readonly Series[],
  region: string,
  run: (statement: Sql) => Promise<Taken[]>,
): Promise<string[]> {
  const counts = new Map<string, Series & { count: number }>()
  for (const one of wanted) {
    const key = keyOf(one)
    counts.set(key, { ...one, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const rows = [...counts.values()].toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
  const taken = await run(
    sql`insert into matter_numbers (region, series, year, last)
        select ${region}, incoming.series, incoming.year, incoming.count
        from unnest(${rows.map(({ series }) => series)}::text[],
          ${rows.map(({ year }) => year)}::int[], ${rows.map(({ count }) => count)}::int[]
        ) as incoming (series, year, count)
        on conflict (region, series, year)
          do update set last = matter_numbers.last + excluded.last
        returning series, year, last`,
  )
  const next = new Map(
    taken.map((row) => [keyOf(row), row.last - (counts.get(keyOf(row))?.count ?? 0)]),
  )
  return wanted.map((one) => {
    const at = (next.get(keyOf(one)) ?? 0) + 1
    next.set(keyOf(one), at)
    return `${one.series} ${one.year}-${String(at).padStart(4, '0')}`
  })
}

function keyOf({ series, year }: Series): string {
  return `${series} ${year}`
}
