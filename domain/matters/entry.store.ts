import type { Place } from '#platform/access/place.ts'
import { insertMany, wholeNumber, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { placeOf } from './due-step.store.ts'
import type { Entry, EntryKind } from './matter.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', matterId: 'uuid', division: 'text', orgId: 'uuid' },
  ...{ audience: 'uuid[]', sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]' },
  ...{ at: 'timestamptz', kind: 'text', text: 'bytea', detail: 'jsonb', byAccount: 'uuid' },
  ...{ byName: 'text', byOrgId: 'uuid' },
}

type StoredEntry = Omit<Entry, 'text' | 'detail'> & {
  readonly text: Buffer | null
  readonly detail: Entry['detail'] | null
}

export function insertEntries(
  tx: Tx,
  entries: readonly Entry[],
  places: ReadonlyMap<string, Place>,
): void {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    ...placeOf(places, entry.matterId),
    ...entry,
    text: entry.text === undefined ? null : tx.keyring.seal(entry.text, contextOf(entry.id)),
  }))
  tx.send(insertMany('matter_entries', types, rows))
}

/**
 * Lines of matters that were not read: the database takes the place from each matter as it writes. A
 * line of a matter that is not there is passed over.
 */
export function insertEntriesWhereTheyLie(tx: Tx, entries: readonly Entry[]): void {
  const column = <Value>(valueOf: (entry: Entry) => Value): Value[] => entries.map(valueOf)
  const texts = column(({ id, text }) =>
    text === undefined ? null : tx.keyring.seal(text, contextOf(id)),
  )
  const details = column(({ detail }) => (detail === undefined ? null : JSON.stringify(detail)))
  // An array behind a subselect has no length for the planner, so that the plan is kept and not made
  // anew for every call.
  tx.send(
    sql`insert into matter_entries (region, division, org_id, audience, sensitivity, named, barred,
          matter_id, id, at, kind, text, detail, by_account, by_name, by_org_id)
        select lies.region, lies.division, lies.org_id, lies.audience, lies.sensitivity, lies.named,
          lies.barred, lies.id, told.id, told.at, told.kind, told.text, told.detail::jsonb,
          told.by_account, told.by_name, told.by_org_id
        from unnest((select ${column(({ matterId }) => matterId)}::uuid[]),
          ${column(({ id }) => id)}::uuid[], ${column(({ at }) => at)}::timestamptz[],
          ${column(({ kind }) => kind)}::text[], ${texts}::bytea[], ${details}::text[],
          ${column(({ byAccount }) => byAccount)}::uuid[], ${column(({ byName }) => byName)}::text[],
          ${column(({ byOrgId }) => byOrgId)}::uuid[])
          as told (matter_id, id, at, kind, text, detail, by_account, by_name, by_org_id)
        join matters as lies on lies.region = ${tx.actor.region} and lies.id = told.matter_id`,
  )
}

/**
 * The time line of a matter and of what was merged into it, the latest first.
 * @param after the last entry of the page before
 */
export async function findEntries(
  tx: Tx,
  matterId: string,
  { kind, after, size }: { kind?: EntryKind | undefined; after?: string | undefined; size: number },
): Promise<Entry[]> {
  const { region } = tx.actor
  const rows = await tx.rows<StoredEntry>(
    sql`select ${raw('id, matter_id, at, kind, text, detail, by_account, by_name, by_org_id')}
        from matter_entries
        where region = ${region} and matter_id = any (array_append(array(
            select id from matters where region = ${region} and merged_into = ${matterId}), ${matterId}::uuid))
          ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
          ${
            after === undefined
              ? sql``
              : sql`and (at, id) < (select at, id from matter_entries
                      where region = ${region} and id = ${after})`
          }
        order by at desc, id desc limit ${wholeNumber(size)}`,
  )
  return rows.map((row) => opened(tx, row))
}

function opened(tx: Tx, { text, detail, ...row }: StoredEntry): Entry {
  return {
    ...row,
    text: text === null ? undefined : tx.keyring.open(text, contextOf(row.id)),
    detail: detail ?? undefined,
  }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'matter_entries', field: 'text', id }
}

/** How many attempts in a row, up to now, did not reach her. */
export async function findUnreached(tx: Tx, matterId: string): Promise<number> {
  const rows = await tx.rows<{ result: string | null }>(
    sql`select detail ->> 'result' as result from matter_entries
        where region = ${tx.actor.region} and matter_id = ${matterId}
          and kind in ('contact', 'follow-up')
        order by at desc, id desc limit 10`,
  )
  const reached = rows.findIndex(({ result }) => result !== 'not-reached')
  return reached === -1 ? rows.length : reached
}
