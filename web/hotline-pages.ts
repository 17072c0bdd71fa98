import { officerRoles, overseerRoles, type Page } from './kit/page.ts'

/** The line 12338 (热线): the call, what came of calls, and the shift. */
export const hotlinePages: readonly Page[] = [
  {
    path: '/hotline',
    title: 'nav.hotline',
    section: 'discover',
    roles: officerRoles,
    isWide: true,
    load: async () => (await import('#domain/hotline/web/HotlinePage.tsx')).HotlinePage,
  },
  {
    path: '/contacts',
    title: 'nav.contacts',
    query: '?view=call-back',
    section: 'discover',
    roles: overseerRoles,
    holds: ['/shift'],
    load: async () => (await import('#domain/hotline/web/ContactsPage.tsx')).ContactsPage,
  },
  {
    path: '/contacts/$id',
    roles: overseerRoles,
    load: async () => (await import('#domain/hotline/web/ContactPage.tsx')).ContactPage,
  },
  {
    path: '/shift',
    roles: officerRoles,
    load: async () => (await import('#domain/hotline/web/ShiftPage.tsx')).ShiftPage,
  },
]
