import { z } from 'zod'
import { ById, endpoint, PageQuery, pageOf } from '#platform/http/endpoint.ts'
import { NoticeItem } from './notice.schema.ts'

export const listNoticesContract = endpoint({
  id: 'inbox.list',
  method: 'GET',
  path: '/api/v1/inbox',
  summary: 'Notices to the reader and her organisation, newest first',
  query: PageQuery.pick({ page: true, size: true }).extend({
    state: z.enum(['unread', 'all']).default('unread'),
  }),
  output: pageOf(NoticeItem),
  isPoll: true,
})

export const countUnreadContract = endpoint({
  id: 'inbox.unread',
  method: 'GET',
  path: '/api/v1/inbox/unread',
  summary: 'How many notices nobody has read yet; counting stops at 1000',
  output: z.strictObject({ unread: z.int(), isCapped: z.boolean() }),
  isPoll: true,
})

export const readNoticeContract = endpoint({
  id: 'inbox.read',
  method: 'POST',
  path: '/api/v1/inbox/:id/read',
  summary: 'Marks one notice as read, for the whole organisation it was sent to',
  params: ById,
  output: NoticeItem,
})

export const readAllNoticesContract = endpoint({
  id: 'inbox.readAll',
  method: 'POST',
  path: '/api/v1/inbox/read-all',
  summary: 'Marks every notice as read that came up to the given moment',
  body: z.strictObject({
    /** the newest notice the reader has seen: what came after it stays unread */
    until: z.iso.datetime(),
  }),
  output: z.strictObject({ read: z.int() }),
})
