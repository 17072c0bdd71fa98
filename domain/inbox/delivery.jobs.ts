import { findActors } from '#domain/accounts/account.public.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { attemptLimits } from '#platform/messages/attempt-limits.ts'
import {
  dropDeliveries,
  insertDeliveries,
  lockDueDeliveries,
  markGathered,
  type DeliveryRow,
} from './delivery.store.ts'
import { deliveriesOf } from './delivery.transition.ts'
import { traitsOf } from './notice-kind.schema.ts'
import { mayReadNotice } from './notice.policy.ts'
import { findNotices, takeUnplanned } from './notice.store.ts'
import type { OutsideMessageRow } from './outside-message.schema.ts'
import { insertMessages } from './outside-message.store.ts'
import type { Channel } from './preference.schema.ts'
import { findPreferences } from './preference.store.ts'
import { quietHoursSetting } from './quiet-hours.schema.ts'
import { recipientsOf } from './recipient.public.ts'

const batch = 500

/**
 * Decides for new notices who is told outside the platform, by which way and when. As the system.
 * @returns whether there may be more
 */
export async function planDeliveries(tx: Tx, available: readonly Channel[]): Promise<boolean> {
  const taken = await takeUnplanned(tx, batch)
  const oldest = tx.now.getTime() - attemptLimits.oldestNewsHours * 3_600_000
  const news = taken.filter(
    ({ createdAt, readAt }) => readAt === null && Date.parse(createdAt) > oldest,
  )
  if (news.length > 0 && available.length > 0) {
    const recipients = await recipientsOf(tx, news)
    const accounts = [...new Set([...recipients.values()].flat().map(({ id }) => id))]
    const [preferences, calendar, { body }] = await Promise.all([
      findPreferences(tx, accounts),
      calendarOfCity(tx),
      settingOf(tx, quietHoursSetting),
    ])
    const on = { now: tx.now, calendar, digestAt: body.digestAt, available }
    const rows = news.flatMap(({ id: noticeId, kind }) => {
      const { urgency } = traitsOf(kind)
      return (recipients.get(noticeId) ?? []).flatMap(({ id: accountId }) => {
        const preference = preferences.get(accountId)
        if (preference === undefined) return []
        return deliveriesOf(preference, urgency, on).map((delivery): DeliveryRow => {
          const { channel, dueAt } = delivery
          return { accountId, channel, noticeId, urgency, dueAt: dueAt.toISOString() }
        })
      })
    })
    insertDeliveries(tx, rows)
  }
  return taken.length === batch
}

/**
 * Makes one message of all that is due to an account by one way; imminent danger is one of its own.
 * What she has read meanwhile, or may no longer see, is not told. As the system.
 * @returns whether there may be more
 */
export async function gatherDeliveries(tx: Tx): Promise<boolean> {
  const due = await lockDueDeliveries(tx, batch)
  if (due.length === 0) return false
  const [notices, actors] = await Promise.all([
    findNotices(tx, [...new Set(due.map(({ noticeId }) => noticeId))]),
    findActors(tx, { orgs: [], accounts: [...new Set(due.map(({ accountId }) => accountId))] }),
  ])
  const noticeOf = new Map(notices.map((notice) => [notice.id, notice]))
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]))
  const isStillNews = ({ accountId, noticeId, urgency }: DeliveryRow): boolean => {
    const [notice, actor] = [noticeOf.get(noticeId), actorOf.get(accountId)]
    if (notice === undefined || actor === undefined) return false
    // A colleague's glance at an alarm does not mean that anybody acts on it.
    const isOpen = notice.readAt === null || urgency === 'danger'
    return isOpen && !isRefusal(mayReadNotice(actor, notice))
  }
  const messages = new Map<string, OutsideMessageRow>()
  const gathered = due.filter(isStillNews).map((delivery) => {
    const key = [delivery.accountId, delivery.channel, delivery.urgency === 'danger'].join()
    const message = joined(messages.get(key) ?? newMessage(tx, delivery), delivery)
    messages.set(key, message)
    return { delivery, messageId: message.id }
  })
  insertMessages(tx, [...messages.values()])
  markGathered(tx, gathered)
  dropDeliveries(
    tx,
    due.filter((delivery) => !isStillNews(delivery)),
  )
  return due.length === batch
}

function newMessage({ actor, now }: Tx, { accountId, channel }: DeliveryRow): OutsideMessageRow {
  const at = now.toISOString()
  return {
    ...{ region: actor.region, id: newId(), accountId, channel, urgency: 'usual', notices: 0 },
    ...{ state: 'waiting', attempts: 0, nextAt: at, reason: null, createdAt: at },
    ...{ settledAt: null, version: 1 },
  }
}

function joined(message: OutsideMessageRow, { urgency }: DeliveryRow): OutsideMessageRow {
  return {
    ...message,
    notices: message.notices + 1,
    urgency: urgency === 'usual' ? message.urgency : urgency,
  }
}
