import { z } from 'zod'
import { callColumns } from './call.schema.ts'
import { CallFaultCode, type CallFault } from './row-fault.schema.ts'

/** A file of calls that came in, and what became of its rows. */
export const CallImport = z.strictObject({
  id: z.uuid(),
  filename: z.string(),
  taskId: z.uuid().nullable(),
  rows: z.int(),
  /** how many rows there will be, as far as the file's size tells; null when it is not being read */
  total: z.int().nullable(),
  accepted: z.int(),
  /** rows that were in already, word for word */
  repeated: z.int(),
  rejected: z.int(),
  unknownColumns: z.array(z.string()),
  /** why the file as a whole was not taken, or broke off */
  refusal: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type CallImport = z.infer<typeof CallImport>

/** The import as it is kept: with the row up to which everything is in. */
export type StoredCallImport = CallImport & { readonly lastRow: number; readonly bytes: number }

/** What the rules of selection made of the calls that came in. */
export const CallImportFile = CallImport.extend({
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

export type CallImportSummary = Pick<
  CallImport,
  'rows' | 'accepted' | 'repeated' | 'rejected' | 'unknownColumns' | 'refusal'
> & { readonly importId: string | null }
