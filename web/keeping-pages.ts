import type { Page } from './kit/page.ts'

/** What is kept, and what is erased. */
export const keepingPages: readonly Page[] = [
  {
    path: '/retention',
    title: 'nav.retention',
    section: 'house',
    roles: ['city-officer'],
    load: async () => (await import('#domain/retention/web/RetentionPage.tsx')).RetentionPage,
  },
  {
    path: '/retention/holds',
    roles: ['city-officer'],
    load: async () => (await import('#domain/retention/web/HoldsPage.tsx')).HoldsPage,
  },
  {
    path: '/retention/$id',
    roles: ['city-officer'],
    load: async () => (await import('#domain/retention/web/RunPage.tsx')).RunPage,
  },
]
