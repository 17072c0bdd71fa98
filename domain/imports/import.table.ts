import type { Template } from '#platform/spreadsheets/template-writer.ts'
import type { WrittenSheet } from '#platform/spreadsheets/sheet-writer.ts'
import { importFaultWords } from './import-fault.schema.ts'
import type { ColumnType } from './import-column.schema.ts'
import { columnsOf } from './import-kind.schema.ts'
import type { ImportKind } from './import.schema.ts'
import type { ImportFault } from './row.schema.ts'

const faultColumns = [
  { header: '行', width: 8 },
  { header: '列', width: 20 },
  { header: '原因', width: 60 },
  { header: '原因代码', width: 28 },
  { header: '原值（已遮蔽）', width: 28 },
]

/** The rows that were not taken, to put the file right by. */
export function faultSheet(faults: Iterable<ImportFault>): WrittenSheet {
  return { name: '未导入的行', columns: faultColumns, rows: rowsOf(faults) }
}

function* rowsOf(faults: Iterable<ImportFault>): Generator<(string | number | null)[]> {
  for (const { row, column, code, shown } of faults) {
    yield [row, column, importFaultWords[code].zh, code, shown]
  }
}

export const kindTitles: Readonly<Record<ImportKind, string>> = {
  people: '人员档案',
  households: '家庭户',
  ledger: '纸质台账',
  findings: '学校、医院名单',
  organisations: '组织',
  mediation: '家调组织',
  executives: '执委',
  visits: '走访',
}

const about: Readonly<Record<ColumnType, string>> = {
  text: '文字',
  told: '文字，不超过 2000 字（住址不超过 200 字）',
  name: '姓名，不写号码',
  identity: '18 位身份证号（15 位的会补齐）；请保持文本格式，Excel 存成数值会丢掉末几位',
  phone: '手机号，或带区号的座机；写了几个的，取第一个',
  date: '年在前：2023-05-06、2023.5.6、2023年5月6日都可以；5/6/2023 看不出月和日，不收',
  village: '12 位村（社区）区划代码，或者村名；重名的，前面加镇名',
  division: '区划代码，或者名称；重名的，前面加上级名称',
  sex: '女或男；写了身份证号的可以不写',
  'key-groups': '从字典里选；几个的用“、”隔开',
  number: '整数',
  'yes-no': '是或否',
  choice: '从下拉里选',
  raw: '按走访登记的写法',
}

/** What an office fills in when it has no file of its own yet. */
export function templateOf(kind: ImportKind): Template {
  return {
    name: kindTitles[kind],
    columns: columnsOf(kind).map(({ title, type, isRequired, choices, example }) => ({
      header: title,
      isRequired: isRequired === true,
      about: about[type],
      example,
      width: type === 'told' ? 40 : 20,
      isMany: type === 'key-groups',
      choices: type === 'yes-no' ? ['是', '否'] : (choices ?? []).map(({ label }) => label),
    })),
    guide: { name: '填写说明', titles: ['列', '必填', '怎么写', '例子'] },
    words: { required: '必填', optional: '' },
  }
}
