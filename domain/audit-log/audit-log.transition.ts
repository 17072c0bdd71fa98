import type { AuditLine } from './audit-log.schema.ts'

const header = [
  '时间',
  '账号',
  '姓名',
  '单位',
  '事件',
  '结果',
  '对象类别',
  '对象',
  '说明',
  '链',
  '序号',
]

/** RFC 4180, with the mark by which Excel recognises UTF-8. */
export function csvOf(lines: readonly AuditLine[]): string {
  const rows = lines.map((line) =>
    [
      line.at,
      line.accountId,
      line.accountName,
      line.orgName,
      line.name,
      line.outcome,
      line.subjectKind ?? '',
      line.subjectId ?? '',
      line.detail === null ? '' : JSON.stringify(line.detail),
      String(line.lane),
      String(line.seq),
    ]
      .map(cell)
      .join(','),
  )
  return `\u{FEFF}${[header.join(','), ...rows].join('\r\n')}\r\n`
}

/** A cell that a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
