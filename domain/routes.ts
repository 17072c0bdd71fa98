import type { Route } from '#platform/http/route.ts'
import { accountsRoutes } from './accounts/account.routes.ts'
import { attachmentsRoutes } from './attachments/attachment.routes.ts'
import { auditLogRoutes } from './audit-log/audit-log.routes.ts'
import { calendarRoutes } from './calendar/calendar.routes.ts'
import { callRoutes } from './calls/call.routes.ts'
import { delegationRoutes } from './delegations/delegation.routes.ts'
import { deviceRoutes } from './devices/device.routes.ts'
import { reviewRoutes } from './devices/review.routes.ts'
import { divisionsRoutes } from './divisions/division.routes.ts'
import { dutyRoutes } from './duty/duty.routes.ts'
import { gradingRoutes } from './grading/grading.routes.ts'
import { helpRoutes } from './help/help.routes.ts'
import { contactRoutes as hotlineContactRoutes } from './hotline/contact.routes.ts'
import { followingRoutes } from './hotline/following.routes.ts'
import { importRoutes } from './imports/import.routes.ts'
import { pastEntryRoutes } from './imports/past-entry.routes.ts'
import { calendarLinkRoutes } from './inbox/calendar-link.routes.ts'
import { inboxRoutes } from './inbox/notice.routes.ts'
import { outsideMessageRoutes } from './inbox/outside-message.routes.ts'
import { preferenceRoutes } from './inbox/preference.routes.ts'
import { leadEntryRoutes } from './leads/entry.routes.ts'
import { leadRoutes } from './leads/lead.routes.ts'
import { dutyCodeRoutes } from './mandatory-reports/duty-code.routes.ts'
import { missedReportRoutes } from './mandatory-reports/report-watch.routes.ts'
import { mandatoryReportRoutes } from './mandatory-reports/mandatory-report.routes.ts'
import { assignRoutes } from './matters/assign.routes.ts'
import { breakGlassRoutes } from './matters/break-glass.routes.ts'
import { deskRoutes } from './matters/desk.routes.ts'
import { matterPageRoutes } from './matters/matter-page.routes.ts'
import { matterRoutes } from './matters/matter.routes.ts'
import { meetingRoutes } from './meetings/meeting.routes.ts'
import { mergeRoutes } from './matters/merge.routes.ts'
import { partyRoutes } from './matters/party.routes.ts'
import { metricsRoutes } from './metrics/metric.routes.ts'
import { executiveRoutes } from './organisations/executive.routes.ts'
import { organisationRoutes } from './organisations/organisation.routes.ts'
import { contactRoutes } from './people/contact.routes.ts'
import { kinshipRoutes } from './people/kinship.routes.ts'
import { ledgerRoutes } from './people/ledger.routes.ts'
import { matchRoutes } from './people/match.routes.ts'
import { personEntryRoutes } from './people/person-entry.routes.ts'
import { personIdentityRoutes } from './people/person-identity.routes.ts'
import { personMergeRoutes } from './people/person-merge.routes.ts'
import { peopleRoutes } from './people/person.routes.ts'
import { relationRoutes } from './people/relation.routes.ts'
import { tagRoutes } from './people/tag.routes.ts'
import { orderReadRoutes } from './protection-orders/order-read.routes.ts'
import { orderRoutes } from './protection-orders/order.routes.ts'
import { referralRoutes } from './referrals/referral.routes.ts'
import { packetFileRoutes } from './referrals/packet-file.routes.ts'
import { sendingRoutes } from './referrals/sending.routes.ts'
import { cockpitRoutes } from './reports/cockpit.routes.ts'
import { reportsRoutes } from './reports/report.routes.ts'
import { savedViewRoutes } from './saved-views/saved-view.routes.ts'
import { routingRoutes } from './routing/routing.routes.ts'
import { searchRoutes } from './search/search.routes.ts'
import { serviceRoutes } from './services/service.routes.ts'
import { settingRoutes } from './settings/setting.routes.ts'
import { outcomeRoutes } from './supervision/outcome.routes.ts'
import { holdRoutes } from './retention/hold.routes.ts'
import { retentionRoutes } from './retention/retention.routes.ts'
import { supervisionRoutes } from './supervision/supervision.routes.ts'
import { visitImportRoutes } from './visits/visit-import.routes.ts'
import { visitRoutes } from './visits/visit.routes.ts'
import { warningRoutes } from './warnings/warning.routes.ts'
import { bundleRoutes } from './zero-reports/bundle.routes.ts'
import { checkRoutes } from './zero-reports/check.routes.ts'
import { completenessRoutes } from './zero-reports/completeness.routes.ts'
import { zeroReportRoutes } from './zero-reports/zero-report.routes.ts'

/** Every endpoint of the platform. What is not listed here is not open. */
export const routes: readonly Route[] = [
  ...accountsRoutes,
  ...divisionsRoutes,
  ...organisationRoutes,
  ...executiveRoutes,
  ...peopleRoutes,
  ...personEntryRoutes,
  ...personIdentityRoutes,
  ...contactRoutes,
  ...relationRoutes,
  ...tagRoutes,
  ...kinshipRoutes,
  ...matchRoutes,
  ...personMergeRoutes,
  ...ledgerRoutes,
  ...visitRoutes,
  ...visitImportRoutes,
  ...importRoutes,
  ...pastEntryRoutes,
  ...leadEntryRoutes,
  ...leadRoutes,
  ...hotlineContactRoutes,
  ...followingRoutes,
  ...savedViewRoutes,
  ...delegationRoutes,
  ...deskRoutes,
  ...matterRoutes,
  ...matterPageRoutes,
  ...mergeRoutes,
  ...partyRoutes,
  ...assignRoutes,
  ...gradingRoutes,
  ...deviceRoutes,
  ...reviewRoutes,
  ...dutyRoutes,
  ...breakGlassRoutes,
  ...routingRoutes,
  ...referralRoutes,
  ...sendingRoutes,
  ...packetFileRoutes,
  ...meetingRoutes,
  ...serviceRoutes,
  ...orderRoutes,
  ...orderReadRoutes,
  ...warningRoutes,
  ...mandatoryReportRoutes,
  ...dutyCodeRoutes,
  ...missedReportRoutes,
  ...attachmentsRoutes,
  ...callRoutes,
  ...helpRoutes,
  ...inboxRoutes,
  ...preferenceRoutes,
  ...calendarLinkRoutes,
  ...outsideMessageRoutes,
  ...searchRoutes,
  ...metricsRoutes,
  ...reportsRoutes,
  ...cockpitRoutes,
  ...calendarRoutes,
  ...settingRoutes,
  ...supervisionRoutes,
  ...holdRoutes,
  ...retentionRoutes,
  ...outcomeRoutes,
  ...auditLogRoutes,
  ...completenessRoutes,
  ...zeroReportRoutes,
  ...checkRoutes,
  ...bundleRoutes,
]
