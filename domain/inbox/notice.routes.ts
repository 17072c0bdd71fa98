import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { command, openTo, query, type Route } from '#platform/http/route.ts'
import { matterNumbers } from '#domain/matters/matter.public.ts'
import {
  countUnreadContract,
  listNoticesContract,
  readAllNoticesContract,
  readNoticeContract,
} from './notice.contract.ts'
import { mayOpenInbox, mayReadNotice } from './notice.policy.ts'
import type { Notice, NoticeItem } from './notice.schema.ts'
import { countNotices, listNotices, lockNotice, readAll, saveReading } from './notice.store.ts'

export const inboxRoutes: readonly Route[] = [
  query(listNoticesContract, {
    may: mayOpenInbox,
    async read(tx, { query: { state, page, size } }) {
      const [notices, count] = await Promise.all([
        listNotices(tx, { state, page, size }),
        countNotices(tx, state),
      ])
      return {
        items: await presented(tx, notices),
        total: Math.min(count, countCap),
        totalIsCapped: count > countCap,
      }
    },
  }),
  query(countUnreadContract, {
    may: mayOpenInbox,
    async read(tx) {
      const count = await countNotices(tx, 'unread')
      return { unread: Math.min(count, countCap), isCapped: count > countCap }
    },
  }),
  command(readNoticeContract, {
    load: (tx, { params: { id } }) => lockNotice(tx, id),
    may: mayReadNotice,
    // read again is read still: the first reading stands
    apply: (notice, _body, { actor, now }) =>
      notice.readAt === null
        ? {
            ...notice,
            readAt: now.toISOString(),
            readBy: actor.id,
            version: notice.version + 1,
          }
        : notice,
    save: saveReading,
    present: async (notice, tx) => one(await presented(tx, [notice])),
    audit: 'notice.read',
  }),
  openTo(
    'signed-in',
    'marks many notices at once: there is no single record to load and compare',
    readAllNoticesContract,
    async (runtime, { body: { until } }, { actor }) => {
      const decision = mayOpenInbox(actor)
      if (isRefusal(decision)) return decision
      return runtime.db.within(actor, async (tx) => {
        const read = await readAll(tx, until)
        tx.audit({ name: 'notices.all-read', outcome: 'done', detail: { read } })
        return { read }
      })
    },
  ),
]

/** The number of a matter is looked up under the reader's own scope: what is hidden has none. */
async function presented(tx: Tx, notices: readonly Notice[]): Promise<NoticeItem[]> {
  const matters = notices.filter(({ subjectKind }) => subjectKind === 'matter')
  const numbers = await matterNumbers(tx, [...new Set(matters.map(({ subjectId }) => subjectId))])
  return notices.map(({ id, kind, subjectKind, subjectId, accountId, createdAt, readAt }) => ({
    ...{ id, kind, subjectKind, subjectId, createdAt, readAt },
    subjectNumber: numbers.get(subjectId) ?? null,
    isOpen: subjectKind !== 'matter' || numbers.has(subjectId),
    toYou: accountId === tx.actor.id,
  }))
}

function one(items: readonly NoticeItem[]): NoticeItem {
  const [item] = items
  if (item === undefined) throw new Error('a notice was not presented')
  return item
}
