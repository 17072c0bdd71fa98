import {
  faultWorkbook,
  findBatches,
  readBatch,
  readFaults,
  receiveBatch,
} from '#domain/file-batches/file-batch.public.ts'
import { download, query, upload, type Route } from '#platform/http/route.ts'
import { rowFaultWords } from './row-fault.schema.ts'
import {
  downloadImportFaultsContract,
  importVisitsContract,
  listImportFaultsContract,
  listImportsContract,
  readImportContract,
} from './visit-import.contract.ts'
import { ImportFault } from './visit-import.schema.ts'
import { mayImportVisits } from './visit.policy.ts'

export const visitImportRoutes: readonly Route[] = [
  upload(importVisitsContract, {
    may: mayImportVisits,
    receive: (runtime, actor, file) => receiveBatch(runtime, actor, 'visits', file),
    audit: 'visits.import-begun',
  }),
  query(listImportsContract, {
    may: mayImportVisits,
    read: (tx, { query: paging }) => findBatches(tx, 'visits', paging),
  }),
  query(readImportContract, {
    may: mayImportVisits,
    read: (tx, { params: { id } }) => readBatch(tx, 'visits', id),
  }),
  query(listImportFaultsContract, {
    may: mayImportVisits,
    read: (tx, { params: { id }, query: paging }) =>
      readFaults(tx, 'visits', id, paging, ImportFault),
  }),
  download(downloadImportFaultsContract, {
    may: mayImportVisits,
    produce: (tx, { params: { id } }) => faultWorkbook(tx, 'visits', id, rowFaultWords),
    audit: 'visits.import-faults-exported',
  }),
]
