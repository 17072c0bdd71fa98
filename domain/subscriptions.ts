import type { Tx } from '#platform/db/tx.ts'
import type { DomainEvent } from '#platform/events/event.ts'
import {
  followMatters,
  followVisits,
  followVisitsOfLeads,
} from './attachments/attachment.public.ts'
import { cuesOfLeads, gradeChanged, gradeRecorded } from './grading/grading.public.ts'
import { callDuty, callDutyAgain } from './duty/duty.public.ts'
import { followLeadsOfHelp } from './help/help.public.ts'
import {
  sendAsked,
  tellOfBrokenGlass,
  tellOfEscalations,
  tellOfMatters,
} from './inbox/notice.public.ts'
import { restampContacts } from './hotline/contact.public.ts'
import { declineFromRemovedVisits, registerFromVisits, restampLeads } from './leads/lead.public.ts'
import { releaseFromAccount, releaseFromOrganisations } from './matters/handover.public.ts'
import { noteUnfounded, openFromLeads } from './matters/matter.public.ts'
import { adoptFromLeads, barDeclaredKin, barKinOfParties } from './matters/party.public.ts'
import {
  markIntake,
  markLeads,
  markMatters,
  markOrders,
  markReferrals,
  markSupervision,
  markVisits,
  markWarnings,
} from './metrics/metric.public.ts'
import { followSupervisedMatters } from './supervision/supervision.public.ts'
import { watchLeads } from './mandatory-reports/report-watch.public.ts'
import { followServices as followServicesOfReports } from './mandatory-reports/mandatory-report.public.ts'
import { followServices as followServicesOfOrders } from './protection-orders/order.public.ts'
import { followMeetings } from './meetings/meeting.public.ts'
import { referByRules, referOnCues } from './referrals/by-rules.public.ts'
import { releaseReferrals } from './referrals/ending.public.ts'
import { followReferrals } from './referrals/referral.public.ts'
import { followMatters as followMattersOfServices } from './services/service.public.ts'
import { restampVisits } from './visits/visit.public.ts'
import { followServices as followServicesOfWarnings } from './warnings/warning.public.ts'
import { correctFromLeads, lapseOfOrganisations } from './zero-reports/zero-report.public.ts'

/**
 * Who listens to which domain event: the one place to see it. Subscribers run in the transaction of
 * what happened, as the system, in the order of this list.
 */
const subscribers: Readonly<Record<string, readonly ((tx: Tx, event: never) => Promise<void>)[]>> =
  {
    'visits.recorded': [registerFromVisits, markVisits],
    'visits.corrected': [registerFromVisits, followVisits, markVisits],
    'visits.removed': [declineFromRemovedVisits, markVisits],
    'leads.registered': [openFromLeads, cuesOfLeads, markLeads, correctFromLeads, watchLeads],
    'leads.changed': [
      openFromLeads,
      cuesOfLeads,
      restampVisits,
      followVisitsOfLeads,
      markLeads,
      followLeadsOfHelp,
    ],
    'leads.unfounded': [noteUnfounded],
    'matters.changed': [
      adoptFromLeads,
      restampLeads,
      restampContacts,
      followMatters,
      followSupervisedMatters,
      followMattersOfServices,
      gradeChanged,
      tellOfMatters,
      callDuty,
      markMatters,
      followReferrals,
      followMeetings,
      referByRules,
    ],
    'cues.recorded': [gradeRecorded, referOnCues],
    'services.changed': [],
    'services.moved': [followServicesOfOrders, followServicesOfWarnings, followServicesOfReports],
    'orders.changed': [markOrders],
    'warnings.changed': [markWarnings],
    'referrals.changed': [markReferrals],
    'supervision.changed': [markSupervision],
    'intake.changed': [markIntake],
    'matters.glass-broken': [tellOfBrokenGlass],
    'due-steps.escalated': [tellOfEscalations, callDutyAgain],
    'notices.asked': [sendAsked],
    'parties.changed': [barKinOfParties],
    'accounts.changed': [releaseFromAccount],
    'organisations.changed': [releaseFromOrganisations, releaseReferrals, lapseOfOrganisations],
    'executives.changed': [],
    'kinships.declared': [barDeclaredKin],
  }

export async function deliver(tx: Tx, event: DomainEvent): Promise<void> {
  const listening = subscribers[event.type]
  if (listening === undefined) throw new Error(`no entry for the event ${event.type}`)
  for (const subscriber of listening) await subscriber(tx, event as never)
}
