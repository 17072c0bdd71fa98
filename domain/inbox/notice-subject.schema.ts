/**
 * How pressing a notice is. `danger` (imminent danger) goes out at once, whatever the hour and
 * whatever the account prefers; the others differ in how they are shown.
 */
export type Urgency = 'usual' | 'soon' | 'danger'

/** What a notice may point to, and the page that opens it. */
export const subjectPages = {
  matter: '/matters/',
  lead: '/leads/',
  referral: '/referrals/',
  order: '/orders/',
  warning: '/warnings/',
  supervision: '/supervision/',
  meeting: '/meetings/',
  push: '/calls/pushes/',
  contact: '/contacts/',
  'mandatory-report': '/mandatory-reports/',
  'missed-report': '/missed-reports/',
  'help-request': '/help-requests/',
  'zero-report': '/zero-reports/',
  'zero-checks': '/zero-checks/',
  'zero-bundle': '/zero-bundles/',
  'late-record': '/late-items/',
} as const
export type SubjectKind = keyof typeof subjectPages

/** subject, urgency, the one character that stands before the line, and the words */
export type Line = readonly [SubjectKind, Urgency, sign: string, zh: string, en: string]
