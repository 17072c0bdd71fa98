import { accountNames } from '#domain/accounts/account.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import { listMessagesContract, retryMessageContract } from './outside-message.contract.ts'
import { mayTendMessages } from './outside-message.policy.ts'
import type { OutsideMessageItem, OutsideMessageRow } from './outside-message.schema.ts'
import { findMessages, lockMessage, saveMessage } from './outside-message.store.ts'
import { tryAgain } from './outside-message.transition.ts'

export const outsideMessageRoutes: readonly Route[] = [
  query(listMessagesContract, {
    may: mayTendMessages,
    async read(tx, { query: wanted }) {
      const { items, count } = await findMessages(tx, wanted)
      return {
        items: await presented(tx, items),
        total: Math.min(count, countCap),
        totalIsCapped: count > countCap,
      }
    },
  }),
  command(retryMessageContract, {
    load: (tx, { params: { id } }) => lockMessage(tx, id),
    may: mayTendMessages,
    apply: (message, _body, { now }) => tryAgain(message, now),
    save: saveMessage,
    present: async (message, tx) => one(await presented(tx, [message])),
    audit: 'outside-message.retried',
  }),
]

async function presented(
  tx: Tx,
  messages: readonly OutsideMessageRow[],
): Promise<OutsideMessageItem[]> {
  const names = await accountNames(
    tx,
    messages.map(({ accountId }) => accountId),
  )
  return messages.map(({ accountId, region: _region, nextAt: _nextAt, ...shown }) => ({
    ...shown,
    accountName: names.get(accountId)?.name ?? '',
  }))
}

function one(items: readonly OutsideMessageItem[]): OutsideMessageItem {
  const [item] = items
  if (item === undefined) throw new Error('a message was not presented')
  return item
}
