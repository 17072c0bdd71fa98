import { recipientWords, sexWords, wayWords } from '#domain/protection-orders/paper-words.schema.ts'
import type { Recipient } from '#domain/services/delivery.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { composeTemplate, type Block } from '#platform/documents/compose-template.ts'
import { fillTemplate } from '#platform/documents/fill-template.ts'
import { withhold } from '#platform/text/withhold.ts'
import { dayOf } from '#platform/time/day.ts'
import type { WarningPaper } from './warning.contract.ts'
import type { Visit, Warning } from './warning.schema.ts'

const rows: Block = {
  kind: 'table',
  over: 'rows',
  columns: [
    { header: '项目', cell: '{what}', share: 2 },
    { header: '内容', cell: '{value}', share: 6 },
  ],
}

const blocks: Readonly<Record<WarningPaper, readonly Block[]>> = {
  warning: [
    { kind: 'title', text: '家庭暴力告诫书' },
    { kind: 'subtitle', text: '{documentNumber}' },
    { kind: 'body', text: '被告诫人：{warned}' },
    { kind: 'body', text: '受害人：{victim}' },
    { kind: 'heading', text: '家庭暴力的事实' },
    { kind: 'loop', over: 'facts', blocks: [{ kind: 'body', text: '{.}' }] },
    { kind: 'heading', text: '禁止事项' },
    { kind: 'loop', over: 'forbidden', blocks: [{ kind: 'body', text: '{.}' }] },
    {
      kind: 'body',
      text: '依照《中华人民共和国反家庭暴力法》第十六条、第十七条，对你批评教育并出具告诫书。',
    },
    { kind: 'body', text: '{office}（盖章）' },
    { kind: 'body', text: '日期：　　　年　　月　　日' },
    { kind: 'body', text: '被告诫人（签名）：' },
    {
      kind: 'note',
      text: '本告诫书送交被告诫人、受害人，并通知居民委员会、村民委员会；居民委员会、村民委员会和公安派出所将进行查访。',
    },
  ],
  'visit-record': [
    { kind: 'title', text: '告诫后查访记录' },
    { kind: 'subtitle', text: '{documentNumber}' },
    rows,
    { kind: 'body', text: '查访人（签名）：' },
    { kind: 'body', text: '被查访人（签名）：' },
  ],
  'proof-of-service': [
    { kind: 'title', text: '送达回证' },
    { kind: 'subtitle', text: '家庭暴力告诫书　{documentNumber}' },
    rows,
    { kind: 'body', text: '受送达人（签名或盖章）：' },
    { kind: 'body', text: '送达人（签名）：' },
  ],
}

const templates = new Map<WarningPaper, Buffer>()

function templateOf(paper: WarningPaper): Buffer {
  const made = templates.get(paper) ?? composeTemplate(blocks[paper], '{number}')
  templates.set(paper, made)
  return made
}

const titles: Readonly<Record<WarningPaper, string>> = {
  ...{
    warning: '家庭暴力告诫书',
    'visit-record': '告诫后查访记录',
    'proof-of-service': '送达回证',
  },
}

const metWords: Readonly<Record<Visit['met'], string>> = {
  ...{ both: '双方', victim: '受害人', warned: '被告诫人', nobody: '没有见到人' },
}

const resultWords: Readonly<Record<Visit['result'], string>> = {
  ...{ calm: '没有再发生', tense: '关系紧张', 'violent-again': '再次实施暴力' },
}

/** @param guarded where she can be reached: it stands in no paper of a warning */
export function paperOf(
  paper: WarningPaper,
  warning: Warning,
  { guarded, recipient }: { guarded: readonly string[]; recipient?: Recipient | undefined },
): { title: string; content: Buffer } | Refusal {
  const { content, documentNumber = '', number } = warning
  const clean = (text: string): string => withhold(text, guarded)
  const lines = (text: string): string[] =>
    text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [clean(line)]))
  const table = rowsOf(paper, warning, recipient)
  if (table === undefined) return refuse('paper-has-no-subject')
  const { name, sex, identity, address } = content.warned
  return {
    title: titles[paper],
    content: fillTemplate(templateOf(paper), {
      ...{ number, documentNumber: clean(documentNumber), victim: clean(content.victim) },
      warned: clean(
        [name, sexWords[sex ?? 'unknown'], identity, address]
          .filter((one) => one !== '')
          .join('，'),
      ),
      facts: lines(content.facts),
      forbidden: lines(content.forbidden),
      office: clean(content.policeOffice.name),
      rows: table.map(([what, value]) => ({ what, value: value === '' ? '　' : clean(value) })),
    }),
  }
}

type Cells = readonly (readonly [string, string])[]

function rowsOf(
  paper: WarningPaper,
  { content, deliveries, visits, documentNumber = '' }: Warning,
  recipient: Recipient | undefined,
): Cells | undefined {
  switch (paper) {
    case 'warning':
      return []
    case 'visit-record': {
      const visit = visits.at(-1)
      if (visit === undefined) return undefined
      return [
        ['被告诫人', content.warned.name],
        ['查访时间', dayOf(new Date(visit.at))],
        ['查访人', visit.by],
        ['见到', metWords[visit.met]],
        ['情况', resultWords[visit.result]],
        ['记录', visit.text],
      ]
    }
    case 'proof-of-service': {
      if (recipient === undefined) return undefined
      const delivery = deliveries.findLast((one) => one.recipient === recipient)
      const { servedAt = null, servedBy = null, way = null, note = '' } = delivery ?? {}
      return [
        ['送达文书', `家庭暴力告诫书 ${documentNumber}`],
        ['受送达人', recipientWords[recipient === 'applicant' ? 'applicant' : recipient]],
        ['送达时间', servedAt === null ? '' : dayOf(new Date(servedAt))],
        ['送达方式', way === null ? '' : wayWords[way]],
        ['送达人', servedBy ?? ''],
        ['备注', note],
      ]
    }
  }
}
