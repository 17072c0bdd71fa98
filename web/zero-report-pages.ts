import { overseerRoles, readersOfFigures, type Page } from './kit/page.ts'

/** The zero-report (零报告): one's own, those below, how complete they are, and what follows. */
export const zeroReportPages: readonly Page[] = [
  {
    path: '/zero-reports',
    title: 'nav.zero-reports',
    section: 'discover',
    roles: readersOfFigures,
    holds: ['/zero-list', '/zero-completeness', '/zero-checks'],
    load: async () => (await import('#domain/zero-reports/web/MyMonthPage.tsx')).MyMonthPage,
  },
  {
    path: '/zero-list',
    roles: readersOfFigures,
    load: async () => (await import('#domain/zero-reports/web/ReportsPage.tsx')).ReportsPage,
  },
  {
    path: '/zero-completeness',
    roles: overseerRoles,
    isWide: true,
    load: async () =>
      (await import('#domain/zero-reports/web/CompletenessPage.tsx')).CompletenessPage,
  },
  {
    path: '/zero-reports/$id',
    roles: readersOfFigures,
    load: async () => (await import('#domain/zero-reports/web/ReportPage.tsx')).ReportPage,
  },
  {
    path: '/zero-checks',
    roles: ['county-officer', 'city-officer', 'leader'],
    load: async () => (await import('#domain/zero-reports/web/ChecksPage.tsx')).ChecksPage,
  },
  {
    path: '/zero-checks/$id',
    roles: ['county-officer', 'city-officer', 'leader'],
    load: async () => (await import('#domain/zero-reports/web/ChecksPage.tsx')).ChecksPage,
  },
  {
    path: '/zero-bundles',
    title: 'nav.zero-bundles',
    section: 'chain',
    roles: ['county-officer', 'city-officer', 'leader', 'liaison'],
    load: async () => (await import('#domain/zero-reports/web/BundlesPage.tsx')).BundlesPage,
  },
  {
    path: '/zero-bundles/$id',
    roles: ['county-officer', 'city-officer', 'leader', 'liaison'],
    load: async () => (await import('#domain/zero-reports/web/BundlePage.tsx')).BundlePage,
  },
]
