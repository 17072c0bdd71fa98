import { z } from 'zod'

/** What a file may bring in; what its columns are stands in `import-kind.schema.ts`. */
export const ImportKind = z.enum([
  'people',
  'households',
  'ledger',
  'findings',
  'organisations',
  'mediation',
  'executives',
  'visits',
])
export type ImportKind = z.infer<typeof ImportKind>

/**
 * `received` → (`rehearsing` → `rehearsed`)* → `running` → `done` → (`undoing` → `undone`).
 * `refused`: the file broke off; `expired`: nobody ran it, and the file was destroyed.
 */
export const ImportState = z.enum([
  ...(['received', 'rehearsing', 'rehearsed', 'running', 'done'] as const),
  ...(['undoing', 'undone', 'refused', 'expired'] as const),
])
export type ImportState = z.infer<typeof ImportState>

/** Which column of the file says what. */
export const LayoutColumn = z.strictObject({
  /** from 0 */
  at: z.int().min(0).max(199),
  /** what stands above it in the file; of a header in two rows, both */
  header: z.string().max(200),
  field: z.string().max(40).nullable(),
})
export type LayoutColumn = z.infer<typeof LayoutColumn>

/** Where the header stands and how it is read. */
export const Layout = z.strictObject({
  /** the sheet's row in which the header begins, from 1 */
  headerRow: z.int().min(1).max(200),
  headerDepth: z.int().min(1).max(2),
  columns: z.array(LayoutColumn).max(200),
})
export type Layout = z.infer<typeof Layout>

/** A file that came in, and what became of its rows. */
export const Import = z.strictObject({
  id: z.uuid(),
  kind: ImportKind,
  filename: z.string(),
  state: ImportState,
  taskId: z.uuid().nullable(),
  /** rows below the header that are not empty; `accepted + repeated + rejected` of those done */
  rows: z.int(),
  /** how many rows there will be, as far as the file's size tells; null when it is not being read */
  total: z.int().nullable(),
  accepted: z.int(),
  /** rows that say what the house knows already */
  repeated: z.int(),
  rejected: z.int(),
  /** records that undoing took back, and those it had to leave */
  undone: z.int(),
  kept: z.int(),
  unknownColumns: z.array(z.string()),
  /** why the file as a whole was not taken, or broke off */
  refusal: z.string().nullable(),
  /** whether this organisation's earlier mapping of the same header was found */
  isRemembered: z.boolean(),
  layout: Layout.nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  version: z.int(),
})
export type Import = z.infer<typeof Import>

/** As it is kept: whose it is, and the row up to which everything is in. */
export type StoredImport = Omit<Import, 'total' | 'unknownColumns'> & {
  readonly region: string
  readonly accountId: string
  readonly orgId: string
  readonly lastRow: number
  readonly bytes: number
  readonly pass: number
}

export const StartAct = z.enum(['rehearse', 'run', 'undo'])
export type StartAct = z.infer<typeof StartAct>

/** Records that a file may make; `visit` only by files of visits. */
export const RecordKind = z.enum([
  ...(['person', 'relation', 'organisation', 'executive', 'past-entry', 'visit', 'lead'] as const),
])
export type RecordKind = z.infer<typeof RecordKind>

/** A record that undoing left where it was, and the row of the file that made it. */
export const KeptRecord = z.strictObject({
  kind: RecordKind,
  recordId: z.uuid(),
  row: z.int(),
})
export type KeptRecord = z.infer<typeof KeptRecord>

export type MadeRecord = {
  readonly kind: RecordKind
  readonly id: string
  readonly row: number
}
