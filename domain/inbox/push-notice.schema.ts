import type { Line } from './notice-subject.schema.ts'

/** Notices of households that the police push (重复警情推送). */
export const pushLines = {
  'push-received': [
    'push',
    'soon',
    '警',
    '公安推送了一户重复报警，请核实反馈',
    'The police push a household that calls again: look and report back',
  ],
  'push-danger': [
    'push',
    'danger',
    '急',
    '公安推送：紧急危险，请马上处置',
    'A push of the police: imminent danger, act now',
  ],
  'push-corrected': [
    'push',
    'soon',
    '改',
    '公安推送的内容有更正',
    'What the police pushed was corrected',
  ],
  'push-fed-back': ['push', 'usual', '复', '推送有反馈', 'A push was answered'],
  'push-due-soon': ['push', 'soon', '催', '推送快到反馈期限', 'A push is due for feedback soon'],
} as const satisfies Record<string, Line>
