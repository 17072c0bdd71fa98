import { newToken, tokenHash } from '#platform/auth/token.ts'
import { newId } from '#platform/db/id.ts'
import { insertInto } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { StoredLink } from './calendar-link.store.ts'
import type { StoredPreference } from './preference.schema.ts'

/** What the city sets for whoever has chosen nothing, unless told otherwise. `id` is the account's. */
export function aPreference(change: Partial<StoredPreference> = {}): StoredPreference {
  return {
    ...{ region: '420200', id: newId(), channels: ['webhook'], digest: 'off', version: 1 },
    quietHours: { from: '21:00', to: '07:30' },
    ...change,
  }
}

export function aCalendarLink(change: Partial<StoredLink> = {}): StoredLink {
  return {
    ...{ region: '420200', id: newId(), accountId: newId(), tokenHash: tokenHash(newToken()) },
    ...{ createdAt: '2023-05-10T02:00:00.000Z', usedAt: null, revokedAt: null, version: 1 },
    ...change,
  }
}

export function insertCalendarLink(tx: Tx, link: StoredLink): void {
  tx.send(insertInto('calendar_links', link))
}
