import type { Line } from './notice-subject.schema.ts'

/** Notices of what phones sent after their writers' rights had ended (迟到的记录). */
export const deviceLines = {
  'late-record-waiting': [
    'late-record',
    'soon',
    '迟',
    '停用的手机交来了记录，请核',
    'A phone that was ended handed in records: please look',
  ],
} as const satisfies Record<string, Line>
