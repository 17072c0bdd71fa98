import type { Name } from '#domain/organisations/organisation-name.schema.ts'
import type { LegalGround } from './legal-ground.schema.ts'
import type { PacketField } from './packet.schema.ts'
import type {
  FeedBackOutcome,
  ReferralEntryKind,
  ReturnReason,
  Suggestion,
} from './referral.schema.ts'

export const groundNames: Readonly<Record<LegalGround, Name>> = {
  consent: { zh: '她本人同意', en: 'Her own consent' },
  'domestic-violence-14': {
    zh: '《反家庭暴力法》第十四条：无、限制民事行为能力人遭受家庭暴力',
    en: 'Anti-Domestic Violence Law art. 14: persons without or with limited capacity',
  },
  'domestic-violence-15': {
    zh: '《反家庭暴力法》第十五条',
    en: 'Anti-Domestic Violence Law art. 15',
  },
  'domestic-violence-18': {
    zh: '《反家庭暴力法》第十八条：庇护',
    en: 'Anti-Domestic Violence Law art. 18: shelter',
  },
  'minors-11': {
    zh: '《未成年人保护法》第十一条：侵害未成年人强制报告',
    en: 'Law on the Protection of Minors art. 11: mandatory report',
  },
  'legal-aid-31': { zh: '《法律援助法》第三十一条', en: 'Legal Aid Law art. 31' },
  'womens-rights-73': {
    zh: '《妇女权益保障法》第七十三条',
    en: 'Law on Women’s Rights and Interests art. 73',
  },
  'womens-rights-77': {
    zh: '《妇女权益保障法》第七十七条：公益诉讼线索',
    en: 'Law on Women’s Rights and Interests art. 77: public interest',
  },
  'womens-rights-78': {
    zh: '《妇女权益保障法》第七十八条：支持起诉',
    en: 'Law on Women’s Rights and Interests art. 78: support in court',
  },
  'life-in-danger': {
    zh: '紧急情况下保护生命健康（《个人信息保护法》）',
    en: 'Life or health in an emergency (Personal Information Protection Law)',
  },
}

export const fieldNames: Readonly<Record<PacketField, Name>> = {
  identity: { zh: '姓名（不选就只露姓）', en: 'Her name (else only the surname)' },
  level: { zh: '级别', en: 'Level' },
  narrative: { zh: '经过全文', en: 'What is told, in full' },
  wish: { zh: '她的意愿', en: 'What she wants' },
  'safe-contact': {
    zh: '安全联系方式（连同时间和禁忌）',
    en: 'Safe contact, with its rules',
  },
  parties: { zh: '她和孩子', en: 'She and the children' },
  files: { zh: '附件（另选）', en: 'Files (chosen below)' },
}

export const entryNames: Readonly<Record<ReferralEntryKind, Name>> = {
  sent: { zh: '转出', en: 'Sent' },
  signed: { zh: '签收', en: 'Signed for' },
  accepted: { zh: '受理', en: 'Accepted' },
  returned: { zh: '退回', en: 'Returned' },
  disputed: { zh: '再次退回，报上一级裁定', en: 'Refused again: up for a decision' },
  decided: { zh: '裁定', en: 'Decided' },
  forwarded: { zh: '转送', en: 'Passed on' },
  logged: { zh: '工作记录', en: 'Work log' },
  'fed-back': { zh: '反馈', en: 'Feedback' },
  'asked-again': { zh: '请补充', en: 'More was asked' },
  verified: { zh: '核实', en: 'Verified' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  supplemented: { zh: '补充附件', en: 'Files added' },
}

/** Why it came back, how it ended, what was decided. */
type ReferralCode =
  | ReturnReason
  | FeedBackOutcome
  | 'receiver'
  | 'another'
  | 'matter-declined'
  | 'organisation-ended'

export const codeNames: Readonly<Record<ReferralCode, Name>> = {
  'not-ours': { zh: '不归我们管', en: 'not ours' },
  'packet-incomplete': { zh: '材料不够', en: 'packet incomplete' },
  'already-handled': { zh: '已经在办', en: 'already in hand' },
  'not-possible': { zh: '办不了', en: 'not possible' },
  done: { zh: '办好了', en: 'done' },
  partly: { zh: '办了一部分', en: 'partly done' },
  'not-found': { zh: '找不到人', en: 'person not found' },
  receiver: { zh: '由承办方办', en: 'the receiver is competent' },
  another: { zh: '由别家办', en: 'another is competent' },
  'matter-declined': { zh: '事项不受理', en: 'the matter was declined' },
  'organisation-ended': {
    zh: '原单位撤销，由接续单位办',
    en: 'the office has ended; its heir takes over',
  },
}

export const suggestionNames: Readonly<Record<Suggestion, Name>> = {
  none: { zh: '没有', en: 'nothing' },
  'grade-anew': { zh: '重新评估级别', en: 'grade it anew' },
  close: { zh: '可以结案', en: 'it may be closed' },
}
