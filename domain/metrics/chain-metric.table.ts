import { firstAtLevel1, firstInDanger, isRecurrence } from './chain-source.table.ts'
import type { Counting } from './counting.table.ts'
import type { MetricCode, Said } from './metric.schema.ts'
import { day, defined, instant, type Metric } from './metric.table.ts'
import type { SourceName } from './source.schema.ts'

const matters: Said = { zh: '件', en: 'matters' }
const referrals: Said = { zh: '件', en: 'referrals' }
const orders: Said = { zh: '份', en: 'orders' }
const court: Said = {
  zh: '市妇联权益部、市中级人民法院',
  en: 'Rights Department, Municipal Women’s Federation; Intermediate People’s Court',
}
const police: Said = {
  zh: '市妇联权益部、市公安局',
  en: 'Rights Department, Municipal Women’s Federation; Public Security Bureau',
}

function rows(source: SourceName, column: string, where: string): Counting {
  return { kind: 'rows', source, on: instant(column), where }
}

/** Referrals sent in the period, and how each has gone by now: one cohort, so that they compare. */
function sentReferrals(where: string): Counting {
  return rows('referrals', 'record.sent_at', where)
}

/** From the lead to the order: what the chain passed on, and what came of it (domain M10, M11, M14). */
export const chainMetrics = {
  leadsFound: defined('leadsFound', {
    name: { zh: '线索', en: 'Leads' },
    definition: {
      zh: '统计期内发现的线索，不论渠道和后来去向；按来源渠道分',
      en: 'Leads found in the period, whatever became of them; split by the channel they came through',
    },
    unit: { zh: '条', en: 'leads' },
    dedupeKey: 'leads.channel, source_id, kind',
    splitBy: 'channel',
    counting: {
      kind: 'rows',
      source: 'leads',
      on: day('record.found_on'),
      where: 'true',
      split: 'record.channel',
    },
    drill: { list: '/leads', filters: {}, dates: ['from', 'to'] },
  }),
  mattersGrave: defined('mattersGrave', {
    name: { zh: '一级事项', en: 'Matters graded level 1' },
    definition: {
      zh: '统计期内首次定为一级的事项，不论由规则还是由人定级、以后是否下调；合并的算一件',
      en: 'Matters that came to level 1 for the first time in the period, by the rules or by a person, whether lowered later or not; merged ones are one',
    },
    unit: matters,
    dedupeKey: 'matters.number',
    splitBy: 'category',
    counting: rows('gradings', 'record.at', firstAtLevel1),
  }),
  mattersInDanger: defined('mattersInDanger', {
    name: { zh: '紧急危险事项', en: 'Matters in imminent danger' },
    definition: {
      zh: '统计期内首次标为紧急危险的事项，以后解除的也算；合并的算一件',
      en: 'Matters flagged as imminent danger for the first time in the period, called off later or not; merged ones are one',
    },
    unit: matters,
    dedupeKey: 'matters.number',
    splitBy: 'category',
    counting: rows('gradings', 'record.at', firstInDanger),
  }),
  mattersRecurring: defined('mattersRecurring', {
    name: { zh: '复发事项', en: 'Matters that recurred' },
    definition: {
      zh: '统计期内立项、作为已归档事项的复发而关联的新事项；归档前重开的不在内',
      en: 'Matters opened in the period as the recurrence of an archived one, to which they are linked; those reopened before archiving are not among them',
    },
    unit: matters,
    dedupeKey: 'matters.number',
    splitBy: 'category',
    counting: rows('matters', 'record.opened_at', `record.status <> 'merged' and ${isRecurrence}`),
  }),
  referralsSent: defined('referralsSent', {
    name: { zh: '转办', en: 'Referrals sent' },
    definition: {
      zh: '统计期内送出的转办，每送一个单位算一件；撤回的也算',
      en: 'Referrals sent in the period, one per receiver; those called back count too',
    },
    unit: referrals,
    dedupeKey: 'referrals.number',
    splitBy: 'category',
    counting: sentReferrals('true'),
    drill: { list: '/referrals', filters: {}, dates: ['from', 'to'] },
  }),
  referralsSignedInTime: defined('referralsSignedInTime', {
    name: { zh: '按时签收', en: 'Referrals signed for in time' },
    definition: {
      zh: '期内送出的转办中，在签收时限内签收的',
      en: 'Of the referrals sent in the period, those signed for within the time limit',
    },
    unit: referrals,
    dedupeKey: 'referrals.number',
    isByNow: true,
    counting: sentReferrals('coalesce(signing.was_in_time, false)'),
  }),
  referralsFedBack: defined('referralsFedBack', {
    name: { zh: '已反馈', en: 'Referrals fed back' },
    definition: {
      zh: '期内送出的转办中，接收单位已反馈的，不论何时反馈',
      en: 'Of the referrals sent in the period, those whose receiver has reported back by now',
    },
    unit: referrals,
    dedupeKey: 'referrals.number',
    isByNow: true,
    counting: sentReferrals('record.fed_back_at is not null'),
  }),
  referralsReturned: defined('referralsReturned', {
    name: { zh: '退回', en: 'Referrals returned' },
    definition: {
      zh: '期内送出的转办中，现为退回的',
      en: 'Of the referrals sent in the period, those that stand as returned by now',
    },
    unit: referrals,
    dedupeKey: 'referrals.number',
    isByNow: true,
    counting: sentReferrals(`record.status = 'returned'`),
    drill: { list: '/referrals', filters: { status: 'returned' }, dates: ['from', 'to'] },
  }),
  ordersApplied: order('ordersApplied', {
    name: { zh: '申请保护令', en: 'Protection orders applied for' },
    zh: '统计期内向法院递交的人身安全保护令申请，含代为申请',
    en: 'Applications for a personal safety protection order handed in to a court in the period, on behalf or not',
    counting: rows('orders', 'record.submitted_at', 'true'),
  }),
  protectionOrders: order('protectionOrders', {
    name: { zh: '签发保护令', en: 'Protection orders issued' },
    zh: '统计期内法院签发的人身安全保护令，以后失效、撤销的也算；延长、变更不另计',
    en: 'Personal safety protection orders issued by a court in the period, whether they hold still or not; an extension or variation is not counted again',
    counting: rows('orders', 'record.decided_at', `record.status in ('issued', 'revoked')`),
  }),
  ordersRejected: order('ordersRejected', {
    name: { zh: '驳回申请', en: 'Protection orders rejected' },
    zh: '统计期内法院驳回、现仍为驳回的人身安全保护令申请',
    en: 'Applications rejected by a court in the period that still stand as rejected',
    counting: rows('orders', 'record.decided_at', `record.status = 'rejected'`),
  }),
  ordersBreached: order('ordersBreached', {
    name: { zh: '违反保护令', en: 'Protection orders breached' },
    zh: '统计期内首次被违反的人身安全保护令，一份只算一次',
    en: 'Personal safety protection orders broken for the first time in the period, each once',
    counting: rows('orders', 'record.first_breached_at', 'true'),
  }),
  warningsIssued: defined('warningsIssued', {
    name: { zh: '告诫书', en: 'Written warnings issued' },
    definition: {
      zh: '统计期内公安机关出具的家庭暴力告诫书',
      en: 'Written warnings for domestic violence issued by the police in the period',
    },
    unit: { zh: '份', en: 'warnings' },
    dedupeKey: 'warnings.number',
    ownerOrganisation: police,
    counting: rows('warnings', 'record.issued_at', 'true'),
  }),
  supervisionOrdersSent: supervised('supervisionOrdersSent', 'order', {
    name: { zh: '督办单', en: 'Supervision orders sent' },
    zh: '统计期内发出的督办单，以后撤回的也算；只是提议、没有发出的不算',
    en: 'Supervision orders sent in the period, withdrawn later or not; mere proposals do not count',
  }),
  urgingOpinionsSent: supervised('urgingOpinionsSent', 'opinion', {
    name: { zh: '督促处理意见书', en: 'Urging opinions sent' },
    zh: '统计期内妇联发出的督促处理意见书（妇女权益保障法第七十三条）',
    en: 'Urging opinions sent by the women’s federations in the period (Law on the Protection of Women’s Rights and Interests, article 73)',
  }),
} as const satisfies Partial<Record<MetricCode, Metric>>

type Words = { readonly name: Said; readonly zh: string; readonly en: string }

function order(
  code: MetricCode,
  { name, zh, en, counting }: Words & { counting: Counting },
): Metric {
  return defined(code, {
    ...{ name, definition: { zh, en }, unit: orders, dedupeKey: 'protection_orders.number' },
    ...{ ownerOrganisation: court, counting },
  })
}

function supervised(code: MetricCode, kind: 'order' | 'opinion', { name, zh, en }: Words): Metric {
  return defined(code, {
    ...{ name, definition: { zh, en }, dedupeKey: 'supervision_orders.number' },
    unit: { zh: '份', en: kind === 'order' ? 'orders' : 'opinions' },
    counting: rows('supervision', 'record.issued_at', `record.kind = '${kind}'`),
  })
}
