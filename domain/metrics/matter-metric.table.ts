import type { Counting, On } from './counting.table.ts'
import type { MetricCode, Said } from './metric.schema.ts'
import { day, defined, instant, type Metric } from './metric.table.ts'

const matters: Said = { zh: '件', en: 'matters' }

/** A merged matter is the same matter twice: only the one that stays counts. */
function mattersBy(on: On, where = `record.status <> 'merged'`): Counting {
  return { kind: 'rows', source: 'matters', on, where }
}

/** Matters that began with a hazard, counted on the day the hazard was found: one cohort. */
function hazardMatters(where: string): Counting {
  return mattersBy(
    day('record.found_on'),
    `lead.kind = 'hazard' and record.status <> 'merged'${where}`,
  )
}

export const matterMetrics = {
  mattersOpened: defined('mattersOpened', {
    name: { zh: '立项事项', en: 'Matters opened' },
    definition: {
      zh: '统计期内立项的事项；合并掉的不重复计',
      en: 'Matters opened in the period; one that was merged into another is not counted twice',
    },
    unit: matters,
    dedupeKey: 'matters.number',
    splitBy: 'category',
    counting: mattersBy(instant('record.opened_at')),
  }),
  mattersAccepted: defined('mattersAccepted', {
    name: { zh: '受理事项', en: 'Matters accepted' },
    definition: {
      zh: '统计期内主办单位受理的事项',
      en: 'Matters that their responsible organisation accepted in the period',
    },
    unit: matters,
    dedupeKey: 'matters.number',
    counting: mattersBy(instant('record.accepted_at')),
  }),
  mattersAcceptedInTime: defined('mattersAcceptedInTime', {
    name: { zh: '按时受理', en: 'Matters accepted in time' },
    definition: {
      zh: '统计期内受理、且各次受理均未超过规定时限的事项',
      en: 'Matters accepted in the period for which no acceptance exceeded its time limit',
    },
    unit: matters,
    dedupeKey: 'matters.number',
    counting: mattersBy(
      instant('record.accepted_at'),
      `record.status <> 'merged' and coalesce(acceptance.was_in_time, false)`,
    ),
  }),
  mattersClosed: defined('mattersClosed', {
    name: { zh: '办结事项', en: 'Matters closed' },
    definition: {
      zh: '统计期内办结、现仍为办结或归档的事项；重开的不算',
      en: 'Matters closed in the period that are still closed or archived; reopened ones do not count',
    },
    unit: matters,
    dedupeKey: 'matters.number',
    splitBy: 'category',
    isByNow: true,
    counting: mattersBy(instant('record.closed_at'), `record.status in ('closed', 'archived')`),
  }),
  mattersRevisited: defined('mattersRevisited', {
    name: { zh: '回访事项', en: 'Matters revisited' },
    definition: {
      zh: '统计期内办结后已回访的事项',
      en: 'Matters revisited after closing, by the day of the revisit',
    },
    unit: matters,
    dedupeKey: 'matters.number',
    counting: mattersBy(instant('record.revisited_at')),
  }),
  mattersOpen: standing('open', { zh: '在办事项', en: 'Matters in hand' }),
  mattersMonitoring: standing('monitoring', { zh: '动态监测', en: 'Matters monitored' }),
  disputesResolvedByFederation: resolved('disputesResolvedByFederation', {
    name: { zh: '妇联化解婚姻家庭矛盾纠纷', en: 'Disputes resolved by the federation' },
    zh: '统计期内以“已解决”办结、现仍为办结或归档的婚姻家庭类事项，结案时记明的化解单位是各级妇联；每件计一次，重开的不算',
    en: 'Matters of marriage and family closed as resolved in the period and still closed or archived, whose resolving organisation named at the closing is a women’s federation; each once, reopened ones do not count',
    where: `record.category = 'marriage-family' and record.resolved_by_kind = 'womens-federation'`,
  }),
  // 人民调解法 5: the justice authorities guide people's mediation, so its committees count with them.
  disputesResolvedByJustice: resolved('disputesResolvedByJustice', {
    name: { zh: '司法行政调处化解涉妇女儿童矛盾纠纷', en: 'Disputes resolved by justice' },
    zh: '统计期内以“已解决”办结、现仍为办结或归档的事项，不分类别，结案时记明的化解单位是司法行政机关或其指导的人民调解组织；每件计一次，重开的不算',
    en: 'Matters of any category closed as resolved in the period and still closed or archived, whose resolving organisation named at the closing is a justice authority or a people’s mediation organisation that it guides; each once, reopened ones do not count',
    where: `record.resolved_by_kind in ('justice', 'mediation')`,
    ownerOrganisation: { zh: '市司法局', en: 'Municipal Bureau of Justice' },
  }),
  hazardsRegistered: cohort('hazardsRegistered', '', {
    name: { zh: '隐患立项', en: 'Hazards made matters' },
    zh: '期内发现的隐患中已立项的事项',
    en: 'Matters made of the hazards found in the period',
  }),
  hazardsAccepted: cohort('hazardsAccepted', ' and record.accepted_at is not null', {
    name: { zh: '隐患受理', en: 'Hazards accepted' },
    zh: '期内发现的隐患中主办单位已受理的事项，不论何时受理',
    en: 'Matters made of the hazards found in the period that their organisation has accepted by now',
  }),
  hazardsClosed: cohort('hazardsClosed', ` and record.status in ('closed', 'archived')`, {
    name: { zh: '隐患办结', en: 'Hazards closed' },
    zh: '期内发现的隐患中已办结的事项，不论何时办结',
    en: 'Matters made of the hazards found in the period that are closed by now, whenever that was',
  }),
  hazardsRevisited: cohort('hazardsRevisited', ' and record.revisited_at is not null', {
    name: { zh: '隐患回访', en: 'Hazards revisited' },
    zh: '期内发现的隐患中办结后已回访的事项，不论何时回访',
    en: 'Matters made of the hazards found in the period that were revisited by now',
  }),
  hazardsConfirmed: cohort('hazardsConfirmed', ` and record.revisit_result = 'settled'`, {
    name: { zh: '本人说好了', en: 'Hazards settled in her own words' },
    zh: '期内发现的隐患中，回访时本人说已平息的事项',
    en: 'Matters made of the hazards found in the period of which she said at the revisit that they are settled',
  }),
} as const satisfies Partial<Record<MetricCode, Metric>>

