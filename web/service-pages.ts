import { caseRoles, caseworkerRoles, type Page } from './kit/page.ts'

/** Pages of what hangs on a matter; they stand behind those of the chain. */
export const servicePages: readonly Page[] = [
  {
    path: '/orders',
    title: 'nav.orders',
    section: 'chain',
    roles: caseRoles,
    load: async () => (await import('#domain/protection-orders/web/OrdersPage.tsx')).OrdersPage,
  },
  {
    path: '/orders/new',
    roles: caseworkerRoles,
    load: async () =>
      (await import('#domain/protection-orders/web/OrderEntryPage.tsx')).OrderEntryPage,
  },
  {
    path: '/orders/$id',
    roles: caseRoles,
    load: async () => (await import('#domain/protection-orders/web/OrderPage.tsx')).OrderPage,
  },
  {
    path: '/warnings',
    title: 'nav.warnings',
    section: 'chain',
    roles: caseRoles,
    load: async () => (await import('#domain/warnings/web/WarningsPage.tsx')).WarningsPage,
  },
  {
    path: '/warnings/new',
    roles: caseworkerRoles,
    load: async () => (await import('#domain/warnings/web/WarningEntryPage.tsx')).WarningEntryPage,
  },
  {
    path: '/warnings/$id',
    roles: caseRoles,
    load: async () => (await import('#domain/warnings/web/WarningPage.tsx')).WarningPage,
  },
]
