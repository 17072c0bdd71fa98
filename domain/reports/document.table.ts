import { composeTemplate, type Block, type Column } from '#platform/documents/compose-template.ts'

const blocks: readonly Block[] = [
  { kind: 'title', text: '{title}' },
  { kind: 'subtitle', text: '{subtitle}' },
  {
    kind: 'loop',
    over: 'sections',
    blocks: [
      { kind: 'heading', text: '{title}' },
      { kind: 'loop', over: 'paragraphs', blocks: [{ kind: 'body', text: '{.}' }] },
    ],
  },
  { kind: 'caption', text: '附表一　指标与口径' },
  {
    kind: 'table',
    over: 'figures',
    columns: [
      ...[column('指标', 'name', 3), column('数值', 'value', 2), column('单位', 'unit', 1)],
      ...[column('时间段', 'window', 4), column('口径', 'definition', 7)],
      column('记录数', 'records', 2),
    ],
  },
  { kind: 'caption', text: '附表二　按月' },
  {
    kind: 'table',
    over: 'months',
    columns: [
      ...[column('月份', 'month', 3), column('走访执委', 'executives', 2)],
      ...[column('走访', 'visits', 2), column('解决问题', 'problemsSolved', 2)],
      ...[column('隐患', 'hazards', 2), column('立项', 'mattersOpened', 2)],
      ...[column('办结', 'mattersClosed', 2), column('回访', 'mattersRevisited', 2)],
    ],
  },
  { kind: 'caption', text: '附表三　按类别' },
  {
    kind: 'table',
    over: 'categories',
    columns: [
      column('类别', 'category', 4),
      ...[column('本期发现', 'found', 2), column('本期化解', 'resolved', 2)],
      ...[column('本年累计发现', 'foundSoFar', 2), column('本年累计化解', 'resolvedSoFar', 2)],
    ],
  },
  { kind: 'caption', text: '附表四　按县市区（按区划代码排列，不作名次）' },
  {
    kind: 'table',
    over: 'areas',
    columns: [
      ...[column('县市区', 'name', 4), column('隐患', 'hazards', 2)],
      ...[column('立项', 'mattersOpened', 2), column('按时受理', 'mattersAcceptedInTime', 2)],
      column('办结', 'mattersClosed', 2),
    ],
  },
  { kind: 'caption', text: '附表五　线索来源' },
  {
    kind: 'table',
    over: 'channels',
    columns: [column('渠道', 'channel', 4), column('线索', 'value', 2)],
  },
  {
    kind: 'loop',
    over: 'correctionTables',
    blocks: [
      { kind: 'caption', text: '附表六　冻结以后的更正' },
      {
        kind: 'table',
        over: 'corrections',
        columns: [
          ...[column('更正的数', 'what', 6), column('报送时', 'filed', 2)],
          ...[column('现在', 'now', 2), column('差', 'difference', 2)],
          column('发现日期', 'notedAt', 3),
        ],
      },
    ],
  },
  { kind: 'note', text: '{remark}' },
]

function column(header: string, tag: string, share: number): Column {
  return { header, cell: `{${tag}}`, share }
}

let composed: Buffer | undefined

/** The Word template of the account: three parts as the city writes them, and the tables. */
export function annualTemplate(): Buffer {
  composed ??= composeTemplate(blocks, '数由记录计得，生成于{generated}')
  return composed
}
