import { rowFaultWords } from '#domain/visits/row-fault.schema.ts'
import type { ImportFaultCode } from './row.schema.ts'

/** What a fault means and what to do about it: in the fault workbook and on the console. */
export const importFaultWords: Readonly<
  Record<ImportFaultCode, { readonly zh: string; readonly en: string }>
> = {
  ...rowFaultWords,
  'date-ambiguous': {
    zh: '看不出哪个是月、哪个是日：请改成年在前，如 2023-05-06',
    en: 'Month and day cannot be told apart: write the year first, like 2023-05-06',
  },
  'date-incomplete': {
    zh: '只有年月，没有日：请补上日，如 2023-05-06；不知道的留空',
    en: 'Year and month without a day: add it, like 2023-05-06, or leave it empty',
  },
  'phone-invalid': {
    zh: '不是手机号，也不是带区号的座机：请核对',
    en: 'Neither a mobile number nor a landline with its area code: please check',
  },
  'sex-unknown': { zh: '性别只填“女”或“男”', en: 'Sex is 女 or 男' },
  'value-unknown': {
    zh: '不在可选的值里：请照模板的下拉填写',
    en: 'Not one of the values to choose from: see the drop-down of the template',
  },
  'not-a-number': { zh: '应为整数', en: 'Not a whole number' },
  'division-ambiguous': {
    zh: '这个名称不止一处：前面加上镇名，或者改填 12 位区划代码',
    en: 'Several places have this name: put the township before it, or use the 12-digit code',
  },
  'note-row': {
    zh: '这一行是合计、签名或说明，不是一条记录',
    en: 'This row is a total, a signature or a remark, not a record',
  },
  'header-again': { zh: '这一行又是列名', en: 'This row repeats the header' },
  'another-name': {
    zh: '同一个身份证号，前面的行或者已有的档案是另一个姓名：请核对号码和姓名',
    en: 'The same identity number has another name in an earlier row or in its file: please check both',
  },
  'sex-differs': {
    zh: '与身份证号所示的性别不同：请核对',
    en: 'Differs from the sex that the identity number says: please check',
  },
  'birth-differs': {
    zh: '与身份证号所示的出生日期不同：请核对，或者把这一格留空',
    en: 'Differs from the birth date of the identity number: please check, or leave the cell empty',
  },
  'parent-unknown': {
    zh: '没有这个名称的上级组织：请先导入上级，或者写在前面的行',
    en: 'No organisation of this name: bring the parent in first, or in an earlier row',
  },
  'parent-not-above': {
    zh: '上级组织的层级不高于它',
    en: 'The parent does not stand at a higher level',
  },
  'committee-needs-3-to-9-members': {
    zh: '人民调解委员会由三至九人组成（人民调解法第八条）',
    en: 'A committee has three to nine members (People’s Mediation Law 8)',
  },
  'committee-without-a-woman': {
    zh: '调解委员会应当有妇女成员（人民调解法第八条）',
    en: 'A committee has women among its members (People’s Mediation Law 8)',
  },
  'more-women-than-members': { zh: '女性人数多于总人数', en: 'More women than members' },
  'organisation-unknown': {
    zh: '没有这个名称的妇联，或者此村还没有负责的妇联',
    en: 'No women’s federation of this name, or none responsible for this village',
  },
  'executive-number-taken': {
    zh: '此编号已属另一位执委',
    en: 'Another executive has this number',
  },
}
