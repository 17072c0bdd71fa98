import { officerRoles, visitorRoles, type Page } from './kit/page.ts'

/** Phones of executives (手机), and what they sent after their owners' rights had ended. */
export const phonePages: readonly Page[] = [
  {
    path: '/phones',
    title: 'nav.phones',
    query: '?state=bound',
    section: 'files',
    roles: visitorRoles,
    load: async () => (await import('#domain/devices/web/PhonesPage.tsx')).PhonesPage,
  },
  {
    path: '/late-items',
    title: 'nav.late-items',
    query: '?state=waiting',
    section: 'discover',
    roles: officerRoles,
    load: async () => (await import('#domain/devices/web/LateItemsPage.tsx')).LateItemsPage,
  },
  {
    path: '/late-items/$id',
    roles: officerRoles,
    load: async () => (await import('#domain/devices/web/LateItemsPage.tsx')).LateItemsPage,
  },
]
