import { officerRoles, type Page } from './kit/page.ts'

/** Mandatory reports (强制报告): the reports, the codes of duty units, and what was not reported. */
export const mandatoryReportPages: readonly Page[] = [
  {
    path: '/mandatory-reports',
    title: 'nav.mandatory-reports',
    section: 'chain',
    roles: ['county-officer', 'city-officer', 'liaison'],
    load: async () => (await import('#domain/mandatory-reports/web/ReportsPage.tsx')).ReportsPage,
  },
  {
    path: '/mandatory-reports/$id',
    roles: ['county-officer', 'city-officer', 'liaison'],
    load: async () => (await import('#domain/mandatory-reports/web/ReportPage.tsx')).ReportPage,
  },
  {
    path: '/missed-reports',
    title: 'nav.missed-reports',
    section: 'chain',
    roles: ['county-officer', 'city-officer', 'liaison'],
    load: async () => (await import('#domain/mandatory-reports/web/MissedPage.tsx')).MissedPage,
  },
  {
    path: '/missed-reports/$id',
    roles: ['county-officer', 'city-officer', 'liaison'],
    load: async () => (await import('#domain/mandatory-reports/web/MissedPage.tsx')).MissedPage,
  },
  {
    path: '/duty-codes',
    title: 'nav.duty-codes',
    section: 'discover',
    roles: officerRoles,
    load: async () => (await import('#domain/mandatory-reports/web/CodesPage.tsx')).CodesPage,
  },
]
