import type { Line } from './notice-subject.schema.ts'

/** Kinds of notice about zero-reports: part of the one list in `notice-kind.schema.ts`. */
export const zeroReportLines = {
  'zero-report-due-soon': [
    'zero-report',
    'soon',
    '零',
    '零报告快到期，还没签',
    'A zero-report is due soon and not signed',
  ],
  'zero-report-overdue': [
    'zero-report',
    'soon',
    '超',
    '零报告超期没签',
    'A zero-report is overdue',
  ],
  'zero-report-escalated': [
    'zero-report',
    'soon',
    '超',
    '下级零报告超期仍没签，报到本单位',
    'A zero-report below you stays unsigned: it has come up to you',
  ],
  'zero-report-returned': [
    'zero-report',
    'soon',
    '退',
    '零报告被退回，请重签',
    'A zero-report was returned: sign it again',
  ],
  'zero-report-supplemented': [
    'zero-report',
    'usual',
    '补',
    '零报告有补报',
    'A zero-report was supplemented',
  ],
  'zero-report-corrected': [
    'zero-report',
    'usual',
    '更',
    '零报告签后又记了隐患，请补报',
    'A hazard was recorded after a zero-report was signed: supplement it',
  ],
  'zero-report-concealed': [
    'zero-report',
    'soon',
    '瞒',
    '抽查发现零报告瞒报',
    'Verification found a concealed hazard behind a nil return',
  ],
  'zero-checks-drawn': [
    'zero-checks',
    'soon',
    '抽',
    '零报告抽查已抽出，请电话核实',
    'Nil returns were drawn for verification by call-back',
  ],
  'zero-bundle-sent': [
    'zero-bundle',
    'soon',
    '移',
    '有隐患移交包等签收',
    'A bundle of hazards waits to be signed for',
  ],
  'zero-bundle-signed': [
    'zero-bundle',
    'usual',
    '收',
    '隐患移交包已签收',
    'A bundle of hazards was signed for',
  ],
  'zero-bundle-acknowledged': [
    'zero-bundle',
    'usual',
    '复',
    '隐患移交包有回执',
    'A bundle of hazards was acknowledged',
  ],
} as const satisfies Record<string, Line>