/** 化解: by the day of the closing and by who resolved it, as the closing says. */
function resolved(
  code: MetricCode,
  {
    name,
    zh,
    en,
    where,
    ...more
  }: { name: Said; zh: string; en: string; where: string; ownerOrganisation?: Said },
): Metric {
  return defined(code, {
    name,
    definition: { zh, en },
    unit: matters,
    dedupeKey: 'matters.number',
    splitBy: 'category',
    counting: mattersBy(
      instant('record.closed_at'),
      `record.status in ('closed', 'archived') and record.closed_outcome = 'resolved' and ${where}`,
    ),
    ...more,
  })
}

/** What stands now, of the matters opened by the end of the window. */
function standing(status: 'open' | 'monitoring', name: Said): Metric {
  return defined(status === 'open' ? 'mattersOpen' : 'mattersMonitoring', {
    name,
    definition: {
      zh: `期末以前立项、现状态为“${name.zh}”的事项`,
      en: `Matters opened by the end of the period whose status is now “${status}”`,
    },
    unit: matters,
    dedupeKey: 'matters.number',
    windowKind: 'at-end',
    isByNow: true,
    counting: mattersBy(instant('record.opened_at'), `record.status = '${status}'`),
    drill: { list: '/matters', filters: { status }, dates: ['to'] },
  })
}

function cohort(
  code: MetricCode,
  where: string,
  said: { name: Said; zh: string; en: string },
): Metric {
  return defined(code, {
    name: said.name,
    definition: { zh: said.zh, en: said.en },
    unit: matters,
    dedupeKey: 'matters.number',
    isByNow: true,
    counting: hazardMatters(where),
  })
}
