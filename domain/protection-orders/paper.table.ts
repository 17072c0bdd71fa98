import type { Recipient } from '#domain/services/delivery.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { composeTemplate, type Block } from '#platform/documents/compose-template.ts'
import { fillTemplate, type TemplateData } from '#platform/documents/fill-template.ts'
import type { Paper } from './order-read.contract.ts'
import type { Order } from './order.schema.ts'
import {
  applicationData,
  changeData,
  confidentialData,
  evidenceData,
  proofData,
  type PaperFacts,
} from './paper.transition.ts'

const parties: readonly Block[] = [
  { kind: 'heading', text: '申请人' },
  { kind: 'body', text: '{applicant}' },
  { kind: 'loop', over: 'behalf', blocks: [{ kind: 'body', text: '{.}' }] },
  { kind: 'heading', text: '被申请人' },
  { kind: 'body', text: '{respondent}' },
  { kind: 'body', text: '双方关系：{relation}' },
]

/** What every paper that the other side may come to read says of how to reach her. */
const apart: Block = {
  kind: 'note',
  text: '申请人的联系方式和现住址另见《保密联系方式》，只供人民法院使用，不随本件送达。',
}

const signed: readonly Block[] = [
  { kind: 'body', text: '{signer}（签名或盖章）：' },
  { kind: 'body', text: '日期：　　　年　　月　　日' },
]

const blocks: Readonly<Record<Paper, readonly Block[]>> = {
  application: [
    { kind: 'title', text: '人身安全保护令申请书' },
    { kind: 'subtitle', text: '{how}' },
    ...parties,
    { kind: 'heading', text: '请求事项' },
    { kind: 'loop', over: 'measures', blocks: [{ kind: 'body', text: '{.}' }] },
    { kind: 'heading', text: '事实和理由' },
    { kind: 'loop', over: 'facts', blocks: [{ kind: 'body', text: '{.}' }] },
    { kind: 'body', text: '{law}' },
    { kind: 'loop', over: 'urgent', blocks: [{ kind: 'body', text: '{.}' }] },
    { kind: 'body', text: '此致' },
    { kind: 'body', text: '{court}' },
    ...signed,
    apart,
  ],
  'evidence-list': [
    { kind: 'title', text: '证据清单' },
    { kind: 'subtitle', text: '人身安全保护令申请' },
    { kind: 'body', text: '申请人：{name}　　被申请人：{respondentName}' },
    {
      kind: 'table',
      over: 'evidence',
      columns: [
        { header: '序号', cell: '{at}', share: 1 },
        { header: '证据', cell: '{what}', share: 5 },
        { header: '来源、份数', cell: '{from}', share: 4 },
        { header: '有／无', cell: '{has}', share: 1 },
      ],
    },
    { kind: 'loop', over: 'seals', blocks: [{ kind: 'body', text: '{.}' }] },
    { kind: 'loop', over: 'notes', blocks: [{ kind: 'body', text: '{.}' }] },
    ...signed,
  ],
  'change-application': [
    { kind: 'title', text: '{title}' },
    { kind: 'subtitle', text: '原裁定：{caseNumber}' },
    ...parties,
    { kind: 'heading', text: '请求事项' },
    { kind: 'loop', over: 'requests', blocks: [{ kind: 'body', text: '{.}' }] },
    { kind: 'heading', text: '事实和理由' },
    { kind: 'loop', over: 'facts', blocks: [{ kind: 'body', text: '{.}' }] },
    { kind: 'body', text: '依照《中华人民共和国反家庭暴力法》第三十条，在保护令失效前提出申请。' },
    { kind: 'body', text: '此致' },
    { kind: 'body', text: '{court}' },
    ...signed,
    apart,
  ],
  'proof-of-service': [
    { kind: 'title', text: '送达回证' },
    { kind: 'subtitle', text: '人身安全保护令　{caseNumber}' },
    {
      kind: 'table',
      over: 'rows',
      columns: [
        { header: '项目', cell: '{what}', share: 2 },
        { header: '内容', cell: '{value}', share: 6 },
      ],
    },
    { kind: 'body', text: '受送达人（签名或盖章）：' },
    { kind: 'body', text: '送达人（签名）：' },
    { kind: 'note', text: '拒绝签收的，注明情况并留置送达。' },
  ],
  'confidential-contact': [
    { kind: 'title', text: '保密联系方式' },
    { kind: 'subtitle', text: '只供人民法院使用　不得送达、不得附卷供查阅' },
    {
      kind: 'table',
      over: 'rows',
      columns: [
        { header: '项目', cell: '{what}', share: 2 },
        { header: '内容', cell: '{value}', share: 6 },
      ],
    },
    { kind: 'note', text: '与申请人联系前先看可以联系的时间；接电话的不是本人，不说明来意。' },
  ],
}

const templates = new Map<Paper, Buffer>()

function templateOf(paper: Paper): Buffer {
  const known = templates.get(paper)
  if (known !== undefined) return known
  const made = composeTemplate(blocks[paper], '{number}')
  templates.set(paper, made)
  return made
}

export type Made = { readonly title: string; readonly content: Buffer }

/** A paper of an order, or why there is none to be made. */
export function paperOf(
  paper: Paper,
  order: Order,
  facts: PaperFacts & { readonly recipient?: Recipient | undefined },
): Made | Refusal {
  const data = dataOf(paper, order, facts)
  if (data === undefined) return refuse('paper-has-no-subject')
  const { title, ...filled } = data
  return {
    title,
    content: fillTemplate(templateOf(paper), { ...filled, title, number: order.number }),
  }
}

function dataOf(
  paper: Paper,
  order: Order,
  facts: PaperFacts & { readonly recipient?: Recipient | undefined },
): (TemplateData & { readonly title: string }) | undefined {
  switch (paper) {
    case 'application':
      return applicationData(order, facts)
    case 'evidence-list':
      return evidenceData(order, facts)
    case 'change-application':
      return changeData(order, facts)
    case 'proof-of-service':
      return facts.recipient === undefined ? undefined : proofData(order, facts.recipient, facts)
    case 'confidential-contact':
      return confidentialData(order)
  }
}
