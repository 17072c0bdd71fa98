import type pg from 'pg'

/** One breach of the database's own laws: which table, and which law. */
export type Breach = { readonly table: string; readonly law: string }

/** Tables of the application: everything in `public`. */
const ours = `c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`

const laws: Readonly<Record<string, string>> = {
  'row-level security is on and forced': `
    select c.relname as name from pg_class c
    where ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`,
  'somebody may read it by a policy': `
    select c.relname as name from pg_class c
    where ${ours} and not exists (
      select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*')
        and p.polname <> 'owner')`,
  'region is first in every key': `
    select c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
    where ${ours} and k.contype in ('p', 'u', 'f') and k.conkey[1] <> (
      select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'region')`,
  'region stands in every table': `
    select c.relname as name from pg_class c
    where ${ours} and not exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'region' and a.attnotnull)`,
  'region is first in every unique index': `
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
    where ${ours} and i.indisunique and i.indkey[0] <> coalesce((
      select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'region'), -1)`,
  'no policy reads another table': `
    select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where ${ours} and (pg_get_expr(p.polqual, p.polrelid) || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''))
      ~* '\\mfrom\\M'`,
  'no trigger': `
    select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where ${ours} and not t.tgisinternal`,
  'no enum column': `
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_type t on t.oid = a.atttypid
    where ${ours} and t.typtype = 'e'`,
  'the application does not own it': `
    select c.relname as name from pg_class c
    where ${ours} and pg_get_userbyid(c.relowner) = 'tiexin_app'`,
}

export const lawNames = Object.keys(laws)

/** Holds the whole catalogue against every law. */
export async function breaches(owner: pg.Client): Promise<Breach[]> {
  const found: Breach[] = []
  for (const [law, statement] of Object.entries(laws)) {
    const { rows } = await owner.query<{ name: string }>(statement)
    for (const table of new Set(rows.map(({ name }) => name))) found.push({ table, law })
  }
  return found
}

export async function tableNames(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c where ${ours} order by 1`,
  )
  return rows.map(({ name }) => name)
}
