import { insertMany, join, wholeNumber, pageOf, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { AccountQuery } from './account.contract.ts'
import type { Account } from './account.schema.ts'

const fields = sql`a.id, a.username, a.name, a.org_id, a.status, a.created_at, a.ended_at, a.version,
  r.roles, r.divisions, r.clearance`
const tables = sql`accounts a join account_rights r on r.region = a.region and r.account_id = a.id`

export function findAccount(tx: Tx, id: string): Promise<Account | undefined> {
  return tx.maybe<Account>(
    sql`select ${fields} from ${tables} where a.region = ${tx.actor.region} and a.id = ${id}`,
  )
}

export function lockAccountRow(tx: Tx, id: string): Promise<Account | undefined> {
  return tx.maybe<Account>(
    sql`select ${fields} from ${tables}
        where a.region = ${tx.actor.region} and a.id = ${id} for update of a`,
  )
}

export function findActiveAccounts(
  tx: Tx,
  { orgs, accounts }: { readonly orgs: readonly string[]; readonly accounts: readonly string[] },
): Promise<Account[]> {
  const region = tx.actor.region
  return tx.rows<Account>(
    sql`select ${fields} from ${tables}
        where a.region = ${region} and a.status = 'active'
          and (a.org_id = any (${[...orgs]}::uuid[]) or a.id = any (${[...accounts]}::uuid[]))`,
  )
}

export function findAccountByUsername(tx: Tx, username: string): Promise<Account | undefined> {
  return tx.maybe<Account>(
    sql`select ${fields} from ${tables}
        where a.region = ${tx.actor.region} and a.username = ${username}`,
  )
}

/** Accounts are thousands, not millions: the beginning of a name is compared row by row. */
export async function findAccounts(
  tx: Tx,
  { page, size, q, orgId, role, status, sort }: AccountQuery,
): Promise<{ items: Account[]; total: number; totalIsCapped: boolean }> {
  const conditions: Sql[] = [sql`a.region = ${tx.actor.region}`]
  if (q !== undefined && q.length > 0) {
    conditions.push(sql`(a.username ^@ ${q.toLowerCase()} or a.name ^@ ${q})`)
  }
  if (orgId !== undefined) conditions.push(sql`a.org_id = ${orgId}`)
  if (role !== undefined) conditions.push(sql`${role} = any (r.roles)`)
  if (status !== undefined) conditions.push(sql`a.status = ${status}`)
  const from = sql`from ${tables} where ${join(conditions, ' and ')}`
  const order = sort === 'username' ? sql`a.username` : sql`a.created_at desc, a.id desc`
  const [items, counted] = await Promise.all([
    tx.rows<Account>(sql`select ${fields} ${from} order by ${order} ${pageOf(page, size)}`),
    tx.maybe<{ n: number }>(
      sql`select count(*) as n from (select 1 ${from} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.n ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

const accountColumns = {
  ...{ region: 'text', id: 'uuid', username: 'text', name: 'text', orgId: 'uuid' },
  ...{ status: 'text', createdAt: 'timestamptz', endedAt: 'timestamptz', version: 'int' },
}
const rightsColumns = {
  ...{ region: 'text', accountId: 'uuid', roles: 'text[]', divisions: 'text[]' },
  ...{ clearance: 'text' },
}

/** The rows of new accounts, with their rights; their credentials are `insertCredentials`. */
export function insertAccountRows(tx: Tx, accounts: readonly Account[]): void {
  const { region } = tx.actor
  const rows = accounts.map((account) => ({ ...account, region, accountId: account.id }))
  tx.send(insertMany('accounts', accountColumns, rows))
  tx.send(insertMany('account_rights', rightsColumns, rows))
}

export function saveAccount(tx: Tx, { id, status, endedAt, version }: Account): void {
  tx.send(
    sql`update accounts set status = ${status}, ended_at = ${endedAt}, version = ${version}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function saveRights(tx: Tx, { id, roles, divisions, clearance }: Account): void {
  tx.send(
    sql`update account_rights
        set roles = ${roles}::text[], divisions = ${divisions}::text[], clearance = ${clearance}
        where region = ${tx.actor.region} and account_id = ${id}`,
  )
}

export function findNames(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; name: string; orgId: string }[]> {
  return tx.rows(
    sql`select id, name, org_id from accounts
        where region = ${tx.actor.region} and id = any (${[...new Set(ids)]}::uuid[])`,
  )
}

/** Also for an account of another organisation, of which the actor sees nothing. */
export async function accountStands(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.maybe<{ stands: boolean }>(sql`select app.account_stands(${id}) as stands`)
  return found?.stands === true
}

export function findActiveOf(
  tx: Tx,
  orgs: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return tx.rows(
    sql`select id, name from accounts
        where region = ${tx.actor.region} and org_id = any (${[...orgs]}::uuid[])
          and status = 'active'
        order by username`,
  )
}
