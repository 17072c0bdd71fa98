import {
  fileWork,
  importBatchFile,
  type FileKind,
  type FileOptions,
  type FileResult,
} from '#domain/file-batches/file-batch.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Refusal } from '#platform/access/decision.ts'
import type { Work, Workshop } from '#platform/jobs/long-work.ts'
import { checkCalls, storeCalls, type FreshCall } from './call-chunk.store.ts'
import type { NumberedCallFault } from './call-import.schema.ts'
import { linkWaiting } from './call.jobs.ts'
import { mayImportCalls } from './call.policy.ts'
import { callColumns, type CallColumn } from './call.schema.ts'
import { callFaultWords } from './row-fault.schema.ts'

const callFile: FileKind<CallColumn, FreshCall, NumberedCallFault> = {
  kind: 'calls',
  columns: callColumns,
  // Reading what is told takes longer than writing it.
  chunkRows: 500,
  words: callFaultWords,
  may: mayImportCalls,
  read(orgId, isDryRun) {
    const numbers = isDryRun ? new Map<string, string>() : undefined
    return {
      check: (tx, rows) => checkCalls(tx, orgId, rows, numbers),
      store: (tx, checked, batchId) => storeCalls(tx, orgId, checked, batchId),
    }
  },
  afterwards: linkWaiting,
}

export const callImportWork: Work = fileWork(callFile)

/**
 * `./tiexin import calls`.
 * @param options `orgId`: the police organisation that the calls belong to
 */
export function importCallsFile(
  workshop: Workshop,
  actor: Actor,
  path: string,
  options: FileOptions & { readonly orgId: string },
): Promise<FileResult<NumberedCallFault> | Refusal> {
  return importBatchFile(workshop, actor, callFile, path, options)
}
