import { chainMetrics } from './chain-metric.table.ts'
import type { Counting } from './counting.table.ts'
import { intakeMetrics } from './intake-metric.table.ts'
import { matterMetrics } from './matter-metric.table.ts'
import type { MetricCode, Said } from './metric.schema.ts'
import { day, defined, instant, type Metric } from './metric.table.ts'

const times: Said = { zh: '次', en: 'visits' }

function visits(where: string): Counting {
  return {
    kind: 'rows',
    source: 'visits',
    on: day('record.date'),
    where: `record.status = 'recorded'${where}`,
  }
}

/** Every figure of the house, by its code: a code without a definition does not compile. */
export const metrics: Readonly<Record<MetricCode, Metric>> = {
  executives: defined('executives', {
    name: { zh: '走访执委', en: 'Executives who visited' },
    definition: {
      zh: '统计期内至少有一次有效走访记录的执委，按执委去重；计在其期内最后一次走访时所属的村（社区）',
      en: 'Executive members with at least one recorded visit in the period, each once, counted in the village she belonged to at her last visit of the period',
    },
    unit: { zh: '名', en: 'executives' },
    dedupeKey: 'visits.executive_id',
    stated: 'stated',
    counting: { kind: 'distinct', source: 'visits' },
  }),
  visits: defined('visits', {
    name: { zh: '走访妇女群众', en: 'Visits' },
    definition: {
      zh: '统计期内走访日期落在期内的有效走访记录，按走访编号去重；已删除的不算',
      en: 'Recorded visits whose date lies in the period, each visit number once; removed ones do not count',
    },
    unit: times,
    dedupeKey: 'visits.number',
    stated: 'stated',
    counting: visits(''),
    drill: { list: '/visits', filters: {}, dates: ['from', 'to'] },
  }),
  problemsSolved: defined('problemsSolved', {
    name: { zh: '解决问题', en: 'Problems solved' },
    definition: {
      zh: '统计期内记明已解决问题的有效走访，一次走访计一个',
      en: 'Recorded visits of the period that state a problem solved, one per visit',
    },
    unit: { zh: '个', en: 'problems' },
    dedupeKey: 'visits.number',
    stated: 'stated',
    counting: visits(' and record.solved is not null'),
    drill: { list: '/visits', filters: { solved: 'yes' }, dates: ['from', 'to'] },
  }),
  hazards: defined('hazards', {
    name: { zh: '排查风险隐患', en: 'Hazards found' },
    definition: {
      zh: '统计期内走访中发现的妇女儿童领域风险隐患，一次走访计一条，按走访日期计',
      en: 'Hazards concerning women and children found on recorded visits of the period, one per visit, on the day of the visit',
    },
    unit: { zh: '条', en: 'hazards' },
    dedupeKey: 'visits.number',
    stated: 'stated',
    counting: visits(' and record.hazard is not null'),
    drill: { list: '/visits', filters: { hazard: 'yes' }, dates: ['from', 'to'] },
  }),
  mediationOrganisations: defined('mediationOrganisations', {
    name: { zh: '家调组织', en: 'Family mediation organisations' },
    definition: {
      zh: '期末登记在册、未撤销的市、县、乡、村四级婚姻家庭纠纷调解组织',
      en: 'Family mediation organisations at four levels that stand in the register, not ended, at the end of the period',
    },
    unit: { zh: '个', en: 'organisations' },
    dedupeKey: 'organisations.id',
    windowKind: 'at-end',
    ownerOrganisation: {
      zh: '市妇联权益部、市司法局',
      en: 'Rights Department, Municipal Women’s Federation; Municipal Bureau of Justice',
    },
    // Its list shows what stands in the register today, not what stood there on a day: no `drill`.
    counting: { kind: 'register', organisationKind: 'mediation' },
  }),
  needs: defined('needs', {
    name: { zh: '发现需求', en: 'Needs found' },
    definition: {
      zh: '统计期内发现、未能当场解决而登记为线索的需求',
      en: 'Needs found in the period that were not met on the spot and were registered as leads',
    },
    unit: { zh: '条', en: 'needs' },
    dedupeKey: 'leads.channel, source_id, kind',
    splitBy: 'category',
    counting: {
      kind: 'rows',
      source: 'leads',
      on: day('record.found_on'),
      where: `record.kind = 'need'`,
    },
    drill: { list: '/leads', filters: { kind: 'need' }, dates: ['from', 'to'] },
  }),
  needsSettled: defined('needsSettled', {
    name: { zh: '需求办结', en: 'Needs settled' },
    definition: {
      zh: '统计期内已解决的需求线索（转为事项的另计）',
      en: 'Need leads resolved in the period; those that became matters are counted there',
    },
    unit: { zh: '条', en: 'needs' },
    dedupeKey: 'leads.channel, source_id, kind',
    splitBy: 'category',
    counting: {
      kind: 'rows',
      source: 'leads',
      on: instant('record.settled_at'),
      where: `record.kind = 'need' and record.status = 'resolved'`,
    },
  }),
  ...matterMetrics,
  ...chainMetrics,
  ...intakeMetrics,
}
