import type { Page } from './kit/page.ts'

/** Police calls for the police, and what they push for the desks that help. */
export const callPages: readonly Page[] = [
  {
    path: '/calls',
    title: 'nav.calls',
    section: 'discover',
    roles: ['liaison'],
    isWide: true,
    load: async () => (await import('#domain/calls/web/CallsPage.tsx')).CallsPage,
  },
  {
    path: '/calls/list',
    roles: ['liaison'],
    isWide: true,
    load: async () => (await import('#domain/calls/web/CallListPage.tsx')).CallListPage,
  },
  {
    path: '/calls/households',
    roles: ['liaison'],
    load: async () => (await import('#domain/calls/web/HouseholdsPage.tsx')).HouseholdsPage,
  },
  {
    path: '/calls/households/$id',
    roles: ['liaison'],
    isWide: true,
    load: async () => (await import('#domain/calls/web/HouseholdPage.tsx')).HouseholdPage,
  },
  {
    path: '/calls/imports',
    roles: ['liaison'],
    load: async () => (await import('#domain/calls/web/CallImportsPage.tsx')).CallImportsPage,
  },
  {
    path: '/calls/imports/$id',
    roles: ['liaison'],
    load: async () => (await import('#domain/calls/web/CallImportPage.tsx')).CallImportPage,
  },
  {
    path: '/calls/pushes',
    title: 'nav.pushes',
    section: 'discover',
    query: '?status=sent',
    roles: ['township-officer', 'county-officer', 'city-officer', 'leader', 'liaison'],
    load: async () => (await import('#domain/calls/web/PushesPage.tsx')).PushesPage,
  },
  {
    path: '/calls/pushes/$id',
    roles: ['township-officer', 'county-officer', 'city-officer', 'leader', 'liaison'],
    load: async () => (await import('#domain/calls/web/PushPage.tsx')).PushPage,
  },
]
