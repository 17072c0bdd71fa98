import type { Line } from './notice-subject.schema.ts'

/** Notices of mandatory reports (强制报告); they say neither who nor what. */
export const mandatoryReportLines = {
  'mandatory-report-received': [
    'mandatory-report',
    'soon',
    '报',
    '有强制报告，请接办',
    'A mandatory report has come: take it on',
  ],
  'mandatory-report-danger': [
    'mandatory-report',
    'danger',
    '急',
    '强制报告：孩子有紧急危险',
    'Mandatory report: a child is in imminent danger',
  ],
  'mandatory-report-filed': [
    'mandatory-report',
    'soon',
    '备',
    '有强制报告向本单位备案',
    'A mandatory report was filed with your office',
  ],
  'mandatory-report-receipted': [
    'mandatory-report',
    'usual',
    '接',
    '公安已接收强制报告',
    'The police have receipted a mandatory report',
  ],
  'mandatory-report-acknowledged': [
    'mandatory-report',
    'usual',
    '收',
    '检察院已签收强制报告',
    'The procuratorate signed for a mandatory report',
  ],
  'mandatory-report-decided': [
    'mandatory-report',
    'soon',
    '决',
    '强制报告：公安作出了决定',
    'Mandatory report: the police have decided',
  ],
  'mandatory-report-unassigned': [
    'mandatory-report',
    'soon',
    '派',
    '强制报告没有经办人，请接办',
    'A mandatory report has nobody at work on it: take it on',
  ],
  'mandatory-report-due-soon': [
    'mandatory-report',
    'soon',
    '催',
    '强制报告有一步快到期',
    'A step of a mandatory report is due soon',
  ],
  'report-missed': [
    'missed-report',
    'soon',
    '漏',
    '该有强制报告而没有，请核查',
    'A report that was owed is missing: look into it',
  ],
} as const satisfies Record<string, Line>
