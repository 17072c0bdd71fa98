import {
  faultWorkbook,
  findBatches,
  readBatch,
  readFaults,
  receiveBatch,
} from '#domain/file-batches/file-batch.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { refuse } from '#platform/access/decision.ts'
import { download, query, upload, type Route } from '#platform/http/route.ts'
import * as contracts from './call-import.contract.ts'
import { CallImportFault } from './call-import.schema.ts'
import { countSelected } from './call-import.store.ts'
import { mayImportCalls } from './call.policy.ts'
import { callFaultWords } from './row-fault.schema.ts'

export const callImportRoutes: readonly Route[] = [
  upload(contracts.importCallsContract, {
    may: mayImportCalls,
    // Only the police have calls.
    async receive(runtime, actor, file) {
      const office = await runtime.db.within(actor, (tx) => findOrganisation(tx, actor.orgId))
      if (office?.kind !== 'public-security') return refuse('not-the-police')
      return receiveBatch(runtime, actor, 'calls', file)
    },
    audit: 'calls.import-begun',
  }),
  query(contracts.listCallImportsContract, {
    may: mayImportCalls,
    read: (tx, { query: paging }) => findBatches(tx, 'calls', paging),
  }),
  query(contracts.readCallImportContract, {
    may: mayImportCalls,
    async read(tx, { params: { id } }) {
      const [found, counts] = await Promise.all([readBatch(tx, 'calls', id), countSelected(tx, id)])
      return found === undefined ? undefined : { ...found, ...counts }
    },
  }),
  query(contracts.listCallImportFaultsContract, {
    may: mayImportCalls,
    read: (tx, { params: { id }, query: paging }) =>
      readFaults(tx, 'calls', id, paging, CallImportFault),
  }),
  download(contracts.downloadCallImportFaultsContract, {
    may: mayImportCalls,
    produce: (tx, { params: { id } }) => faultWorkbook(tx, 'calls', id, callFaultWords),
    audit: 'calls.import-faults-exported',
  }),
]
