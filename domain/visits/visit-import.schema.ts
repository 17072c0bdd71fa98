import { z } from 'zod'
import { RowFaultCode, visitColumns, type RowFault } from './visit-row.schema.ts'

/** A file that came in, and what became of its rows. */
export const VisitImport = z.strictObject({
  id: z.uuid(),
  filename: z.string(),
  taskId: z.uuid().nullable(),
  /** rows below the header that are not empty; `accepted + repeated + rejected` of those done */
  rows: z.int(),
  /** how many rows there will be, as far as the file's size tells; null when it is not being read */
  total: z.int().nullable(),
  accepted: z.int(),
  /** rows that were in already, word for word */
  repeated: z.int(),
  rejected: z.int(),
  /** columns that the house does not know: kept with each visit, shown nowhere in lists */
  unknownColumns: z.array(z.string()),
  /** why the file as a whole was not taken, or broke off */
  refusal: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type VisitImport = z.infer<typeof VisitImport>

/** The import as it is kept: with the row up to which everything is in. */
export type StoredImport = VisitImport & { readonly lastRow: number; readonly bytes: number }

export const ImportFault = z.strictObject({
  /** as the spreadsheet program numbers it */
  row: z.int(),
  column: z.enum(visitColumns.names),
  code: RowFaultCode,
  shown: z.string().nullable(),
})
export type ImportFault = z.infer<typeof ImportFault>

export type NumberedFault = RowFault & { readonly row: number }

/** What `importVisitsFile` answers; the numbers of a dry run are those a real one would have. */
export type ImportSummary = Pick<
  VisitImport,
  'rows' | 'accepted' | 'repeated' | 'rejected' | 'unknownColumns' | 'refusal'
> & { readonly importId: string | null }
