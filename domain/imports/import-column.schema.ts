import { keyGroups } from '#domain/people/key-group.schema.ts'

export type ColumnType =
  | 'text'
  /** somebody's own words: never shown back */
  | 'told'
  | 'name'
  | 'identity'
  | 'phone'
  | 'date'
  | 'village'
  | 'division'
  | 'sex'
  | 'key-groups'
  | 'number'
  | 'yes-no'
  | 'choice'
  /** handed on as it stands: the slice reads it itself */
  | 'raw'

export type Choice = {
  readonly value: string
  readonly label: string
  readonly also?: readonly string[]
}

/** A column as the house knows it. Its title is what the template writes, and what faults name. */
export type ImportColumn = {
  readonly field: string
  readonly title: string
  readonly type: ColumnType
  readonly isRequired?: true
  /** other titles that offices use for it */
  readonly also?: readonly string[]
  readonly choices?: readonly Choice[]
  readonly example: string
  readonly limit?: number
}

const sexes: readonly Choice[] = [
  { value: 'female', label: '女', also: ['女性', 'F', '2'] },
  { value: 'male', label: '男', also: ['男性', 'M', '1'] },
]

const groupChoices: readonly Choice[] = keyGroups.map(({ code, label }) => ({ value: code, label }))

export const name: ImportColumn = {
  ...{ field: 'name', title: '姓名', type: 'name', isRequired: true, example: '王小芳' },
  also: ['妇女姓名', '儿童姓名', '成员姓名', '本人姓名', '对象姓名', '当事人', '走访对象', '名字'],
}
export const identity: ImportColumn = {
  ...{ field: 'identity', title: '身份证号', type: 'identity', example: '42022219900101012X' },
  also: ['身份证号码', '身份证', '公民身份号码', '居民身份证号', '证件号码', '身份号码'],
}
export const sex: ImportColumn = {
  ...{ field: 'sex', title: '性别', type: 'sex', choices: sexes, example: '女' },
}
export const birth: ImportColumn = {
  ...{ field: 'birth', title: '出生日期', type: 'date', example: '1990-01-01' },
  also: ['出生年月', '出生年月日', '生日', '出生时间'],
}
export const phone: ImportColumn = {
  ...{ field: 'phone', title: '联系电话', type: 'phone', example: '13800138000' },
  also: ['电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', '本人电话'],
}
export const address: ImportColumn = {
  ...{ field: 'address', title: '住址', type: 'told', example: '三组 12 号', limit: 200 },
  also: ['家庭住址', '地址', '居住地址', '现住址', '详细地址', '住址门牌'],
}
export const village: ImportColumn = {
  ...{ field: 'division', title: '村(社区)', type: 'village', isRequired: true },
  ...{ example: '420222101200' },
  also: ['村（社区）区划代码', '区划代码', '村', '社区', '所属村', '所在村', '村居', '行政村'],
}
export const groups: ImportColumn = {
  ...{ field: 'tags', title: '重点人群', type: 'key-groups', choices: groupChoices },
  ...{ example: '单亲家庭、低收入家庭' },
  also: ['人群类别', '人员类别', '重点人群类别', '类型', '对象类别', '儿童类别'],
}
