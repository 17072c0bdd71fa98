import type { Route } from '#platform/http/route.ts'
import { accountsRoutes } from './accounts/account.routes.ts'
import { attachmentsRoutes } from './attachments/attachment.routes.ts'
import { auditLogRoutes } from './audit-log/audit-log.routes.ts'
import { calendarRoutes } from './calendar/calendar.routes.ts'
import { divisionsRoutes } from './divisions/division.routes.ts'
import { inboxRoutes } from './inbox/notice.routes.ts'
import { leadRoutes } from './leads/lead.routes.ts'
import { breakGlassRoutes } from './matters/break-glass.routes.ts'
import { deskRoutes } from './matters/desk.routes.ts'
import { matterPageRoutes } from './matters/matter-page.routes.ts'
import { matterRoutes } from './matters/matter.routes.ts'
import { mergeRoutes } from './matters/merge.routes.ts'
import { metricsRoutes } from './metrics/metric.routes.ts'
import { executiveRoutes } from './organisations/executive.routes.ts'
import { organisationRoutes } from './organisations/organisation.routes.ts'
import { peopleRoutes } from './people/person.routes.ts'
import { reportsRoutes } from './reports/report.routes.ts'
import { searchRoutes } from './search/search.routes.ts'
import { visitImportRoutes } from './visits/visit-import.routes.ts'
import { visitRoutes } from './visits/visit.routes.ts'

/** Every endpoint of the platform. What is not listed here is not open. */
export const routes: readonly Route[] = [
  ...accountsRoutes,
  ...divisionsRoutes,
  ...organisationRoutes,
  ...executiveRoutes,
  ...peopleRoutes,
  ...visitRoutes,
  ...visitImportRoutes,
  ...leadRoutes,
  ...deskRoutes,
  ...matterRoutes,
  ...matterPageRoutes,
  ...mergeRoutes,
  ...breakGlassRoutes,
  ...attachmentsRoutes,
  ...inboxRoutes,
  ...searchRoutes,
  ...metricsRoutes,
  ...reportsRoutes,
  ...calendarRoutes,
  ...auditLogRoutes,
]
