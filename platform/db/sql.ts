import { createHash } from 'node:crypto'
import sql, { join, raw, type Sql } from 'sql-template-tag'

export { sql, join, raw, type Sql }

const toSnake = new Map<string, string>()
const toCamel = new Map<string, string>()

/** `orgId` → `org_id`; remembered, because it runs for every column of every write. */
export function snake(name: string): string {
  let found = toSnake.get(name)
  if (found === undefined) {
    found = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    toSnake.set(name, found)
  }
  return found
}

/** `org_id` → `orgId`. */
export function camel(name: string): string {
  let found = toCamel.get(name)
  if (found === undefined) {
    found = name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    toCamel.set(name, found)
  }
  return found
}

const statementNames = new Map<string, string>()

/** One prepared statement per distinct text: planned once per connection. */
export function statementName(text: string): string {
  let found = statementNames.get(text)
  if (found === undefined) {
    found = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    statementNames.set(text, found)
  }
  return found
}

/** Column names of tables and records are ours, never the user's; this proves it. */
export function identifier(name: string): Sql {
  if (!/^[a-z_][a-z0-9_.]*$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return raw(name)
}

/**
 * A whole number as part of the statement. As a parameter the planner could not know how few rows are
 * wanted, and would plan the statement anew for every call.
 */
export function wholeNumber(value: number): Sql {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`not a whole number: ${value}`)
  return raw(String(value))
}

/**
 * A value that the planner does not look into, so that one plan serves every call. Without it a short
 * array, or a day near the end of an index, makes a plan for these very values look cheaper than the
 * kept one, and the statement is planned anew each time, which under row-level security takes longer
 * than running it. Only where the same plan is right for every value (decision 0033).
 * @param type PostgreSQL type, `uuid[]`
 */
export function steady(value: unknown, type: string): Sql {
  const cast = raw(type)
  // cast once more: `any ((select …))` would be read as a set of rows
  return sql`(select ${value}::${cast})::${cast}`
}

/** `limit … offset …` of a list; the first page is what is nearly always asked for. */
export function pageOf(page: number, size: number): Sql {
  return page === 1
    ? sql`limit ${wholeNumber(size)}`
    : sql`limit ${wholeNumber(size)} offset ${(page - 1) * size}`
}

/** `insert into table (…) values (…)` from a record's own fields; undefined fields are left out. */
export function insertInto(table: string, record: Readonly<Record<string, unknown>>): Sql {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined)
  const columns = join(entries.map(([name]) => identifier(snake(name))))
  const values = join(entries.map(([, value]) => value))
  return sql`insert into ${identifier(table)} (${columns}) values (${values})`
}

/**
 * `update table set … where region, id` from a record. The key and `region` are never set: on a
 * distributed cluster a row may not change its region.
 */
export function updateIn(
  table: string,
  record: Readonly<Record<string, unknown>> & { region: string; id: string },
): Sql {
  const entries = Object.entries(record).filter(
    ([name, value]) => value !== undefined && name !== 'region' && name !== 'id',
  )
  const sets = join(entries.map(([name, value]) => sql`${identifier(snake(name))} = ${value}`))
  return sql`update ${identifier(table)} set ${sets} where region = ${record.region} and id = ${record.id}`
}

/**
 * Many rows in one statement: one array parameter per column (`unnest`), so that the statement's
 * text, and with it its plan, is the same for 10 rows and for 1,000.
 * @param types PostgreSQL type of each column; its keys name the columns (camelCase)
 */
export function insertMany(
  table: string,
  types: Readonly<Record<string, string>>,
  records: readonly Readonly<Record<string, unknown>>[],
): Sql {
  const names = Object.keys(types)
  const columns = join(names.map((name) => identifier(snake(name))))
  const selected = join(names.map((name) => raw(arrayColumn(snake(name), types[name] ?? 'text'))))
  const arrays = join(
    names.map((name) => {
      const type = types[name] ?? 'text'
      const values = records.map((record) => toParameter(record[name], type))
      return sql`${listLiteral(values)}::${raw(type.endsWith('[]') || type === 'jsonb' ? 'text' : type)}[]`
    }),
  )
  const aliases = join(names.map((name) => identifier(snake(name))))
  return sql`insert into ${identifier(table)} (${columns}) select ${selected} from unnest(${arrays}) as incoming (${aliases})`
}

/** Arrays of arrays must be rectangular in PostgreSQL, so array columns travel as text literals. */
function arrayColumn(column: string, type: string): string {
  return type.endsWith('[]') || type === 'jsonb'
    ? `incoming.${column}::${type}`
    : `incoming.${column}`
}

function toParameter(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return null
  if (type === 'jsonb') return JSON.stringify(value)
  if (type.endsWith('[]')) return arrayLiteral(value)
  return value
}

/** A column of many rows as PostgreSQL reads it. pg's own way of writing it looks at each value three times. */
function listLiteral(values: readonly unknown[]): string {
  let text = ''
  for (const value of values) text += text === '' ? element(value) : `,${element(value)}`
  return `{${text}}`
}

function element(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') {
    return /["\\]/.test(value) ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"` : `"${value}"`
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Buffer.isBuffer(value)) return String.raw`\\x` + value.toString('hex')
  throw new Error('a column of many rows holds text, numbers, bytes or nothing')
}

function arrayLiteral(value: unknown): string {
  if (!Array.isArray(value)) throw new Error('an array column needs an array')
  const items = value.map((item) => `"${String(item).replaceAll(/["\\]/g, String.raw`\$&`)}"`)
  return `{${items.join(',')}}`
}
