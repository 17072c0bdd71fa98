import { z } from 'zod'
import { ById, endpoint, PageQuery, pageOf } from '#platform/http/endpoint.ts'
import { MessageState, OutsideMessageItem } from './outside-message.schema.ts'

export const listMessagesContract = endpoint({
  id: 'outsideMessages.list',
  method: 'GET',
  path: '/api/v1/outside-messages',
  summary: 'Messages that left the platform or could not, newest first',
  query: PageQuery.pick({ page: true, size: true }).extend({
    state: z.enum([...MessageState.options, 'all']).default('failed'),
  }),
  output: pageOf(OutsideMessageItem),
})

export const retryMessageContract = endpoint({
  id: 'outsideMessages.retry',
  method: 'POST',
  path: '/api/v1/outside-messages/:id/retry',
  summary: 'Has a message that was given up tried again',
  params: ById,
  body: z.strictObject({ version: z.int().optional() }),
  output: OutsideMessageItem,
})
