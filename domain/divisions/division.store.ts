import { insertMany, join, steady, wholeNumber, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DivisionNode } from './division.contract.ts'
import type { Division, DivisionCode } from './division.schema.ts'

const columns = { region: 'text', code: 'text', parentCode: 'text', level: 'text', name: 'text' }

/** Loads divisions; those already there take the new name. Done once per city, by the system. */
export function saveDivisions(tx: Tx, divisions: readonly Division[]): void {
  const rows = divisions.map((division) => ({ region: tx.actor.region, ...division }))
  tx.send(
    sql`${insertMany('divisions', columns, rows)}
        on conflict (region, code) do update set name = excluded.name`,
  )
  tx.memory.forget(`divisions ${tx.actor.region}`)
}

/** From the top down; codes that do not exist are missing from the map. */
export async function findDivisions(
  tx: Tx,
  codes: readonly DivisionCode[],
): Promise<Map<DivisionCode, Division>> {
  const asked = [...new Set(codes)].toSorted()
  const known = tx.memory.of<Division>(`divisions ${tx.actor.region}`, tx.now)
  const unknown = asked.filter((code) => !known.has(code))
  if (unknown.length > 0) {
    const found = await tx.rows<Division>(
      sql`select code, name, level, parent_code from divisions
          where region = ${tx.actor.region} and code = any (${unknown}::text[])`,
    )
    for (const division of found) known.set(division.code, division)
  }
  return new Map(
    asked.flatMap((code) => {
      const division = known.get(code)
      return division === undefined ? [] : [[code, division]]
    }),
  )
}

/** All of the city, about a thousand: what a file's names of places are looked up in. */
export function findAllDivisions(tx: Tx): Promise<Division[]> {
  return tx.rows<Division>(
    sql`select code, name, level, parent_code from divisions
        where region = ${tx.actor.region} order by code`,
  )
}

export function findChildren(tx: Tx, parentCode: DivisionCode): Promise<DivisionNode[]> {
  return tx.rows<DivisionNode>(
    sql`select code, name, level, parent_code, level <> 'village' as has_children from divisions
        where region = ${tx.actor.region} and parent_code = ${parentCode} order by code`,
  )
}

/** A city has about a thousand divisions: reading them all is cheaper than an index for names. */
export function searchDivisions(tx: Tx, name: string, limit: number): Promise<DivisionNode[]> {
  return tx.rows<DivisionNode>(
    sql`select code, name, level, parent_code, level <> 'village' as has_children from divisions
        where region = ${tx.actor.region} and strpos(name, ${name}) > 0
        order by char_length(name), code limit ${wholeNumber(limit)}`,
  )
}

/**
 * Is the division inside one of these? A range of codes rather than a prefix operator: an index
 * serves it under row-level security, and digits compare alike in every collation.
 */
export function isInDivisions(column: Sql, prefixes: readonly string[]): Sql {
  if (prefixes.length === 0) return sql`false`
  const ranges = prefixes.map(
    (prefix) => sql`${column} between ${prefix.padEnd(12, '0')} and ${prefix.padEnd(12, '9')}`,
  )
  return sql`(${join(ranges, ' or ')})`
}

/**
 * The rule of sight in a form that indexes can serve: it opens nothing, and spares an office the
 * walk over the whole city. Who oversees the city walks by time and needs no help.
 * @param apart SQL: the ids of what the actor sees as co-acting or by name
 * @param isKept whether one plan is right for every actor, so that none is made for each
 */
export function withinScope({ actor }: Tx, apart: Sql, isKept = false): Sql[] {
  const { kind, region, divisions, orgs } = actor
  const isWide = divisions.some((prefix) => region.startsWith(prefix))
  if (kind === 'system' || isWide) return []
  const arms = [
    isInDivisions(sql`division`, divisions),
    sql`org_id = any (${isKept ? steady([...orgs], 'uuid[]') : sql`${[...orgs]}::uuid[]`})`,
    sql`id = any (array(${apart}))`,
  ]
  return [sql`(${join(arms, ' or ')})`]
}
