import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { FileBatch } from '#domain/file-batches/file-batch.schema.ts'
import { CallImportFault, CallImportFile } from './call-import.schema.ts'

const path = '/api/v1/calls/imports'
const Paging = PageQuery.omit({ q: true })

export const importCallsContract = endpoint({
  id: 'calls.import',
  method: 'POST',
  path,
  summary: 'Hand in a file of police calls (.xlsx or .csv); it is worked through in the background',
  output: z.strictObject({ importId: z.uuid(), taskId: z.uuid() }),
})

export const listCallImportsContract = endpoint({
  id: 'calls.imports',
  method: 'GET',
  path,
  summary: 'The files of calls that you handed in, the latest first',
  query: Paging,
  output: pageOf(FileBatch),
})

export const readCallImportContract = endpoint({
  id: 'calls.import-read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One file, what became of its rows, and how far linking is',
  params: ById,
  output: CallImportFile,
})

export const listCallImportFaultsContract = endpoint({
  id: 'calls.import-faults',
  method: 'GET',
  path: `${path}/:id/faults`,
  summary: 'The rows that were not taken: row, column, reason',
  params: ById,
  query: Paging,
  output: pageOf(CallImportFault),
})

export const downloadCallImportFaultsContract = endpoint({
  id: 'calls.import-faults-download',
  method: 'GET',
  path: `${path}/:id/faults.xlsx`,
  summary: 'The same as .xlsx, to put the file right by',
  params: ById,
  output: z.any(),
})
