import { insertInto, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SavedView, ViewedList } from './saved-view.schema.ts'

const columns = raw(
  'region, id, account_id, org_id, list, name, query, sharing, created_at, version',
)

export function insertView(tx: Tx, view: SavedView): void {
  tx.send(insertInto('saved_views', { ...view, query: JSON.stringify(view.query) }))
}

export function saveView(tx: Tx, { id, name, query, sharing, version }: SavedView): void {
  tx.send(
    sql`update saved_views set name = ${name}, query = ${JSON.stringify(query)},
          sharing = ${sharing}, version = ${version}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function deleteView(tx: Tx, id: string): void {
  tx.send(sql`delete from saved_views where region = ${tx.actor.region} and id = ${id}`)
}

/** Not locked: a colleague may use a shared view without being able to change it. */
export function findView(tx: Tx, id: string): Promise<SavedView | undefined> {
  return tx.maybe<SavedView>(
    sql`select ${columns} from saved_views where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function findViews(tx: Tx, list: ViewedList): Promise<SavedView[]> {
  return tx.rows<SavedView>(
    sql`select ${columns} from saved_views where region = ${tx.actor.region} and list = ${list}
        order by created_at, id limit 100`,
  )
}
