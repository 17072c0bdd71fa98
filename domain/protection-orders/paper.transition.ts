import type { SealedRecord } from '#domain/hotline/evidence.schema.ts'
import type { Recipient } from '#domain/services/delivery.schema.ts'
import { dayOf } from '#platform/time/day.ts'
import { timeOfDay } from '#platform/time/time-of-day.ts'
import { withhold } from '#platform/text/withhold.ts'
import { isFormerOrDating, type Application, type Measure } from './application.schema.ts'
import type { Order } from './order.schema.ts'
import {
  behalfWords,
  changeTitles,
  evidenceWords,
  groundWords,
  measureWords,
  recipientWords,
  relationWords,
  sexWords,
  wayWords,
} from './paper-words.schema.ts'

/** What a paper is made from besides the order. */
export type PaperFacts = {
  /** where she can be reached: in no text of any paper that others may read */
  readonly guarded: readonly string[]
  readonly place: string
  readonly now: Date
  /** what was told on the hotline about the matter */
  readonly hotline?: readonly SealedRecord[]
}

type Texts = Record<string, string | readonly string[] | readonly Record<string, string>[]>
type Data = Texts & { title: string }

/** Everything that goes into a paper goes through here; there is no other way in. */
function shut(data: Data, { guarded }: PaperFacts): Data {
  const clean = (text: string): string => withhold(text, guarded)
  const entries = Object.entries(data).map(([tag, value]) => {
    if (typeof value === 'string') return [tag, clean(value)]
    const items = value.map((item) =>
      typeof item === 'string'
        ? clean(item)
        : Object.fromEntries(Object.entries(item).map(([key, text]) => [key, clean(text)])),
    )
    return [tag, items]
  })
  return Object.fromEntries(entries) as Data
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('，')
}

function partiesOf({ applicant, respondent, relation, onBehalf }: Application): Texts {
  return {
    applicant: joined(
      applicant.name,
      sexWords[applicant.sex ?? 'unknown'],
      applicant.bornOn === null ? '' : `${applicant.bornOn} 出生`,
      applicant.identity === '' ? '' : `居民身份号码 ${applicant.identity}`,
      '联系方式见《保密联系方式》',
    ),
    behalf:
      onBehalf === null
        ? []
        : [
            `代为申请人：${onBehalf.name}（${behalfWords[onBehalf.kind]}）`,
            `代为申请的理由：${groundWords[onBehalf.ground]}`,
          ],
    respondent: joined(
      respondent.name,
      sexWords[respondent.sex ?? 'unknown'],
      respondent.identity === '' ? '' : `居民身份号码 ${respondent.identity}`,
      respondent.address === '' ? '' : `住址 ${respondent.address}`,
      respondent.workplace === '' ? '' : `工作单位 ${respondent.workplace}`,
      respondent.phone === '' ? '' : `电话 ${respondent.phone}`,
    ),
    relation: relationWords[relation],
  }
}

function requestsOf(measures: readonly Measure[], other: string): string[] {
  return measures.map((measure, at) => {
    const text = measure === 'other' && other !== '' ? other : measureWords[measure]
    return `${at + 1}. ${text}。`
  })
}

export function applicationData({ application }: Order, facts: PaperFacts): Data {
  const { onBehalf, measures, otherMeasure, relation, isUrgent, court, applicant } = application
  const law = isFormerOrDating(relation)
    ? '《中华人民共和国妇女权益保障法》第二十九条'
    : '《中华人民共和国反家庭暴力法》第二十三条'
  return shut(
    {
      title: '人身安全保护令申请书',
      how: onBehalf === null ? '（本人申请）' : '（代为申请）',
      ...partiesOf(application),
      measures: requestsOf(measures, otherMeasure),
      facts: linesOf(application.facts),
      law: `依照${law}，申请人民法院作出人身安全保护令。`,
      urgent: isUrgent ? ['情况紧急，请求在二十四小时内作出。'] : [],
      court: court.name,
      signer: onBehalf === null ? `申请人 ${applicant.name}` : `代为申请人 ${onBehalf.name}`,
    },
    facts,
  )
}

