import type { DeliveryWay, Recipient } from '#domain/services/delivery.schema.ts'
import type {
  BehalfGround,
  Evidence,
  Measure,
  OnBehalfKind,
  Relation,
} from './application.schema.ts'
import type { ChangeKind } from './order.schema.ts'

// Papers for a Chinese court are written in Chinese, whatever language the console speaks.

type Words<Code extends string> = Readonly<Record<Code, string>>

export const sexWords: Words<'female' | 'male' | 'unknown'> = {
  ...{ female: '女', male: '男', unknown: '' },
}

/** 反家庭暴力法 29 */
export const measureWords: Words<Measure> = {
  'stop-violence': '禁止被申请人实施家庭暴力',
  'no-contact': '禁止被申请人骚扰、跟踪、接触申请人及其相关近亲属',
  'move-out': '责令被申请人迁出申请人住所',
  other: '保护申请人人身安全的其他措施',
}

export const relationWords: Words<Relation> = {
  ...{ spouse: '配偶', parent: '父母', child: '子女', 'other-family': '其他家庭成员' },
  ...{ 'ex-spouse': '前配偶', dating: '恋爱、交友关系', 'ex-dating': '曾有恋爱、交友关系' },
}

export const behalfWords: Words<OnBehalfKind> = {
  'close-relative': '近亲属',
  police: '公安机关',
  'womens-federation': '妇女联合会',
  committee: '居民委员会、村民委员会',
  'rescue-body': '救助管理机构',
  'civil-affairs': '民政部门',
  'disabled-federation': '残疾人联合会',
  'elderly-body': '依法设立的老年人组织',
}

export const groundWords: Words<BehalfGround> = {
  'no-capacity': '申请人是无民事行为能力人或者限制民事行为能力人',
  'coerced-or-afraid': '申请人因受到强制、威吓等原因无法申请',
  'old-disabled-or-ill': '申请人年老、残疾或者重病，已征得其同意，尊重其意愿',
}

/** the piece, and where it comes from */
export const evidenceWords: Readonly<Record<Evidence, readonly [string, string]>> = {
  'police-record': ['报警记录、出警记录、询问笔录', '公安机关'],
  'written-warning': ['告诫书', '公安机关'],
  'injury-photos': ['受伤照片、现场照片', '申请人'],
  'medical-record': ['诊疗记录、伤情鉴定', '医疗机构、鉴定机构'],
  'audio-video': ['录音、录像', '申请人'],
  messages: ['短信、微信、电子邮件等往来记录', '申请人'],
  pledge: ['悔过书、保证书', '被申请人'],
  witness: ['证人证言', '证人'],
  'child-statement': ['未成年子女的与年龄、智力相适应的证言', '子女'],
  'hotline-record': ['12338 热线接访记录（盖章件）', '妇女联合会'],
  'federation-record': ['妇联接访、走访、求助记录', '妇女联合会'],
  'committee-record': ['村（居）民委员会求助、调解记录', '村（居）民委员会'],
  other: ['其他', ''],
}

export const changeTitles: Words<ChangeKind> = {
  extend: '延长人身安全保护令申请书',
  vary: '变更人身安全保护令申请书',
  revoke: '撤销人身安全保护令申请书',
}

export const recipientWords: Words<Recipient> = {
  ...{ applicant: '申请人', respondent: '被申请人', police: '公安机关' },
  committee: '居民委员会、村民委员会',
}

export const wayWords: Words<DeliveryWay> = {
  'in-person': '直接送达',
  left: '留置送达',
  post: '邮寄送达',
  electronic: '电子送达',
  notified: '告知',
}
