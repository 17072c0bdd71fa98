import type { Place } from '#platform/access/place.ts'
import { insertMany, raw, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { HelpMessage } from './help.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', requestId: 'uuid', division: 'text', orgId: 'uuid' },
  ...{ audience: 'uuid[]', sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]' },
  ...{ matterId: 'uuid', side: 'text', authorId: 'uuid', authorName: 'text', text: 'bytea' },
  ...{ at: 'timestamptz', seenAt: 'timestamptz' },
}

const columns = raw('id, request_id, side, author_id, author_name, text, at, seen_at')

type Stored = Omit<HelpMessage, 'text'> & { readonly text: Buffer }

/** What a conversation shows at most; beyond it the earlier ones are not shown. */
const shownMessages = 500

/** @returns whether it is new: a message that was sent twice is there once */
export async function insertNewMessage(
  tx: Tx,
  message: HelpMessage,
  { matterId, ...place }: Place & { readonly matterId: string | null },
): Promise<boolean> {
  const text = tx.keyring.seal(message.text, contextOf(message.id))
  const row = { ...place, ...message, matterId, text }
  const inserted = await tx.maybe(
    sql`${insertMany('help_messages', types, [row])}
        on conflict (region, id) do nothing returning id`,
  )
  return inserted !== undefined
}

/** The earliest first. */
export async function findMessages(tx: Tx, requestId: string): Promise<HelpMessage[]> {
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from help_messages
        where region = ${tx.actor.region} and request_id = ${requestId}
        order by at desc, id desc limit ${wholeNumber(shownMessages)}`,
  )
  return rows.toReversed().map((row) => opened(tx, row))
}

function opened(tx: Tx, row: Stored): HelpMessage {
  return { ...row, text: tx.keyring.open(row.text, contextOf(row.id)) }
}

/** The other side has its messages before its eyes. */
export function markSeen(tx: Tx, requestId: string, side: HelpMessage['side']): void {
  tx.send(
    sql`update help_messages set seen_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and request_id = ${requestId} and side = ${side}
          and seen_at is null`,
  )
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'help_messages', field: 'text', id }
}
