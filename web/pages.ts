import {
  caseRoles,
  officerRoles,
  overseerRoles,
  readersOfFigures,
  visitorRoles,
  type Page,
} from './kit/page.ts'
import { chainPages } from './chain-pages.ts'
import { hotlinePages } from './hotline-pages.ts'
import { keepingPages } from './keeping-pages.ts'
import { discoverPages } from './discover-pages.ts'
import { mandatoryReportPages } from './mandatory-report-pages.ts'

/** Every page there is, in the order of the navigation. A page that is not built is not listed. */
export const pages: readonly Page[] = [
  {
    path: '/',
    title: 'nav.desk',
    short: 'nav.desk.short',
    roles: caseRoles,
    load: async () => (await import('#domain/matters/web/DeskPage.tsx')).DeskPage,
  },
  {
    path: '/notices',
    load: async () => (await import('#domain/inbox/web/NoticesPage.tsx')).NoticesPage,
  },
  {
    path: '/visits',
    title: 'nav.visits',
    section: 'discover',
    roles: readersOfFigures,
    load: async () => (await import('#domain/visits/web/VisitsPage.tsx')).VisitsPage,
  },
  {
    path: '/visits/new',
    roles: visitorRoles,
    load: async () => (await import('#domain/visits/web/EntryPage.tsx')).EntryPage,
  },
  {
    path: '/visits/imports',
    roles: officerRoles,
    load: async () => (await import('#domain/visits/web/ImportsPage.tsx')).ImportsPage,
  },
  {
    path: '/visits/imports/$id',
    roles: officerRoles,
    load: async () => (await import('#domain/visits/web/ImportPage.tsx')).ImportPage,
  },
  {
    path: '/visits/$id',
    roles: visitorRoles,
    load: async () => (await import('#domain/visits/web/VisitPage.tsx')).VisitPage,
  },
  ...discoverPages,
  ...hotlinePages,
  {
    path: '/leads',
    title: 'nav.leads',
    query: '?status=open',
    section: 'discover',
    roles: caseRoles,
    load: async () => (await import('#domain/leads/web/LeadsPage.tsx')).LeadsPage,
  },
  {
    path: '/leads/new',
    roles: caseRoles,
    load: async () => (await import('#domain/leads/web/LeadEntryPage.tsx')).LeadEntryPage,
  },
  {
    path: '/leads/$id',
    roles: caseRoles,
    load: async () => (await import('#domain/leads/web/LeadPage.tsx')).LeadPage,
  },
  {
    path: '/people',
    title: 'nav.people',
    section: 'files',
    roles: visitorRoles,
    load: async () => (await import('#domain/people/web/PeoplePage.tsx')).PeoplePage,
  },
  {
    path: '/people/new',
    roles: visitorRoles,
    load: async () => (await import('#domain/people/web/PersonEntryPage.tsx')).PersonEntryPage,
  },
  {
    path: '/people/matches',
    roles: officerRoles,
    load: async () => (await import('#domain/people/web/MatchesPage.tsx')).MatchesPage,
  },
  {
    path: '/people/$id',
    roles: visitorRoles,
    load: async () => (await import('#domain/people/web/PersonPage.tsx')).PersonPage,
  },
  {
    path: '/ledgers',
    title: 'nav.ledgers',
    section: 'files',
    roles: officerRoles,
    load: async () => (await import('#domain/people/web/LedgersPage.tsx')).LedgersPage,
  },
  {
    path: '/ledgers/$id',
    roles: officerRoles,
    load: async () => (await import('#domain/people/web/LedgerPage.tsx')).LedgerPage,
  },
  {
    path: '/organisations',
    title: 'nav.organisations',
    section: 'files',
    load: async () =>
      (await import('#domain/organisations/web/OrganisationsPage.tsx')).OrganisationsPage,
  },
  {
    path: '/organisations/$id',
    load: async () =>
      (await import('#domain/organisations/web/OrganisationPage.tsx')).OrganisationPage,
  },
  {
    path: '/imports',
    title: 'nav.imports',
    section: 'files',
    roles: [...officerRoles, 'system-admin'],
    holds: ['/past-entries'],
    load: async () => (await import('#domain/imports/web/ImportsPage.tsx')).ImportsPage,
  },
  {
    path: '/imports/$id',
    roles: [...officerRoles, 'system-admin'],
    load: async () => (await import('#domain/imports/web/ImportPage.tsx')).ImportPage,
  },
  {
    path: '/past-entries',
    roles: visitorRoles,
    load: async () => (await import('#domain/imports/web/PastEntriesPage.tsx')).PastEntriesPage,
  },
  {
    path: '/executives',
    title: 'nav.executives',
    section: 'files',
    roles: caseRoles,
    load: async () => (await import('#domain/organisations/web/ExecutivesPage.tsx')).ExecutivesPage,
  },
  ...chainPages,
  ...mandatoryReportPages,
  {
    path: '/accounts',
    title: 'nav.accounts',
    section: 'house',
    roles: ['system-admin', 'security-admin'],
    load: async () => (await import('#domain/accounts/web/AccountsPage.tsx')).AccountsPage,
  },
  {
    path: '/accounts/$id',
    roles: ['system-admin', 'security-admin'],
    load: async () => (await import('#domain/accounts/web/AccountPage.tsx')).AccountPage,
  },
  {
    path: '/accounts/$id/kin',
    roles: ['security-admin'],
    load: async () => (await import('#domain/people/web/AccountKinPage.tsx')).AccountKinPage,
  },
  {
    path: '/dashboard',
    title: 'nav.dashboard',
    section: 'account',
    roles: readersOfFigures,
    isWide: true,
    holds: ['/figures'],
    load: async () => (await import('#domain/metrics/web/DashboardPage.tsx')).DashboardPage,
  },
  {
    path: '/cockpit',
    title: 'nav.cockpit',
    section: 'account',
    roles: ['leader', 'city-officer', 'county-officer'],
    isWide: true,
    load: async () => (await import('#domain/reports/web/CockpitPage.tsx')).CockpitPage,
  },
  {
    path: '/definitions',
    title: 'nav.definitions',
    section: 'account',
    roles: readersOfFigures,
    load: async () => (await import('#domain/metrics/web/DefinitionsPage.tsx')).DefinitionsPage,
  },
  {
    path: '/figures/$code',
    roles: readersOfFigures,
    load: async () => (await import('#domain/metrics/web/RecordsPage.tsx')).RecordsPage,
  },
  {
    path: '/outcomes',
    title: 'nav.outcomes',
    section: 'account',
    roles: overseerRoles,
    load: async () => (await import('#domain/supervision/web/OutcomesPage.tsx')).OutcomesPage,
  },
  {
    path: '/outcomes/$code',
    roles: overseerRoles,
    load: async () =>
      (await import('#domain/supervision/web/OutcomeRecordsPage.tsx')).OutcomeRecordsPage,
  },
  {
    path: '/reports',
    title: 'nav.reports',
    section: 'account',
    roles: ['city-officer', 'leader'],
    isWide: true,
    load: async () => (await import('#domain/reports/web/ReportPage.tsx')).ReportPage,
  },
  {
    path: '/audit-log',
    title: 'nav.audit-log',
    section: 'house',
    roles: ['audit-admin'],
    load: async () => (await import('#domain/audit-log/web/AuditLogPage.tsx')).AuditLogPage,
  },
  ...keepingPages,
  {
    path: '/calendar',
    title: 'nav.calendar',
    section: 'house',
    roles: ['system-admin'],
    load: async () => (await import('#domain/calendar/web/CalendarPage.tsx')).CalendarPage,
  },
  {
    path: '/outside-messages',
    title: 'nav.outside-messages',
    section: 'house',
    roles: ['system-admin'],
    load: async () =>
      (await import('#domain/inbox/web/OutsideMessagesPage.tsx')).OutsideMessagesPage,
  },
  {
    path: '/my/notices',
    load: async () => (await import('#domain/inbox/web/MyNoticesPage.tsx')).MyNoticesPage,
  },
  {
    path: '/my/kin',
    load: async () => (await import('#domain/people/web/MyKinPage.tsx')).MyKinPage,
  },
  {
    path: '/my/security',
    load: async () => (await import('#domain/accounts/web/SecurityPage.tsx')).SecurityPage,
  },
]
