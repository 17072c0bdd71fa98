import { saveDivisions } from '#domain/divisions/division.public.ts'
import { levelOf, parentCodeOf } from '#domain/divisions/division.schema.ts'
import { anExecutive, insertExecutives } from '#domain/organisations/organisation.fixtures.ts'
import type { Tx } from '#platform/db/tx.ts'
import { visitColumns, type VisitColumn } from './visit-row.schema.ts'

/** A row of a visits file as 柯桂英 of 港下村 would write it, unless told otherwise. */
export function aRow(
  change: Partial<Record<VisitColumn, string>> = {},
): Record<VisitColumn, string> {
  return {
    走访编号: 'ZF-1',
    走访日期: '2023-05-06',
    执委姓名: '柯桂英',
    执委编号: 'HS0000001',
    '村(社区)区划代码': '420222101200',
    走访对象: '王小芳',
    对象身份证号: '',
    重点人群: '',
    需求: '',
    已解决问题: '',
    发现隐患: '否',
    隐患描述: '',
    隐患等级: '',
    ...change,
  }
}

/** The rows as a .csv; a column that no row has is left out. */
export function aCsv(rows: readonly Readonly<Record<string, string>>[]): string {
  const names = rows[0] === undefined ? visitColumns.names : Object.keys(rows[0])
  const lines = rows.map((row) => names.map((name) => quoted(row[name] ?? '')).join(','))
  return [names.join(','), ...lines].join('\r\n')
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Two neighbouring villages of 富池镇 and one of 浮屠镇, and the executives who visit there. */
export function insertVillages(tx: Tx): void {
  const codes = ['420222000000', '420222101000', '420222101200', '420222101201', '420222109200']
  saveDivisions(
    tx,
    codes.map((code) => {
      const name = names[code] ?? code
      return { code, name, level: levelOf(code), parentCode: parentCodeOf(code) }
    }),
  )
  insertExecutives(tx, [
    anExecutive({ id: '01890000-0000-7000-8000-0000000000e1', accountId: lanAccount }),
    anExecutive({
      ...{ id: '01890000-0000-7000-8000-0000000000e2', number: 'HS0000002', name: '柯春花' },
      ...{ division: '420222109200', orgId: '01890000-0000-7000-8000-00000000000b' },
    }),
  ])
}

/** The account of 柯桂英. */
export const lanAccount = '01890000-0000-7000-8000-0000000000a1'

const names: Readonly<Record<string, string>> = {
  '420222000000': '阳新县',
  '420222101000': '富池镇',
  '420222101200': '港下村',
  '420222101201': '丰山村',
  '420222109200': '下汪村',
}
