import type { Page } from './kit/page.ts'

/** What people write on the public help page (网上求助), at the desks that answer. */
export const helpPages: readonly Page[] = [
  {
    path: '/help-requests',
    title: 'nav.help-requests',
    section: 'discover',
    roles: ['county-officer', 'city-officer'],
    load: async () => (await import('#domain/help/web/HelpRequestsPage.tsx')).HelpRequestsPage,
  },
  {
    path: '/help-requests/$id',
    roles: ['county-officer', 'city-officer'],
    load: async () => (await import('#domain/help/web/HelpRequestPage.tsx')).HelpRequestPage,
  },
]
