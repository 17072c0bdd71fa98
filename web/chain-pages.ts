import { caseRoles, supervisionRoles, type Page } from './kit/page.ts'
import { servicePages } from './service-pages.ts'
import { phonePages } from './phone-pages.ts'

/** The chain's own pages: what is worked on, passed on, decided about. In the order of the navigation. */
export const chainPages: readonly Page[] = [
  ...phonePages,
  {
    path: '/delegations',
    title: 'nav.delegations',
    section: 'files',
    roles: caseRoles,
    load: async () => (await import('#domain/delegations/web/DelegationsPage.tsx')).DelegationsPage,
  },
  {
    path: '/matters',
    title: 'nav.matters',
    query: '?status=open%2Cmonitoring',
    section: 'chain',
    roles: caseRoles,
    load: async () => (await import('#domain/matters/web/MattersPage.tsx')).MattersPage,
  },
  {
    path: '/matters/$id',
    roles: caseRoles,
    isWide: true,
    load: async () => (await import('#domain/matters/web/MatterPage.tsx')).MatterPage,
  },
  {
    path: '/supervision',
    title: 'nav.supervision',
    section: 'chain',
    roles: supervisionRoles,
    load: async () =>
      (await import('#domain/supervision/web/SupervisionsPage.tsx')).SupervisionsPage,
  },
  {
    path: '/supervision/$id',
    roles: supervisionRoles,
    load: async () => (await import('#domain/supervision/web/SupervisionPage.tsx')).SupervisionPage,
  },
  {
    path: '/settings',
    title: 'nav.settings',
    section: 'house',
    roles: caseRoles,
    load: async () => (await import('#domain/settings/web/SettingsPage.tsx')).SettingsPage,
  },
  {
    path: '/settings/$kind',
    roles: caseRoles,
    load: async () => (await import('#domain/settings/web/SettingPage.tsx')).SettingPage,
  },
  {
    path: '/referrals',
    title: 'nav.referrals',
    query: '?side=to-us&open=true',
    section: 'chain',
    roles: ['township-officer', 'county-officer', 'city-officer', 'liaison', 'mediator', 'leader'],
    load: async () => (await import('#domain/referrals/web/ReferralsPage.tsx')).ReferralsPage,
  },
  {
    path: '/meetings/$id',
    roles: ['township-officer', 'county-officer', 'city-officer', 'liaison', 'mediator', 'leader'],
    load: async () => (await import('#domain/meetings/web/MeetingPage.tsx')).MeetingPage,
  },
  {
    path: '/referrals/$id',
    roles: ['township-officer', 'county-officer', 'city-officer', 'liaison', 'mediator', 'leader'],
    load: async () => (await import('#domain/referrals/web/ReferralPage.tsx')).ReferralPage,
  },
  {
    path: '/duty',
    title: 'nav.duty',
    section: 'chain',
    roles: ['township-officer', 'county-officer', 'city-officer', 'liaison', 'leader'],
    load: async () => (await import('#domain/duty/web/DutyPage.tsx')).DutyPage,
  },
  ...servicePages,
]
