import { actorOfAccount } from '#domain/accounts/account.public.ts'
import { arrayActedFor } from '#domain/delegations/delegation.public.ts'
import { findDeskSteps } from '#domain/matters/matter.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { refuse, type Decision } from '#platform/access/decision.ts'
import { newToken, tokenHash } from '#platform/auth/token.ts'
import { newId } from '#platform/db/id.ts'
import { calendarText } from '#platform/documents/icalendar.ts'
import { command, creation, openTo, type Route, type Runtime } from '#platform/http/route.ts'
import { eventsOf, type CalendarLanguage } from './calendar-feed.transition.ts'
import {
  calendarFeedContract,
  createCalendarLinkContract,
  revokeCalendarLinkContract,
} from './calendar-link.contract.ts'
import type { CalendarLink } from './calendar-link.schema.ts'
import {
  findLinkByHash,
  insertLink,
  lockOwnLink,
  markUsed,
  saveRevocation,
  type StoredLink,
} from './calendar-link.store.ts'
import { mayDecideFor } from './preference.policy.ts'

/** A calendar that shows more than this is no help; the desk pages on. */
const mostEvents = 500

/** A link as it is made: the token is in memory for one answer and nowhere else. */
type NewLink = StoredLink & { readonly token: string }

export const calendarLinkRoutes: readonly Route[] = [
  creation(createCalendarLinkContract, {
    prepare: () => newToken(),
    may: (actor): Decision => mayDecideFor(actor, actor.id),
    apply: (_body, token: string, { actor, now }): NewLink => ({
      ...{ region: actor.region, id: newId(), accountId: actor.id, tokenHash: tokenHash(token) },
      ...{ createdAt: now.toISOString(), usedAt: null, revokedAt: null, version: 1, token },
    }),
    save: (tx, { token: _token, ...link }) => insertLink(tx, link),
    present: (link) => ({ ...shown(link), path: `/api/v1/calendar/${link.token}.ics` }),
    audit: 'calendar-link.created',
  }),
  command(revokeCalendarLinkContract, {
    load: (tx, { params: { id } }) => lockOwnLink(tx, id),
    may: (actor, { accountId }) => mayDecideFor(actor, accountId),
    // ended again is ended still: the first time stands
    apply: (link, _body, { now }) =>
      link.revokedAt === null
        ? { ...link, revokedAt: now.toISOString(), version: link.version + 1 }
        : link,
    save: saveRevocation,
    present: shown,
    audit: 'calendar-link.revoked',
  }),
  openTo(
    'public',
    'a calendar program cannot sign in: the secret in the address stands for the account',
    calendarFeedContract,
    async (runtime, { params, query }, exchange) => {
      const feed = await feedOf(runtime, params.token, query.language)
      if (feed === undefined) return refuse('not-found')
      exchange.setType('text/calendar; charset=utf-8')
      return feed
    },
  ),
]

/** What the account itself would see on its desk now; nothing once its rights or the link have ended. */
async function feedOf(
  { db, config }: Runtime,
  token: string,
  language: CalendarLanguage,
): Promise<string | undefined> {
  const system = systemActor(config.region)
  const link = await db.within(system, async (tx) => {
    const found = await findLinkByHash(tx, tokenHash(token))
    if (found !== undefined) markUsed(tx, found)
    return found
  })
  if (link === undefined) return undefined
  const actor = await actorOfAccount(db, config.region, link.accountId)
  if (actor === undefined) return undefined
  return db.within(actor, async (tx) => {
    const steps = await findDeskSteps(tx, arrayActedFor(tx), 'organisation', {
      size: mostEvents,
    })
    tx.audit({
      ...{ name: 'calendar-link.read', outcome: 'done', detail: { steps: steps.length } },
      ...{ subjectKind: 'calendar-link', subjectId: link.id },
    })
    return calendarText(eventsOf(steps, language), tx.now)
  })
}

function shown({ id, createdAt, usedAt, version }: StoredLink): CalendarLink {
  return { id, createdAt, usedAt, version }
}
