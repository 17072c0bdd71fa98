import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { FileBatch } from '#domain/file-batches/file-batch.schema.ts'
import { ImportFault } from './visit-import.schema.ts'

const path = '/api/v1/visits/imports'
const Paging = PageQuery.omit({ q: true })

export const importVisitsContract = endpoint({
  id: 'visits.import',
  method: 'POST',
  path,
  summary: 'Hand in a file of visits (.xlsx or .csv); it is worked through in the background',
  output: z.strictObject({ importId: z.uuid(), taskId: z.uuid() }),
})

export const listImportsContract = endpoint({
  id: 'visits.imports',
  method: 'GET',
  path,
  summary: 'The files that you handed in, the latest first',
  query: Paging,
  output: pageOf(FileBatch),
})

export const readImportContract = endpoint({
  id: 'visits.import-read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One file and what became of its rows',
  params: ById,
  output: FileBatch,
})

export const listImportFaultsContract = endpoint({
  id: 'visits.import-faults',
  method: 'GET',
  path: `${path}/:id/faults`,
  summary: 'The rows that were not taken: row, column, reason',
  params: ById,
  query: Paging,
  output: pageOf(ImportFault),
})

export const downloadImportFaultsContract = endpoint({
  id: 'visits.import-faults-download',
  method: 'GET',
  path: `${path}/:id/faults.xlsx`,
  summary: 'The same as .xlsx, to put the file right by',
  params: ById,
  output: z.any(),
})
