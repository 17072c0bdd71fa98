import type { WrittenSheet } from '#platform/spreadsheets/sheet-writer.ts'
import type { BundleLine } from './bundle.schema.ts'

const columns = [
  { header: '序号', width: 6 },
  { header: '事件名称', width: 28 },
  { header: '发生日期', width: 12 },
  { header: '发生地点', width: 28 },
  { header: '事件规模', width: 8 },
  { header: '事件类别', width: 14 },
  { header: '涉及人数', width: 8 },
  { header: '事件简述', width: 60 },
  { header: '主要当事人', width: 12 },
  { header: '化解时限', width: 12 },
  { header: '化解方式', width: 12 },
  { header: '化解组织', width: 26 },
  { header: '化解责任人', width: 12 },
  { header: '是否化解成功', width: 10 },
  { header: '化解情况', width: 16 },
  { header: '办理状态', width: 10 },
  { header: '所属网格', width: 16 },
]

/** The bundle in the fields of GB/T 31000, as it was closed, with who takes it out of the house. */
export function bundleSheet(
  lines: readonly BundleLine[],
  about: {
    readonly period: string
    readonly sender: string
    /** how many of the reports below were owed, signed, and said that there was nothing */
    readonly reports: { readonly owed: number; readonly filed: number; readonly nil: number }
    readonly by: string
    readonly now: Date
  },
): WrittenSheet {
  const { owed, filed, nil } = about.reports
  const at = about.now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
  return {
    name: '矛盾纠纷事件',
    notice: `贴心 · ${about.sender} ${about.period} 隐患移交包 ${lines.length} 条（应报 ${owed}，已签 ${filed}，没有隐患 ${nil}）· ${about.by} 于 ${at} 下载 · 内部资料，不得外传；下载已记入审计日志`,
    columns,
    rows: lines.map(({ position, event }) => [
      ...[position, event.name, event.date, event.place, event.scale, event.category, event.people],
      ...[event.summary, event.parties, event.limit, event.method, event.organisation],
      ...[
        event.responsible,
        event.isResolved ? '是' : '否',
        event.result,
        event.status,
        event.grid,
      ],
    ]),
  }
}
