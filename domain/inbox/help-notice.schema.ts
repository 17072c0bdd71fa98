import type { Line } from './notice-subject.schema.ts'

/** Kinds of notice about requests from the public help page: part of the list in `notice-kind.schema.ts`. */
export const helpLines = {
  'help-told': [
    'help-request',
    'soon',
    '求',
    '网上有人求助，等回信',
    'Somebody asked for help online and waits for an answer',
  ],
  'help-danger': [
    'help-request',
    'danger',
    '急',
    '网上有人求助，说现在有危险',
    'Somebody asked for help online and says she is in danger now',
  ],
  'help-written': [
    'help-request',
    'soon',
    '求',
    '网上求助的人又写了',
    'Somebody who asked for help online wrote again',
  ],
  'help-held': [
    'help-request',
    'soon',
    '拦',
    '网上求助来得太多，多出来的先留着，请去看',
    'More came in online than a desk can take: the rest is held, please look',
  ],
} as const satisfies Record<string, Line>