export function evidenceData({ application }: Order, facts: PaperFacts): Data {
  const { applicant, respondent, evidence, evidenceNote, onBehalf } = application
  const { hotline = [] } = facts
  // The platform's own record is on the list without anybody ticking it.
  const own = new Set<string>(hotline.length === 0 ? evidence : [...evidence, 'hotline-record'])
  return shut(
    {
      title: '证据清单',
      name: applicant.name,
      respondentName: respondent.name,
      evidence: Object.entries(evidenceWords).map(([code, [what, from]], at) => ({
        at: String(at + 1),
        what,
        from,
        has: own.has(code) ? '有' : '　',
      })),
      seals: sealLines(hotline),
      notes: linesOf(evidenceNote),
      signer: onBehalf === null ? '申请人' : '代为申请人',
    },
    facts,
  )
}

/** Which record, which export of it, and how a court sees that nothing was changed since. */
function sealLines(records: readonly SealedRecord[]): string[] {
  if (records.length === 0) return []
  const lines = records.map(({ number, receivedAt, seal }) => {
    const record = `${number}，${dayOf(new Date(receivedAt))} 记录`
    return seal === null
      ? `${record}，证据包尚未导出。`
      : `${record}，证据包 ${minuteOf(seal.at)} 导出，manifest.json 的 SHA-256：${seal.sha256}，审计日志链 ${seal.lane} 第 ${seal.seq} 条。`
  })
  const isSealed = records.some(({ seal }) => seal !== null)
  return [
    '12338 热线记录：',
    ...lines,
    ...(isSealed
      ? [
          '核验：证据包内《怎样核验》写明步骤；manifest.json 的 SHA-256 应与上列一致，其签名由平台公钥验证。',
        ]
      : []),
  ]
}

function minuteOf(at: string): string {
  const instant = new Date(at)
  return `${dayOf(instant)} ${timeOfDay(instant)}`
}

/** Of the last change that was applied for. */
export function changeData(order: Order, facts: PaperFacts): Data | undefined {
  const change = order.changes.at(-1)
  if (change === undefined) return undefined
  const { application, caseNumber, validUntil } = order
  const until = `原保护令有效期至 ${validUntil ?? '　'}。`
  const requests = {
    extend: [`延长人身安全保护令的有效期。${until}`],
    vary: [`变更保护措施为：`, ...requestsOf(change.measures, application.otherMeasure)],
    revoke: [`撤销人身安全保护令。${until}`],
  }
  return shut(
    {
      title: changeTitles[change.kind],
      caseNumber: caseNumber ?? '',
      ...partiesOf(application),
      requests: requests[change.kind],
      facts: linesOf(change.reason),
      court: application.court.name,
      signer: application.onBehalf === null ? '申请人' : '代为申请人',
    },
    facts,
  )
}

/** Her own copy is handed to her, never sent: the proof names no address of hers. */
export function proofData(
  { application, caseNumber, deliveries }: Order,
  recipient: Recipient,
  facts: PaperFacts,
): Data {
  const delivery = deliveries.findLast((one) => one.recipient === recipient)
  const { applicant, respondent } = application
  const to = {
    applicant: applicant.name,
    respondent: joined(respondent.name, respondent.address),
    police: `${facts.place}　公安派出所`,
    committee: `${facts.place}　村（居）民委员会`,
  }
  const { servedAt = null, servedBy = null, way = null, note = '' } = delivery ?? {}
  const rows: readonly (readonly [string, string])[] = [
    ['送达文书', `人身安全保护令 ${caseNumber ?? ''}`],
    ['受送达人', `${to[recipient]}（${recipientWords[recipient]}）`],
    ['送达时间', servedAt === null ? '　' : dayOf(new Date(servedAt))],
    ['送达方式', way === null ? '　' : wayWords[way]],
    ['送达人', servedBy ?? '　'],
    ['是否拒收', delivery?.isRefused === true ? '拒绝签收，已留置' : '　'],
    ['备注', note === '' ? '　' : note],
  ]
  const cells = rows.map(([what, value]) => ({ what, value }))
  return shut({ title: '送达回证', caseNumber: caseNumber ?? '', rows: cells }, facts)
}

/** The one sheet that says it. */
export function confidentialData({ application, confidential, caseNumber }: Order): Data {
  const { phone, time, address, note } = confidential
  const rows: readonly (readonly [string, string])[] = [
    ['申请人', application.applicant.name],
    ['案号', caseNumber ?? '　'],
    ['联系电话', phone],
    ['可以联系的时间', time],
    ['现住址', address],
    ['注意', note],
  ]
  return {
    title: '保密联系方式',
    rows: rows.map(([what, value]) => ({ what, value: value === '' ? '　' : value })),
  }
}
