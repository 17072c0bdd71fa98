import type { Line, SubjectKind, Urgency } from './notice-subject.schema.ts'
import { mandatoryReportLines } from './mandatory-report-notice.schema.ts'
import { serviceLines } from './service-notice.schema.ts'
import { contactLines } from './contact-notice.schema.ts'
import { helpLines } from './help-notice.schema.ts'
import { pushLines } from './push-notice.schema.ts'
import { zeroReportLines } from './zero-report-notice.schema.ts'
import { deviceLines } from './device-notice.schema.ts'

/**
 * Every kind of notice, in one place: what it points to, how pressing it is, and its words. A slice
 * that needs another kind adds a line here; nothing else has to be told.
 */
const lines = {
  'matter-registered': [
    'matter',
    'usual',
    '新',
    '新的事项归本单位办',
    'A new matter for your office',
  ],
  'matter-handed-over': ['matter', 'usual', '转', '有事项转来', 'A matter was handed over to you'],
  'matter-shared': ['matter', 'usual', '协', '请本单位一起办', 'Your office is asked to act along'],
  'matter-informed': [
    'matter',
    'usual',
    '知',
    '有事项知会本单位',
    'Your office should know of a matter',
  ],
  'matter-assigned': ['matter', 'usual', '派', '有事项派给您', 'A matter was assigned to you'],
  'matter-unassigned': [
    'matter',
    'soon',
    '派',
    '经办人已停用，请重新派人',
    'Its caseworker is gone: assign it anew',
  ],
  'matter-possibly-same': [
    'matter',
    'usual',
    '重',
    '另有线索可能说的是同一件事，请与上级妇联核对',
    'Another lead may be about the same people: check with the federation above',
  ],
  'lead-waiting': ['lead', 'soon', '催', '有线索超时没有处理', 'A lead has waited too long'],
  'matter-raised': ['matter', 'soon', '级', '级别升了', 'A level was raised'],
  'lowering-proposed': [
    'matter',
    'usual',
    '降',
    '有人提议降级，等第二人',
    'A lower level is proposed; a second person is needed',
  ],
  'matter-imminent': ['matter', 'danger', '急', '紧急危险', 'Imminent danger'],
  'matter-closed': ['matter', 'usual', '结', '事项结案', 'A matter was closed'],
  'matter-reopened': ['matter', 'soon', '重', '事项重新打开', 'A matter was reopened'],
  'step-due-soon': ['matter', 'soon', '催', '有一步快到期', 'A step is due soon'],
  'step-overdue': ['matter', 'soon', '超', '有一步超时', 'A step is overdue'],
  'glass-broken': ['matter', 'usual', '阅', '有人紧急查看', 'Somebody broke the glass'],
  'danger-alarm': [
    'matter',
    'danger',
    '急',
    '紧急危险，请马上接手',
    'Imminent danger: take it on now',
  ],
  'danger-unanswered': [
    'matter',
    'danger',
    '急',
    '紧急危险没人接，已报到上一级',
    'Imminent danger unanswered: it has come up to you',
  ],
  'danger-ended': ['matter', 'usual', '安', '紧急危险已解除', 'Imminent danger is over'],
  'referral-received': [
    'referral',
    'soon',
    '签',
    '有转办等签收',
    'A referral waits to be signed for',
  ],
  'referral-danger': [
    'referral',
    'danger',
    '急',
    '紧急转办，请马上签收',
    'An immediate referral: sign for it now',
  ],
  'referral-accepted': ['referral', 'usual', '收', '转办已受理', 'A referral was accepted'],
  'referral-asked-again': [
    'referral',
    'soon',
    '问',
    '反馈要补充',
    'More is asked about a feedback',
  ],
  'referral-supplemented': [
    'referral',
    'usual',
    '附',
    '转办补了附件',
    'Files were added to a referral',
  ],
  'referral-withdrawn': ['referral', 'usual', '撤', '转办已撤回', 'A referral was withdrawn'],
  'referral-returned': ['referral', 'soon', '退', '转办被退回', 'A referral was returned'],
  'referral-forwarded': ['referral', 'usual', '转', '转办已转到别处', 'A referral was forwarded'],
  'referral-fed-back': ['referral', 'usual', '复', '转办有反馈', 'A referral has feedback'],
  'referral-verified': ['referral', 'usual', '核', '反馈已核实', 'Feedback was verified'],
  'referral-disputed': [
    'referral',
    'soon',
    '争',
    '管辖有争议，请裁定',
    'Competence is disputed: a decision is needed',
  ],
  'referral-decided': [
    'referral',
    'usual',
    '裁',
    '管辖争议已裁定',
    'A dispute of competence was decided',
  ],
  'referral-due-soon': ['referral', 'soon', '催', '转办快到期', 'A referral is due soon'],
  'referral-overdue': ['referral', 'soon', '超', '转办超时', 'A referral is overdue'],
  'supervision-ordered': [
    'supervision',
    'soon',
    '督',
    '收到督办单',
    'A supervision order has come',
  ],
  'supervision-urged': [
    'supervision',
    'soon',
    '督',
    '收到督促处理意见书',
    'An urging opinion has come',
  ],
  'supervision-replied': [
    'supervision',
    'usual',
    '复',
    '督办有回复',
    'A supervision order was answered',
  ],
  'supervision-overdue': [
    'supervision',
    'soon',
    '超',
    '督办超时没有回复',
    'A supervision order is overdue',
  ],
  'supervision-sent-back': [
    'supervision',
    'soon',
    '退',
    '督办答复被退回',
    'A reply was sent back: a new limit runs',
  ],
  'supervision-ended': [
    'supervision',
    'usual',
    '销',
    '督办已了结',
    'A supervision order has ended',
  ],
  'supervision-proposed': [
    'supervision',
    'soon',
    '督',
    '久拖未办，建议督办',
    'Left undone for long: supervision is proposed',
  ],
  'supervision-due-soon': [
    'supervision',
    'soon',
    '催',
    '督办快到答复期限',
    'A reply to a supervision order is due soon',
  ],
  'task-due-soon': [
    'meeting',
    'soon',
    '催',
    '会商任务快到期',
    'A task of a joint meeting is due soon',
  ],
  ...serviceLines,
  ...zeroReportLines,
  ...deviceLines,
  ...pushLines,
  ...helpLines,
  ...contactLines,
  ...mandatoryReportLines,
} as const satisfies Record<string, Line>

export type NoticeKind = keyof typeof lines

type NoticeTraits = {
  readonly subjectKind: SubjectKind
  readonly urgency: Urgency
  readonly sign: string
  readonly zh: string
  readonly en: string
}

export const noticeKinds = Object.keys(lines) as [NoticeKind, ...NoticeKind[]]

export function traitsOf(kind: NoticeKind): NoticeTraits {
  const [subjectKind, urgency, sign, zh, en] = lines[kind]
  return { subjectKind, urgency, sign, zh, en }
}
