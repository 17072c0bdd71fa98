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
import { rowFaultWords } from './row-fault.schema.ts'
import { checkChunk, freshMemory, storeChunk, type Fingerprinted } from './visit-chunk.store.ts'
import type { NumberedFault } from './visit-import.schema.ts'
import { visitColumns, type VisitColumn } from './visit-row.schema.ts'
import { mayImportVisits } from './visit.policy.ts'
import type { VisitsRecorded } from './visit.schema.ts'

const visitFile: FileKind<VisitColumn, Fingerprinted, NumberedFault> = {
  kind: 'visits',
  columns: visitColumns,
  chunkRows: 1_000,
  words: rowFaultWords,
  may: mayImportVisits,
  read(_orgId, isDryRun) {
    const memory = freshMemory(isDryRun)
    return {
      check: (tx, rows) => checkChunk(tx, rows, memory),
      async store(tx, checked, batchId) {
        const { visits, faults } = await storeChunk(tx, checked, batchId)
        const event: VisitsRecorded = { type: 'visits.recorded', visits }
        if (visits.length > 0) tx.publish(event)
        return { accepted: visits.length, faults }
      },
    }
  },
}

export const visitImportWork: Work = fileWork(visitFile)

/** `./tiexin import visits`: each visit lies with its executive's own organisation. */
export function importVisitsFile(
  workshop: Workshop,
  actor: Actor,
  path: string,
  options: FileOptions,
): Promise<FileResult<NumberedFault> | Refusal> {
  return importBatchFile(workshop, actor, visitFile, path, options)
}
