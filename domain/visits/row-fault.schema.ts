import type { RowFaultCode } from './visit-row.schema.ts'

/** What a fault means and what to do about it: in the fault workbook and on the console. */
export const rowFaultWords: Readonly<
  Record<RowFaultCode, { readonly zh: string; readonly en: string }>
> = {
  required: { zh: '必填，此处为空', en: 'Required, but empty' },
  'too-long': { zh: '超过 2000 字', en: 'Longer than 2,000 characters' },
  'unreadable-text': {
    zh: '有乱码：请用 UTF-8 或 GB18030 重新保存',
    en: 'Unreadable characters: save the file again as UTF-8 or GB18030',
  },
  'number-rounded': {
    zh: 'Excel 把长数字存成了数值，末几位已丢失：请把该列设为文本后重填',
    en: 'Excel has rounded the long number: format the column as text and type it again',
  },
  'number-invalid': {
    zh: '走访编号应为 40 字以内的字母、数字、汉字，不能是身份证号或电话',
    en: 'A visit number is up to 40 letters, digits, Chinese characters; never an identity or phone number',
  },
  'number-taken': {
    zh: '此编号已有另一条内容不同的走访',
    en: 'Another visit with different content has this number',
  },
  'date-invalid': { zh: '不是日期：请写成 2023-05-06', en: 'Not a date: write 2023-05-06' },
  'date-in-future': { zh: '日期在今天之后', en: 'The date is in the future' },
  'date-too-early': { zh: '日期早于 2000 年', en: 'The date is before the year 2000' },
  'executive-unknown': {
    zh: '执委名册中没有此编号，或不在你的管辖范围',
    en: 'No such executive in the register, or not in your reach',
  },
  'executive-name-differs': {
    zh: '姓名与执委名册中此编号的姓名不同',
    en: 'The register has another name for this number',
  },
  'division-invalid': {
    zh: '应为 12 位村（社区）区划代码',
    en: 'Not the 12-digit code of a village or community',
  },
  'division-unknown': { zh: '没有此区划代码', en: 'No such division' },
  'division-outside-reach': { zh: '该村不在你的管辖范围', en: 'The village is outside your reach' },
  'name-invalid': {
    zh: '姓名过长，或写了号码',
    en: 'The name is too long, or holds a number',
  },
  'identity-length': { zh: '身份证号不是 18 位', en: 'The identity number is not 18 characters' },
  'identity-date': {
    zh: '身份证号中的出生日期不存在',
    en: 'The identity number has no real birth date',
  },
  'identity-checksum': {
    zh: '身份证号校验位不符：请核对',
    en: 'The check digit of the identity number is wrong: please check',
  },
  'identity-rounded': {
    zh: 'Excel 把身份证号存成了数值，末几位已丢失：请把该列设为文本后重填',
    en: 'Excel has rounded the identity number: format the column as text and type it again',
  },
  'tag-unknown': {
    zh: '重点人群不在字典中，多个请用“、”分开',
    en: 'Not a key group of the dictionary; several are separated by 、',
  },
  'hazard-flag-invalid': { zh: '发现隐患只填“是”或“否”', en: 'Hazard found: 是 or 否' },
  'hazard-text-missing': {
    zh: '发现隐患为“是”，须写隐患描述',
    en: 'A hazard was found: say which',
  },
  'hazard-without-flag': {
    zh: '写了隐患描述，但发现隐患不是“是”',
    en: 'A hazard is described, but “found” is not 是',
  },
  'hazard-level-invalid': { zh: '隐患等级为 1 至 4', en: 'The level is 1 to 4' },
  'hazard-level-without-hazard': { zh: '没有隐患，不应有等级', en: 'A level without a hazard' },
}
