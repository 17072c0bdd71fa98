import type { IntakeSource } from './intake.schema.ts'
import type { MetricCode, Said } from './metric.schema.ts'
import { defined, instant, type Metric } from './metric.table.ts'

const contacts: Said = { zh: '件次', en: 'contacts' }
const requests: Said = { zh: '件', en: 'requests' }
const reports: Said = { zh: '件', en: 'reports' }
const together: Said = {
  zh: '市妇联权益部、市人民检察院、市公安局',
  en: 'Rights Department, Municipal Women’s Federation; People’s Procuratorate; Public Security Bureau',
}

/** How people reach the house: the line 12338, the public page, duty units (domain M05–M07). */
export const intakeMetrics = {
  hotlineContacts: ofLine('hotlineContacts', `record.nature = 'told'`, {
    name: { zh: '12338 接待', en: 'Contacts with 12338' },
    zh: '统计期内热线、来信、来访、网上留言中有内容的接待登记，一次一件；沉默、挂断、骚扰、打错的不算；重复来电各算一次',
    en: 'Contacts of the period by call, letter, visit or message that told something, each once; silent, hung up, nuisance and wrong numbers do not count; whoever calls again counts again',
    splitBy: 'category',
    drill: { list: '/contacts', filters: { view: 'told' }, dates: ['from', 'to'] },
  }),
  hotlineMatters: ofLine('hotlineMatters', 'record.matter_id is not null', {
    name: { zh: '接待立项', en: 'Contacts made matters' },
    zh: '期内接待登记中已立项或并入已有事项的',
    en: 'Of the contacts of the period, those that became a matter or belong to one',
    splitBy: 'category',
    isByNow: true,
  }),
  hotlineConcluded: ofLine('hotlineConcluded', `record.status = 'concluded'`, {
    name: { zh: '首问办结', en: 'Followed to the end' },
    zh: '期内接待登记中，首问负责人已在事项办结后回访到本人的',
    en: 'Of the contacts of the period, those whose first-contact owner has reached her after it was over',
    isByNow: true,
  }),
  hotlineSatisfied: ofLine('hotlineSatisfied', 'record.satisfaction >= 4', {
    name: { zh: '满意', en: 'Satisfied' },
    zh: '期内接待登记中，本人评价为满意或很满意（4、5 分）的；与“作出评价”对照看',
    en: 'Of the contacts of the period, those she called good or very good (4 or 5 of 5); to be read beside “gave an opinion”',
    isByNow: true,
  }),
  hotlineRated: ofLine('hotlineRated', 'record.satisfaction is not null', {
    name: { zh: '作出评价', en: 'Gave an opinion' },
    zh: '期内接待登记中，本人作出满意度评价的',
    en: 'Of the contacts of the period, those in which she said how content she was',
    isByNow: true,
  }),
  hotlineNonData: ofLine('hotlineNonData', `record.nature <> 'told'`, {
    name: { zh: '非数据来电', en: 'Calls that told nothing' },
    zh: '统计期内沉默、挂断、骚扰、打错的来电；只计数，不成为事项',
    en: 'Silent, hung-up, nuisance and wrong-number calls of the period; counted, never a case',
    drill: { list: '/contacts', filters: { view: 'non-data' }, dates: ['from', 'to'] },
  }),
  helpRequests: ofIntake('help-requests', 'record.created_at', 'helpRequests', 'true', {
    name: { zh: '网上求助', en: 'Online requests for help' },
    zh: '统计期内通过求助页面提交、送到值守单位的求助，一张回执一件；被拦下未放行的不算',
    en: 'Requests of the period from the public page that reached a desk, one per receipt; what was held back and not let through does not count',
    unit: requests,
    dedupeKey: 'help_requests.receipt_index',
  }),
  helpAnswered: ofIntake(
    ...(['help-requests', 'record.created_at', 'helpAnswered'] as const),
    'record.answered_at is not null',
    {
      name: { zh: '求助已回复', en: 'Requests answered' },
      zh: '期内收到的网上求助中，值守单位已回复的',
      en: 'Of the requests of the period, those that a desk has answered by now',
      unit: requests,
      dedupeKey: 'help_requests.receipt_index',
      isByNow: true,
    },
  ),
  mandatoryReports: ofDuty('mandatoryReports', 'true', {
    name: { zh: '强制报告', en: 'Mandatory reports' },
    zh: '统计期内收到的强制报告，按报告编号去重',
    en: 'Mandatory reports received in the period, each number once',
  }),
  mandatoryReportsFiled: ofDuty('mandatoryReportsFiled', `service.outcome = 'case-filed'`, {
    name: { zh: '强制报告立案', en: 'Cases filed on reports' },
    zh: '期内收到的强制报告中，公安机关现已立案的，含先不立案后立案的',
    en: 'Of the reports of the period, those on which the police have filed a case by now, at first or after all',
    isByNow: true,
  }),
  mandatoryReportsFedBack: ofDuty('mandatoryReportsFedBack', `record.status = 'fed-back'`, {
    name: { zh: '已向报告人反馈', en: 'Reporters told the outcome' },
    zh: '期内收到的强制报告中，公安机关已作决定并已向报告人反馈的',
    en: 'Of the reports of the period, those that the police have decided and whose reporter has been told',
    isByNow: true,
  }),
  mandatoryReportsMissed: ofIntake(
    ...(['report-watches', 'record.due_at', 'mandatoryReportsMissed'] as const),
    `record.status in ('missed', 'report-made')`,
    {
      name: { zh: '漏报', en: 'Missed reports' },
      zh: '应报时限在统计期内届满、到期仍无强制报告的情形；经检察机关核查确无报告义务的不算',
      en: 'Findings whose time to report ended in the period without a report; those found by the procuratorate to owe none do not count',
      unit: { zh: '起', en: 'findings' },
      dedupeKey: 'report_watches.lead_id',
      ownerOrganisation: together,
      isByNow: true,
    },
  ),
} as const satisfies Partial<Record<MetricCode, Metric>>

type Words = { readonly name: Said; readonly zh: string; readonly en: string }
type More = Words &
  Partial<Pick<Metric, 'drill' | 'splitBy' | 'isByNow' | 'ownerOrganisation'>> & {
    readonly unit: Said
    readonly dedupeKey: string
  }

function ofIntake(
  source: IntakeSource,
  at: string,
  code: MetricCode,
  where: string,
  { name, zh, en, ...more }: More,
): Metric {
  const counting = { kind: 'rows', source, on: instant(at), where } as const
  return defined(code, { name, definition: { zh, en }, counting, ...more })
}

function ofLine(code: MetricCode, where: string, said: Omit<More, 'unit' | 'dedupeKey'>): Metric {
  const known = { unit: contacts, dedupeKey: 'hotline_contacts.number' }
  return ofIntake('contacts', 'record.received_at', code, where, { ...said, ...known })
}

function ofDuty(code: MetricCode, where: string, said: Omit<More, 'unit' | 'dedupeKey'>): Metric {
  const known = { unit: reports, dedupeKey: 'mandatory_reports.number' }
  return ofIntake('mandatory-reports', 'record.received_at', code, where, {
    ...{ ...said, ...known },
    ownerOrganisation: together,
  })
}
