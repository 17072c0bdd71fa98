import { z } from 'zod'
import { RowFaultCode, visitColumns, type RowFault } from './visit-row.schema.ts'

export const ImportFault = z.strictObject({
  /** as the spreadsheet program numbers it */
  row: z.int(),
  column: z.enum(visitColumns.names),
  code: RowFaultCode,
  shown: z.string().nullable(),
})
export type ImportFault = z.infer<typeof ImportFault>

export type NumberedFault = RowFault & { readonly row: number }
