import { z } from 'zod'
import type { CallColumn } from './call.schema.ts'

/** Why a row of a calls file was not taken. */
export const CallFaultCode = z.enum([
  ...(['required', 'too-long', 'number-rounded', 'number-invalid', 'number-taken'] as const),
  ...(['time-invalid', 'time-in-future', 'division-invalid'] as const),
])
export type CallFaultCode = z.infer<typeof CallFaultCode>

export type CallFault = {
  readonly column: CallColumn
  readonly code: CallFaultCode
  readonly shown: string | null
}

/** What a fault means and what to do about it: in the fault workbook and on the console. */
export const callFaultWords: Readonly<
  Record<CallFaultCode, { readonly zh: string; readonly en: string }>
> = {
  required: { zh: '必填，此处为空', en: 'Required, but empty' },
  'too-long': { zh: '超过 4000 字', en: 'Longer than 4,000 characters' },
  'number-rounded': {
    zh: 'Excel 把长数字存成了数值，末几位已丢失：请把该列设为文本后重填',
    en: 'Excel has rounded the long number: format the column as text and type it again',
  },
  'number-invalid': {
    zh: '接警编号应为 4 至 40 位字母、数字、汉字或横线',
    en: 'A call number is 4 to 40 letters, digits, Chinese characters or hyphens',
  },
  'number-taken': {
    zh: '此编号已有另一条内容不同的警情',
    en: 'Another call with different content has this number',
  },
  'time-invalid': {
    zh: '不是时间：请写成 2023-05-06 13:14:15',
    en: 'Not a time: write 2023-05-06 13:14:15',
  },
  'time-in-future': { zh: '时间在现在之后', en: 'The time is in the future' },
  'division-invalid': {
    zh: '行政区划应为本市 6、9 或 12 位代码',
    en: 'Not a division code of this city with 6, 9 or 12 digits',
  },
}
