import { z } from 'zod'
import { FileBatch } from '#domain/file-batches/file-batch.schema.ts'
import { callColumns } from './call.schema.ts'
import { CallFaultCode, type CallFault } from './row-fault.schema.ts'

/** What the rules of selection made of the calls that came in. */
export const CallImportFile = FileBatch.extend({
  selected: z.strictObject({ in: z.int(), borderline: z.int(), out: z.int() }),
  /** calls of the file that have no household yet */
  unlinked: z.int(),
})
export type CallImportFile = z.infer<typeof CallImportFile>

export const CallImportFault = z.strictObject({
  row: z.int(),
  column: z.enum(callColumns.names),
  code: CallFaultCode,
  shown: z.string().nullable(),
})
export type CallImportFault = z.infer<typeof CallImportFault>

export type NumberedCallFault = CallFault & { readonly row: number }
