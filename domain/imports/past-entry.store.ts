import { insertMany, join, pageOf, raw, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { PastEntry } from './past-entry.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', personId: 'uuid', name: 'text' },
  ...{ enteredOn: 'date', category: 'text', told: 'bytea', done: 'bytea', isSettled: 'boolean' },
  ...{ importId: 'uuid', fingerprint: 'bytea', createdAt: 'timestamptz', createdBy: 'uuid' },
  version: 'int',
}

const line = raw(
  'id, person_id, name, division, entered_on::text as entered_on, category, is_settled, sensitivity',
)

export type StoredLine = Pick<
  PastEntry,
  'id' | 'personId' | 'name' | 'division' | 'enteredOn' | 'category' | 'isSettled' | 'sensitivity'
>

/** @returns ids of those that are new; an entry that is in word for word is passed over */
export async function insertNewEntries(
  tx: Tx,
  entries: readonly PastEntry[],
): Promise<Set<string>> {
  if (entries.length === 0) return new Set()
  const rows = entries.map((entry) => {
    const seal = (field: 'told' | 'done'): Buffer | null => {
      const text = entry[field]
      return text === null
        ? null
        : tx.keyring.seal(text, { table: 'past_entries', field, id: entry.id })
    }
    return { ...entry, told: seal('told'), done: seal('done') }
  })
  const inserted = await tx.rows<{ id: string }>(
    sql`${insertMany('past_entries', types, rows)}
        on conflict (region, fingerprint) do nothing returning id`,
  )
  return new Set(inserted.map(({ id }) => id))
}

/** Which of these entries are in, as far as the actor may see. */
export async function findPrints(tx: Tx, prints: readonly Buffer[]): Promise<Set<string>> {
  if (prints.length === 0) return new Set()
  const found = await tx.rows<{ fingerprint: Buffer }>(
    sql`select fingerprint from past_entries
        where region = ${tx.actor.region} and fingerprint = any (${[...prints]}::bytea[])`,
  )
  return new Set(found.map(({ fingerprint }) => fingerprint.toString('hex')))
}

export async function findEntries(
  tx: Tx,
  { person, page, size }: { person?: string | undefined; page: number; size: number },
): Promise<{ items: StoredLine[]; total: number; totalIsCapped: boolean }> {
  const those = join(
    [
      sql`region = ${tx.actor.region}`,
      ...(person === undefined ? [] : [sql`person_id = ${person}`]),
    ],
    ' and ',
  )
  const [items, counted] = await Promise.all([
    tx.rows<StoredLine>(
      sql`select ${line} from past_entries where ${those}
          order by entered_on desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from past_entries where ${those} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

export async function findEntry(
  tx: Tx,
  id: string,
): Promise<(StoredLine & Pick<PastEntry, 'told' | 'done' | 'createdAt'>) | undefined> {
  const row = await tx.maybe<StoredLine & { told: Buffer; done: Buffer | null; createdAt: string }>(
    sql`select ${line}, told, done, created_at from past_entries
        where region = ${tx.actor.region} and id = ${id}`,
  )
  if (row === undefined) return undefined
  const open = (field: 'told' | 'done', sealed: Buffer): string =>
    tx.keyring.open(sealed, { table: 'past_entries', field, id })
  return {
    ...row,
    told: open('told', row.told),
    done: row.done === null ? null : open('done', row.done),
  }
}

/** Entries have no later version: what an import wrote it may take back. As the system. */
export async function withdrawEntries(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const seen = await tx.rows<{ id: string }>(
    sql`select id from past_entries where region = ${tx.actor.region}
          and id = any (${[...ids]}::uuid[]) and version = 1`,
  )
  tx.asSystem()
  const gone = seen.map(({ id }) => id)
  tx.send(
    sql`delete from past_entries where region = ${tx.actor.region}
          and id = any (${gone}::uuid[])`,
  )
  return new Set(gone)
}
