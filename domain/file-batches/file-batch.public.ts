import { z } from 'zod'
import type { Download } from '#platform/http/route.ts'
import type { Tx } from '#platform/db/tx.ts'
import { sheetStream, xlsxType } from '#platform/spreadsheets/sheet-writer.ts'
import type { BatchKind, FileBatch } from './file-batch.schema.ts'
import { findAllFaults, findBatch, findBatches, findFaults } from './file-batch.store.ts'
import { faultSheet, type FaultWords } from './file-batch.table.ts'

export {
  batchPath,
  fileWork,
  importBatchFile,
  type FileOptions,
  type FileResult,
} from './file-batch.jobs.ts'
export type { FileKind } from './reading.jobs.ts'
export { receiveBatch } from './receiving.jobs.ts'
export { findBatches }

/** As many rows as a spreadsheet program opens without complaint. */
const workbookCap = 100_000

type Paging = { readonly page: number; readonly size: number }

/** One file of the actor's own; where it lies and how far it was read stay in the house. */
export async function readBatch(
  tx: Tx,
  kind: BatchKind,
  id: string,
): Promise<FileBatch | undefined> {
  const found = await findBatch(tx, kind, id)
  if (found === undefined) return undefined
  const { lastRow: _lastRow, bytes: _bytes, ...shown } = found
  return shown
}

/**
 * @param fault what a fault of this kind is
 * @returns undefined where the file is not the actor's own, or of another kind
 */
export async function readFaults<Fault>(
  tx: Tx,
  kind: BatchKind,
  id: string,
  paging: Paging,
  fault: z.ZodType<Fault>,
): Promise<{ items: Fault[]; total: number; totalIsCapped: boolean } | undefined> {
  const [found, { items, ...counted }] = await Promise.all([
    findBatch(tx, kind, id),
    findFaults(tx, id, paging),
  ])
  return found === undefined ? undefined : { items: z.array(fault).parse(items), ...counted }
}

/** The rows that were not taken, as .xlsx. @param words what each code means */
export async function faultWorkbook(
  tx: Tx,
  kind: BatchKind,
  id: string,
  words: FaultWords,
): Promise<Download | undefined> {
  const found = await findBatch(tx, kind, id)
  if (found === undefined) return undefined
  const faults = await findAllFaults(tx, id, workbookCap)
  const filename = `${found.filename.replace(/\.\w+$/, '')}-未导入的行.xlsx`
  return { filename, contentType: xlsxType, content: sheetStream(faultSheet(faults, words)) }
}
