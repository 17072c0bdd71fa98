import type pg from 'pg'
import { BackupError } from './backup-manifest.ts'

/** A table whose rows a backup holds. */
export type KeptTable = {
  /** with its schema, quoted where it has to be */
  readonly table: string
  /** without generated ones, which the database computes anew */
  readonly columns: readonly string[]
}

/** The queue's own tables are made anew; of their rows only waiting work is kept. */
const isOurs = `n.nspname not in ('pg_catalog', 'information_schema', 'pgboss')
  and n.nspname not like 'pg\\_%' and not (n.nspname = 'app' and c.relname = 'migrations')`

/** Every table of ours, those first that others point to. @throws BackupError on a ring of references */
export async function keptTables(client: pg.Client): Promise<KeptTable[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; needs: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as table,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
         as columns,
       coalesce((select array_agg(distinct format('%I.%I', fn.nspname, f.relname)) from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and ${isOurs}
     order by 1`,
  )
  const ordered: KeptTable[] = []
  const placed = new Set<string>()
  for (let left = rows; left.length > 0;) {
    const ready = left.filter(({ needs }) => needs.every((name) => placed.has(name)))
    if (ready.length === 0) {
      throw new BackupError(
        `tables point at each other in a ring: ${left.map((t) => t.table).join()}`,
      )
    }
    for (const { table, columns } of ready) {
      ordered.push({ table, columns })
      placed.add(table)
    }
    left = left.filter(({ table }) => !placed.has(table))
  }
  return ordered
}

export async function keptSequences(
  client: pg.Client,
): Promise<{ sequence: string; value: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ sequence: string }>(
    `select format('%I.%I', n.nspname, c.relname) as sequence
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${isOurs} order by 1`,
  )
  const found: { sequence: string; value: string; isCalled: boolean }[] = []
  for (const { sequence } of rows) {
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${sequence}`,
    )
    const [first] = state.rows
    if (first !== undefined) found.push({ sequence, ...first })
  }
  return found
}

/**
 * Row-level security also holds for the owner of a table unless the role passes it, and a backup that
 * lacks what a policy hid would look whole. @returns tables whose policy has to be lifted for loading
 * @throws BackupError when the role would read less than everything
 */
export async function requireWholeView(client: pg.Client): Promise<readonly string[]> {
  const role = await client.query<{ passes: boolean }>(
    'select rolbypassrls or rolsuper as passes from pg_roles where rolname = current_user',
  )
  if (role.rows[0]?.passes === true) return []
  const { rows } = await client.query<{ table: string; isWhole: boolean }>(
    `select format('%I.%I', n.nspname, c.relname) as table,
       exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive
         and p.polcmd = '*' and pg_get_expr(p.polqual, p.polrelid) = 'true'
         and (select oid from pg_roles where rolname = current_user) = any (p.polroles))
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive)
         as "isWhole"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and c.relforcerowsecurity and ${isOurs}`,
  )
  const hidden = rows.find(({ isWhole }) => !isWhole)
  if (hidden !== undefined) {
    throw new BackupError(
      `the role of DATABASE_URL does not see every row of ${hidden.table}; connect as the owner of the tables`,
    )
  }
  return rows.map(({ table }) => table)
}
