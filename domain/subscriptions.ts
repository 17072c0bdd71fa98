import type { Tx } from '#platform/db/tx.ts'
import type { DomainEvent } from '#platform/events/event.ts'
import {
  followMatters,
  followVisits,
  followVisitsOfLeads,
} from './attachments/attachment.public.ts'
import { tellOfBrokenGlass, tellOfEscalations, tellOfMatters } from './inbox/notice.public.ts'
import { declineFromRemovedVisits, registerFromVisits, restampLeads } from './leads/lead.public.ts'
import { noteUnfounded, openFromLeads } from './matters/matter.public.ts'
import { markLeads, markMatters, markVisits } from './metrics/metric.public.ts'
import { restampVisits } from './visits/visit.public.ts'

/**
 * Who listens to which domain event: the one place to see it. Subscribers run in the transaction of
 * what happened, as the system, in the order of this list.
 */
const subscribers: Readonly<Record<string, readonly ((tx: Tx, event: never) => Promise<void>)[]>> =
  {
    'visits.recorded': [registerFromVisits, markVisits],
    'visits.corrected': [registerFromVisits, followVisits, markVisits],
    'visits.removed': [declineFromRemovedVisits, markVisits],
    'leads.registered': [openFromLeads, markLeads],
    'leads.changed': [openFromLeads, restampVisits, followVisitsOfLeads, markLeads],
    'leads.unfounded': [noteUnfounded],
    'matters.changed': [restampLeads, followMatters, tellOfMatters, markMatters],
    'matters.glass-broken': [tellOfBrokenGlass],
    'due-steps.escalated': [tellOfEscalations],
    'accounts.changed': [],
    'organisations.changed': [],
    'executives.changed': [],
  }

export async function deliver(tx: Tx, event: DomainEvent): Promise<void> {
  const listening = subscribers[event.type]
  if (listening === undefined) throw new Error(`no entry for the event ${event.type}`)
  for (const subscriber of listening) await subscriber(tx, event as never)
}
