import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Actor, Role } from '#platform/access/actor.ts'
import { roles } from '#platform/access/actor.ts'
import type { SightRow } from './sight.ts'

/** Small pools, so that random rows and random actors meet often. */
const accountIds = Array.from({ length: 6 }, () => randomUUID())
const orgIds = Array.from({ length: 6 }, () => randomUUID())
const regions = ['420200', '420200', '420200', '420100']
const divisions = ['420222103001', '420222103002', '420222104001', '420281001001', '420202001001']
const prefixes = ['4202', '420222', '420222103', '420222103001', '420281', '420202001']

/** A seeded generator (mulberry32), so that a failure can be run again. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<Item>(roll: () => number, items: readonly Item[]): Item {
  return items[Math.floor(roll() * items.length)] as Item
}

function some<Item>(roll: () => number, items: readonly Item[], chance: number): Item[] {
  return items.filter(() => roll() < chance)
}

export function randomActor(roll: () => number): Actor {
  const kind = pick(roll, [
    'user',
    'user',
    'user',
    'user',
    'user',
    'user',
    'system',
    'public',
  ] as const)
  const isUser = kind === 'user'
  const administrators: Role[] = ['system-admin', 'security-admin', 'audit-admin']
  const plain = roles.filter((role) => !administrators.includes(role))
  return {
    kind,
    id: isUser ? pick(roll, accountIds) : '00000000-0000-0000-0000-000000000000',
    name: 'random',
    region: pick(roll, regions),
    orgId: pick(roll, orgIds),
    orgs: isUser ? some(roll, orgIds, 0.3) : [],
    roles: isUser ? (roll() < 0.3 ? [pick(roll, administrators)] : [pick(roll, plain)]) : [],
    divisions: isUser ? some(roll, prefixes, 0.2) : [],
    clearance: pick(roll, ['normal', 'sensitive'] as const),
  }
}

type Column = {
  name: string
  type: string
  nullable: boolean
  /** the second and last column of the primary key, after region */
  isKey: boolean
  allowed: string[] | undefined
}

/** Columns that a row must be given, with the values a check constraint allows. */
async function columnsOf(owner: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await owner.query<Omit<Column, 'allowed'> & { checks: string[] | null }>(
    `select a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
            exists (select 1 from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'p'
              and cardinality(k.conkey) = 2 and k.conkey[2] = a.attnum) as "isKey",
            (select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
             where k.conrelid = a.attrelid and k.contype = 'c' and a.attnum = any (k.conkey)
               and cardinality(k.conkey) = 1) as checks
     from pg_attribute a
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and a.attidentity = ''`,
    [table],
  )
  return rows.map(({ name, type, nullable, isKey, checks }) => ({
    name,
    type,
    nullable,
    isKey,
    allowed: checks?.flatMap(quotedIn).filter((value) => !value.startsWith('^')),
  }))
}

function quotedIn(check: string): string[] {
  return [...check.matchAll(/'([^']+)'::text/g)].map(([, value]) => value ?? '')
}

/** A random row of any table: random where sight is decided, merely valid elsewhere. */
function valueFor(roll: () => number, column: Column, at: number): unknown {
  const { name, type, nullable, isKey, allowed } = column
  switch (name) {
    case 'region':
      return pick(roll, regions)
    case 'id':
      return randomUUID()
    case 'division':
      return pick(roll, divisions)
    case 'org_id':
      return pick(roll, orgIds)
    case 'account_id':
      // Where the account is the key each may come once.
      return isKey ? (accountIds[at] ?? randomUUID()) : pick(roll, accountIds)
    case 'audience':
      return some(roll, orgIds, 0.15)
    case 'named':
      return some(roll, accountIds, 0.1)
    case 'barred':
      return some(roll, accountIds, 0.2)
    case 'code':
      return String(420_222_000_000 + at)
    case 'roles':
      return []
    default:
      return allowed !== undefined && allowed.length > 0
        ? pick(roll, allowed)
        : valid(type, nullable, at)
  }
}

function valid(type: string, nullable: boolean, at: number): unknown {
  if (nullable) return null
  if (type.endsWith('[]')) return []
  switch (type) {
    case 'uuid':
      return randomUUID()
    case 'text':
      return `值${at} ${randomUUID()}`
    case 'bytea':
      return Buffer.from(randomUUID())
    case 'jsonb':
      return '{}'
    case 'boolean':
      return false
    case 'date':
      return '2023-05-10'
    case 'smallint':
      return 1
    case 'integer':
    case 'bigint':
    case 'real':
    case 'double precision':
      return at + 1
    default:
      return '2023-05-10T02:14:00Z'
  }
}

/** Puts random rows in as the owner, past every policy. */
export async function insertRandomRows(
  owner: pg.Client,
  table: string,
  roll: () => number,
  count: number,
): Promise<SightRow[]> {
  const columns = await columnsOf(owner, table)
  const rows: SightRow[] = []
  for (let at = 0; at < count; at++) {
    const record = Object.fromEntries(
      columns.map((column) => [column.name, valueFor(roll, column, at)]),
    )
    // A notice has one addressee: an organisation or an account.
    if (table === 'notices') record[roll() < 0.5 ? 'org_id' : 'account_id'] = null
    // Of the links that are in use, an account has one.
    if (table === 'calendar_links') record['revoked_at'] = '2023-05-10T02:14:00Z'
    // Of the erasure runs that are not over, there is one.
    if (table === 'erasure_runs') record['status'] = 'done'
    if (table === 'filings') record['reason'] = 'random'
    // A contact that told something is a case, one that did not is only counted.
    if (table === 'hotline_contacts') Object.assign(record, { nature: 'told', status: 'answered' })
    const names = columns.map(({ name }) => name)
    const { rows: placed } = await owner.query<{ at: string }>(
      `insert into ${table} (${names.join()}) values (${names.map((_, n) => `$${n + 1}`).join()})
       returning ctid::text as at`,
      names.map((name) => record[name]),
    )
    rows.push({
      region: String(record['region']),
      id: String(record['id']),
      at: placed[0]?.at ?? '',
      columns: record,
    })
  }
  return rows
}
