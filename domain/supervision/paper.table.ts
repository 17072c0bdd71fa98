import { composeTemplate, type Block } from '#platform/documents/compose-template.ts'
import { fillTemplate } from '#platform/documents/fill-template.ts'
import { dayOf, type Day } from '#platform/time/day.ts'
import type { ReplyFile, Supervision, SupervisionKind } from './supervision.schema.ts'

/** Both papers name the matter by its number alone: they travel, and lie on desks. */
const blocks: readonly Block[] = [
  { kind: 'title', text: '{title}' },
  { kind: 'subtitle', text: '{number}' },
  { kind: 'body', text: '{addressee}：' },
  { kind: 'body', text: '{ground}' },
  { kind: 'loop', over: 'paragraphs', blocks: [{ kind: 'body', text: '{.}' }] },
  { kind: 'body', text: '{demand}' },
  { kind: 'note', text: '' },
  { kind: 'body', text: '{issuer}' },
  { kind: 'body', text: '{date}' },
  {
    kind: 'loop',
    over: 'rounds',
    blocks: [
      { kind: 'heading', text: '答复（{at}）' },
      { kind: 'body', text: '{text}' },
      { kind: 'body', text: '佐证：{evidence}' },
      { kind: 'note', text: '{verdict}' },
    ],
  },
  { kind: 'note', text: '{remark}' },
]

const titles: Readonly<Record<SupervisionKind, string>> = {
  order: '督　办　单',
  opinion: '督促处理意见书',
}

let composed: Buffer | undefined

function template(): Buffer {
  composed ??= composeTemplate(blocks, '{number}　内部文件，注意保密')
  return composed
}

/** The paper as it was sent, with the replies so far. @throws when it was not sent yet */
export function filledPaper(
  order: Supervision,
  names: { readonly issuer: string; readonly addressee: string; readonly subject: string },
): Buffer {
  const { kind, number, issuedAt, replyDueAt, requirement, rounds, closing } = order
  if (number === null || issuedAt === null || replyDueAt === null) throw new Error('not sent yet')
  return fillTemplate(template(), {
    ...{ title: titles[kind], number, issuer: names.issuer, addressee: names.addressee },
    ground: groundOf(kind, names.subject),
    paragraphs: requirement.split(/\n+/).filter((line) => line.trim() !== ''),
    demand: `请于${inWords(lastDay(replyDueAt))}前办理，并将办理情况和佐证材料书面答复我会。`,
    date: inWords(dayOf(new Date(issuedAt))),
    rounds: rounds.map(({ at, text, evidence, files = [], verdict, reason }) => ({
      at: inWords(dayOf(new Date(at))),
      text,
      evidence: provenBy(evidence, files),
      verdict:
        verdict === null
          ? '答复待核'
          : verdict === 'accepted'
            ? '答复已认可'
            : `答复退回：${reason ?? ''}`,
    })),
    remark: closing === null ? '' : `办结说明：${closing}`,
  })
}

/** In words, then the files by name. */
function provenBy(evidence: string, files: readonly ReplyFile[]): string {
  const named = files.length === 0 ? '' : `附件：${files.map(({ name }) => name).join('、')}`
  const said = [evidence, named].filter((part) => part !== '').join('；')
  return said === '' ? '无' : said
}

function groundOf(kind: SupervisionKind, subject: string): string {
  const about = subject === '' ? '' : `关于${subject}号事项，`
  return kind === 'order'
    ? `${about}应办事项逾期未办。现予督办，要求如下：`
    : `${about}根据《中华人民共和国妇女权益保障法》第七十三条，我会督促你单位依法处理，意见如下：`
}

/** A limit that ends at midnight is over with the day before. */
function lastDay(dueAt: string): Day {
  return dayOf(new Date(Date.parse(dueAt) - 1))
}

function inWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
