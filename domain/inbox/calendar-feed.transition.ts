import type { DueStepKind } from '#domain/matters/due-step.schema.ts'

export type CalendarLanguage = 'zh' | 'en'

/** A due step as far as a calendar may know it. */
type CalendarStep = {
  readonly stepId: string
  readonly stepVersion: number
  readonly kind: DueStepKind
  readonly number: string
  readonly dueAt: string
}

export type CalendarEvent = {
  /** the same for the life of the step */
  readonly uid: string
  /** rises whenever the step changes */
  readonly sequence: number
  readonly start: Date
  readonly minutes: number
  readonly summary: string
  /** minutes before the start */
  readonly alarms: readonly number[]
}

/** A calendar program gives an event without length no room. */
const shownMinutes = 15

/**
 * The calendar lies on phones and with third parties: an event says which matter and which kind of
 * step, never who, where, what or how grave.
 */
export function eventsOf(
  steps: readonly CalendarStep[],
  language: CalendarLanguage,
): CalendarEvent[] {
  return steps.map(({ stepId, stepVersion, kind, number, dueAt }) => ({
    uid: `${stepId}@tiexin`,
    sequence: stepVersion,
    start: new Date(dueAt),
    minutes: shownMinutes,
    summary: `[Tiexin] ${number} · ${wordsOf(kind, language)}`,
    alarms: [24 * 60, 60],
  }))
}

function wordsOf(kind: DueStepKind, language: CalendarLanguage): string {
  const [zh, en] = stepWords[kind]
  return language === 'zh' ? `${zh} 到期` : `${en}: due`
}

/** Every kind of step; a new one does not compile until it has words here. */
const stepWords: Readonly<Record<DueStepKind, readonly [zh: string, en: string]>> = {
  accept: ['接办', 'take it on'],
  contact: ['首次联系', 'first contact'],
  'follow-up': ['跟进', 'follow-up'],
  report: ['报告上级', 'report upwards'],
  revisit: ['回访', 'revisit'],
  acknowledge: ['接警', 'acknowledge'],
  sign: ['签收', 'sign for it'],
  answer: ['接收或退回', 'accept or return'],
  'feed-back': ['反馈', 'feed back'],
  verify: ['核实', 'verify'],
  'decide-competence': ['裁定', 'decide'],
  submit: ['提交', 'submit'],
  'court-acceptance': ['等受理', 'acceptance expected'],
  'court-decision': ['等裁定', 'decision expected'],
  serve: ['送达', 'serve'],
  renew: ['续期', 'renew'],
  visit: ['查访', 'visit'],
  reply: ['回复', 'reply'],
  task: ['任务', 'task'],
  refer: ['热线转办', 'pass on'],
  'call-back': ['回访来电人', 'call back'],
  'petition-accept': ['信访受理', 'accept the petition'],
  'petition-conclude': ['信访办结', 'conclude the petition'],
  'police-receipt': ['等公安接收', 'police receipt expected'],
  'file-procuratorate': ['向检察院备案', 'file with the procuratorate'],
  'file-department': ['向主管部门备案', 'file with the department'],
  'procuratorate-receipt': ['等检察院签收', 'procuratorate to sign'],
  'police-decision': ['等公安决定', 'police decision expected'],
  'tell-reporter': ['反馈', 'tell who reported'],
}
