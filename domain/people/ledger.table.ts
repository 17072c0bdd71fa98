import type { WrittenSheet } from '#platform/spreadsheets/sheet-writer.ts'
import { ethnicityLabel } from './ethnicity.schema.ts'
import { keyGroupLabel } from './key-group.schema.ts'
import type { LedgerRow } from './ledger.contract.ts'
import type { Ledger, LedgerColumn } from './ledger.schema.ts'

type Cell = string | number | null

const sheetColumns: Readonly<
  Record<LedgerColumn, { header: string; width: number; cell: (row: LedgerRow) => Cell }>
> = {
  name: { header: '姓名', width: 16, cell: ({ name }) => name },
  sex: { header: '性别', width: 8, cell: ({ sex }) => (sex ? sexes[sex] : '') },
  age: { header: '年龄', width: 8, cell: ({ age }) => age ?? null },
  division: { header: '村(社区)', width: 28, cell: ({ divisionName }) => divisionName ?? '' },
  ethnicity: {
    header: '民族',
    width: 12,
    cell: ({ ethnicity }) => (ethnicity ? ethnicityLabel(ethnicity, 'zh-CN') : ''),
  },
  interpreter: { header: '需要翻译', width: 14, cell: ({ interpreter }) => interpreter ?? '' },
  groups: {
    header: '重点人群',
    width: 32,
    cell: ({ groups = [] }) => groups.map(keyGroupLabel).join('、'),
  },
  identity: { header: '身份证号(遮)', width: 22, cell: (row) => row.identityMasked ?? '' },
  phone: { header: '电话(遮)', width: 16, cell: (row) => row.phoneMasked ?? '' },
  created: { header: '立档日期', width: 14, cell: ({ createdAt = '' }) => createdAt.slice(0, 10) },
}

const sexes = { female: '女', male: '男' }

/** With a line on top that says who took it out of the house and when. */
export function ledgerSheet(
  { name, columns }: Ledger,
  rows: readonly LedgerRow[],
  by: string,
  now: Date,
): WrittenSheet {
  const at = now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
  const chosen = columns.map((column) => sheetColumns[column])
  return {
    // Excel takes no more than 31 characters, and not these
    name: name.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31),
    notice: `贴心 · ${by} 于 ${at} 导出 ${rows.length} 行 · 内部资料，不得外传；导出已记入审计日志`,
    columns: chosen.map(({ header, width }) => ({ header, width })),
    rows: rows.map((row) => chosen.map(({ cell }) => cell(row))),
  }
}
