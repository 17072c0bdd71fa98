import { insertInto, raw, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Kin, Kinship } from './kinship.schema.ts'

const columns = raw(
  `id, region, account_id, person_id, name, relation, declared_by, declared_at, withdrawn_at, version`,
)

type Row = Omit<Kinship, 'name' | 'identity'> & { readonly name: Buffer }

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'kinships', field: 'name', id }
}

function opened(tx: Tx, row: Row): Kinship {
  return { ...row, identity: null, name: tx.keyring.open(row.name, contextOf(row.id)) }
}

export function insertKinship(tx: Tx, { identity, name, ...kinship }: Kinship): void {
  tx.send(
    insertInto('kinships', {
      ...kinship,
      name: tx.keyring.seal(name, contextOf(kinship.id)),
      identityIndex: identity === null ? null : tx.keyring.blindIndex('identity', identity),
    }),
  )
}

export function saveKinship(tx: Tx, { id, withdrawnAt, version }: Kinship): void {
  tx.send(
    sql`update kinships set withdrawn_at = ${withdrawnAt}, version = ${version}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** Not locked: whoever may look at a declaration may not always change it. */
export async function findKinship(tx: Tx, id: string): Promise<Kinship | undefined> {
  const row = await tx.maybe<Row>(
    sql`select ${columns} from kinships where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function findKinships(tx: Tx, accountId: string): Promise<Kinship[]> {
  const rows = await tx.rows<Row>(
    sql`select ${columns} from kinships
        where region = ${tx.actor.region} and account_id = ${accountId}
        order by declared_at desc, id desc limit 200`,
  )
  return rows.map((row) => opened(tx, row))
}

/** Asked beyond the actor's own scope: a conflict counts where she may not look. */
export function findKin(tx: Tx, personIds: readonly string[]): Promise<Kin[]> {
  if (personIds.length === 0) return Promise.resolve([])
  return tx.rows<Kin>(
    sql`select person_id, account_id, relation from app.kin_of(${[...personIds]}::uuid[])`,
  )
}

/** Declarations that nobody has been told of yet, taken by one worker at a time. */
export function takeUnappliedKinships(
  tx: Tx,
  limit: number,
): Promise<{ readonly id: string; readonly accountId: string }[]> {
  return tx.rows(
    sql`update kinships set applied_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id in (
          select id from kinships where region = ${tx.actor.region} and applied_at is null
          order by id limit ${limit} for update skip locked)
        returning id, account_id`,
  )
}

/** Files of the persons whose kin these declarations make an account; for one's own file, her family's. */
export function findFilesOfKin(
  tx: Tx,
  kinshipIds: readonly string[],
): Promise<{ readonly accountId: string; readonly personId: string }[]> {
  const { region } = tx.actor
  return tx.rows(
    sql`with known as (
          select k.account_id, k.relation, p.id as file, coalesce(p.merged_into, p.id) as kept
          from kinships k join people p on p.region = k.region
            and (p.id = k.person_id or p.identity_index = k.identity_index)
          where k.region = ${region} and k.id = any (${[...kinshipIds]}::uuid[])
            and k.withdrawn_at is null
        ), declared as (
          select account_id, relation, file from known
          union select account_id, relation, kept from known
          union select known.account_id, known.relation, joined.id from known
            join people joined on joined.region = ${region} and joined.merged_into = known.kept
        )
        select account_id, file as person_id from declared
        union
        select d.account_id, r.other_id from declared d
          join person_relations r on r.region = ${region} and r.person_id = d.file
          where d.relation = 'self'
        union
        select d.account_id, r.person_id from declared d
          join person_relations r on r.region = ${region} and r.other_id = d.file
          where d.relation = 'self'`,
  )
}

/**
 * Declarations about these persons are told once more: a relation, a number or a joining that came
 * later may make their kin somebody else’s kin as well. As the system, and always one statement, so
 * that it takes as long whether anybody is kin or not.
 */
export function tellOfKinAgain(tx: Tx, personIds: readonly string[]): void {
  tx.asSystem()
  const { region } = tx.actor
  const files = filesOf(region, personIds)
  tx.send(
    sql`update kinships set applied_at = null
        where region = ${region} and withdrawn_at is null and (person_id in ${files}
          or identity_index in (select identity_index from people
            where region = ${region} and id in ${files} and identity_index is not null))`,
  )
}

/** The files themselves, those they were joined to, and those joined to them. */
function filesOf(region: string, personIds: readonly string[]): Sql {
  const people = [...personIds]
  return sql`(
    select id from people where region = ${region} and id = any (${people}::uuid[])
    union select merged_into from people
      where region = ${region} and id = any (${people}::uuid[]) and merged_into is not null
    union select id from people where region = ${region} and merged_into = any (${people}::uuid[]))`
}

const shutTables = ['people', 'person_contacts', 'person_relations', 'person_tags'] as const

/** The files with all that hangs on them, and those they were joined with, are closed to the accounts. */
export function shutOut(tx: Tx, personIds: readonly string[], accountIds: readonly string[]): void {
  const { region } = tx.actor
  const accounts = [...accountIds]
  const files = filesOf(region, personIds)
  for (const table of shutTables) {
    const key =
      table === 'people'
        ? sql`id in ${files}`
        : table === 'person_relations'
          ? sql`(person_id in ${files} or other_id in ${files})`
          : sql`person_id in ${files}`
    tx.send(
      sql`update ${raw(table)}
          set barred = array(select distinct unnest(barred || ${accounts}::uuid[]))
          where region = ${region} and ${key} and not barred @> ${accounts}::uuid[]`,
    )
  }
}
