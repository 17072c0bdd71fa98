import type { WrittenSheet } from '#platform/spreadsheets/sheet-writer.ts'
import type { VisitListed } from './visit.contract.ts'

const columns = [
  ...[
    { header: '走访编号', width: 24 },
    { header: '走访日期', width: 12 },
  ],
  ...[
    { header: '村(社区)区划代码', width: 16 },
    { header: '村(社区)', width: 20 },
  ],
  ...[
    { header: '执委编号', width: 14 },
    { header: '执委姓名', width: 12 },
  ],
  ...[
    { header: '走访对象', width: 12 },
    { header: '有需求', width: 8 },
  ],
  ...[
    { header: '当场解决', width: 10 },
    { header: '发现隐患', width: 10 },
  ],
  { header: '隐患等级', width: 10 },
]

/** The list as it stood, with a line on top that says who took it out of the house and when. */
export function exportedSheet(
  visits: readonly VisitListed[],
  numbers: readonly { readonly executiveNumber: string }[],
  by: string,
  now: Date,
): WrittenSheet {
  const at = now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
  return {
    name: '走访',
    notice: `贴心 · ${by} 于 ${at} 导出 ${visits.length} 行 · 内部资料，不得外传；导出已记入审计日志`,
    columns,
    rows: visits.map((visit, at_) => [
      ...[visit.number, visit.date, visit.division, visit.divisionName],
      ...[numbers[at_]?.executiveNumber ?? '', visit.executiveName, visit.subject],
      ...[yes(visit.hasNeed), yes(visit.hasSolved), yes(visit.hasHazard), visit.hazardLevel],
    ]),
  }
}

function yes(is: boolean): string {
  return is ? '是' : '否'
}
