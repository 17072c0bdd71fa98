import { MetricCode, type Said } from '#domain/metrics/metric.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { EditSection, SectionKey, SectionPart, SectionText } from './report.schema.ts'

export const sectionTitles: Readonly<Record<SectionKey, Said>> = {
  mechanism: {
    zh: '一、坚持党政主导，健全工作机制',
    en: 'I. Led by Party and government: working mechanisms',
  },
  cooperation: {
    zh: '二、发挥“联”字优势，广泛凝聚合力',
    en: 'II. Working together: many hands joined',
  },
  services: {
    zh: '三、优化分类施策，实现精准帮扶',
    en: 'III. Each case its own measure: help that fits',
  },
}

/** What a section says until somebody edits it. No number is typed here: figures are counted. */
export const defaultTexts: Readonly<Record<SectionKey, string>> = {
  mechanism: `落实完善党政主导的保障妇女权益工作机制，层层压实责任，推动婚姻家庭纠纷隐患排查发现报告、诉调对接、合成作战等制度落地。
推进家调组织建设，全市市、县、乡、村登记在册的家调组织{mediationOrganisations}个，为预防化解婚姻家庭矛盾、维护妇女儿童权益提供组织保证。`,
  cooperation: `联合公安、检察、法院、司法、民政等部门以及各类社会组织，对发现的线索分类流转、分级处置。期内立项事项{mattersOpened}件，其中主办单位按时受理{mattersAcceptedInTime}件；向各部门转办{referralsSent}件，按时签收{referralsSignedInTime}件、已反馈{referralsFedBack}件。`,
  services: `常态化走访摸排。以“两癌”患病妇女、留守妇女儿童等为重点对象，深入开展万名执委大走访和“执委进万家”活动，全市{executives}名执委走访妇女群众{visits}次、解决问题{problemsSolved}个，共排查妇女儿童领域风险隐患{hazards}条，对风险隐患进行分级建档、分类化解和动态监测。
规范化流转处置。期内发现的隐患已立项{hazardsRegistered}件、受理{hazardsAccepted}件、办结{hazardsClosed}件、回访{hazardsRevisited}件，其中本人说已平息{hazardsConfirmed}件；期内办结各类事项{mattersClosed}件，期末在办{mattersOpen}件、动态监测{mattersMonitoring}件。
畅通求助渠道。依托妇女维权公益服务热线提供法律服务、家事调解、心理咨询一体化综合服务，期内接待来电来信来访{hotlineContacts}件次，其中立项{hotlineMatters}件、首问负责人跟踪到底{hotlineConcluded}件；收到网上求助{helpRequests}件，已回复{helpAnswered}件；落实侵害未成年人案件强制报告制度，收到报告{mandatoryReports}件，公安机关立案{mandatoryReportsFiled}件。
精细化关爱服务。期内向法院申请人身安全保护令{ordersApplied}份，签发{protectionOrders}份；公安机关出具家庭暴力告诫书{warningsIssued}份；发出督办单{supervisionOrdersSent}份、督促处理意见书{urgingOpinionsSent}份。`,
}

const figurePattern = /\{([A-Za-z]+)\}/g

/** Cuts the text at the figures that stand in it. */
export function partsOf(
  text: string,
  values: Readonly<Record<MetricCode, { readonly value: number }>>,
): SectionPart[] {
  const parts: SectionPart[] = []
  let at = 0
  for (const found of text.matchAll(figurePattern)) {
    const code = MetricCode.safeParse(found[1])
    if (!code.success) continue
    if (found.index > at) parts.push({ text: text.slice(at, found.index) })
    parts.push({ figure: code.data, value: values[code.data].value })
    at = found.index + found[0].length
  }
  if (at < text.length) parts.push({ text: text.slice(at) })
  return parts
}

/** The section as it is read, one string per paragraph. */
export function paragraphsOf(
  parts: readonly SectionPart[],
  shown: (code: MetricCode, value: number) => string,
): string[] {
  return parts
    .map((part) => ('text' in part ? part.text : shown(part.figure, part.value)))
    .join('')
    .split('\n')
    .filter((paragraph) => paragraph.trim() !== '')
}

/** A figure that nobody counts would stand as a bare `{…}` in the printed report. */
export function editSection(
  stored: SectionText,
  { text }: EditSection,
  { actor, now }: { readonly actor: { readonly id: string }; readonly now: Date },
): SectionText | Refusal {
  const unknown = [...text.matchAll(figurePattern)].find(
    ([, code]) => !MetricCode.safeParse(code).success,
  )
  if (unknown !== undefined) return refuse('figure-unknown', { figure: unknown[1] ?? '' })
  if (/[{}]/.test(text.replaceAll(figurePattern, ''))) return refuse('brace-without-figure')
  return {
    ...stored,
    text,
    editedBy: actor.id,
    editedAt: now.toISOString(),
    version: stored.version + 1,
  }
}
