import type { Line } from './notice-subject.schema.ts'

/** Notices of contacts with the line (热线). */
export const contactLines = {
  'contact-due-soon': [
    'contact',
    'soon',
    '热',
    '热线来电快到办理时限',
    'A contact with the line is due soon',
  ],
} as const satisfies Record<string, Line>
