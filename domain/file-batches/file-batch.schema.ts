import { z } from 'zod'

/** What the files hold: a batch of one kind is never read as one of another. */
export type BatchKind = 'visits' | 'calls'

/** A file that came in (批次), and what became of its rows. */
export const FileBatch = z.strictObject({
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
  /** columns that the house does not know: kept with each row, shown nowhere in lists */
  unknownColumns: z.array(z.string()),
  /** why the file as a whole was not taken, or broke off */
  refusal: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type FileBatch = z.infer<typeof FileBatch>

/** As it is kept: with the row up to which everything is in. */
export type StoredBatch = FileBatch & { readonly lastRow: number; readonly bytes: number }

/** Why a row was not taken; column and code are the kind's own. */
export type BatchFault = {
  /** as the spreadsheet program numbers it */
  readonly row: number
  readonly column: string
  readonly code: string
  /** the value, masked; nothing of what was told in somebody's own words */
  readonly shown: string | null
}

/** What the command line answers; the numbers of a dry run are those a real one would have. */
export type BatchSummary = Pick<
  FileBatch,
  'rows' | 'accepted' | 'repeated' | 'rejected' | 'unknownColumns' | 'refusal'
> & { readonly importId: string | null }
