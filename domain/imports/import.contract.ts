import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Import, ImportKind, KeptRecord, Layout, StartAct } from './import.schema.ts'
import { PastEntryLine, PastEntryView } from './past-entry.schema.ts'
import { ImportFault, RowOutcome } from './row.schema.ts'

const path = '/api/v1/imports'
const Paging = PageQuery.omit({ q: true })

export const handInContract = endpoint({
  id: 'imports.hand-in',
  method: 'POST',
  path,
  summary: 'Hand in a file (.xlsx or .csv) of one kind; it is read, not yet taken in',
  query: z.strictObject({ kind: ImportKind }),
  output: z.strictObject({ importId: z.uuid() }),
})

export const listImportsContract = endpoint({
  id: 'imports.list',
  method: 'GET',
  path,
  summary: 'The files that you handed in, the latest first',
  query: Paging,
  output: pageOf(Import),
})

export const readImportContract = endpoint({
  id: 'imports.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One file: how it is read and what became of its rows',
  params: ById,
  output: Import,
})

export const layOutContract = endpoint({
  id: 'imports.lay-out',
  method: 'PATCH',
  path: `${path}/:id`,
  summary: 'Say where the header stands and which column means what',
  params: ById,
  body: z.strictObject({ layout: Layout, version: z.int() }),
  output: Import,
})

export const PreviewRow = z.strictObject({
  row: z.int(),
  outcome: RowOutcome,
  /** in the order of the kind's columns; numbers of people masked */
  values: z.array(z.string()),
  faults: z.array(ImportFault),
})
export type PreviewRow = z.infer<typeof PreviewRow>

export const Preview = z.strictObject({
  /** why the file cannot be read like this */
  fault: z.string().nullable(),
  /** titles of required columns that no column of the file is mapped to */
  missing: z.array(z.string()),
  columns: z.array(z.strictObject({ at: z.int(), samples: z.array(z.string()) })),
  rows: z.array(PreviewRow),
})
export type Preview = z.infer<typeof Preview>

export const previewImportContract = endpoint({
  id: 'imports.preview',
  method: 'GET',
  path: `${path}/:id/preview`,
  summary: 'What the first rows would become; nothing is written',
  params: ById,
  output: Preview,
})

export const startImportContract = endpoint({
  id: 'imports.start',
  method: 'POST',
  path: `${path}/:id/start`,
  summary: 'Begin a trial run, the import itself, or its undoing; it goes on in the background',
  params: ById,
  body: z.strictObject({ act: StartAct }),
  output: Import,
})

export const listFaultsContract = endpoint({
  id: 'imports.faults',
  method: 'GET',
  path: `${path}/:id/faults`,
  summary: 'Faults of the last run: row, column, reason',
  params: ById,
  query: Paging,
  output: pageOf(ImportFault),
})

export const listKeptContract = endpoint({
  id: 'imports.kept',
  method: 'GET',
  path: `${path}/:id/kept`,
  summary: 'Records that undoing had to leave, since somebody has changed or used them',
  params: ById,
  query: Paging,
  output: pageOf(KeptRecord),
})

export const downloadFaultsContract = endpoint({
  id: 'imports.faults-download',
  method: 'GET',
  path: `${path}/:id/faults.xlsx`,
  summary: 'The same as .xlsx, to put the file right by',
  params: ById,
  output: z.any(),
})

export const downloadTemplateContract = endpoint({
  id: 'imports.template',
  method: 'GET',
  path: `${path}/templates/:kind`,
  summary: 'An empty .xlsx with the columns of a kind, drop-downs and what belongs into each',
  params: z.strictObject({ kind: ImportKind }),
  output: z.any(),
})

export const listPastEntriesContract = endpoint({
  id: 'past-entries.list',
  method: 'GET',
  path: '/api/v1/past-entries',
  summary: 'Entries of old paper ledgers, the latest first; of one person where she is named',
  query: Paging.extend({ person: z.uuid().optional() }),
  output: pageOf(PastEntryLine),
})

export const readPastEntryContract = endpoint({
  id: 'past-entries.read',
  method: 'GET',
  path: '/api/v1/past-entries/:id',
  summary: 'One entry with what was written; each reading is logged',
  params: ById,
  output: PastEntryView,
})
