import type { Actor } from '#platform/access/actor.ts'
import type { Decision, Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import { namedRows, type KnownColumns, type NamedRow } from '#platform/spreadsheets/columns.ts'
import { inChunks, settledLater } from '#platform/spreadsheets/row-chunks.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { SheetRefused, type SheetProgress, type SheetSource } from '#platform/spreadsheets/sheet.ts'
import type { BatchFault, BatchKind } from './file-batch.schema.ts'
import type { FaultWords } from './file-batch.table.ts'

/** A chunk's rows, sorted; `fresh` are those to be written. */
export type CheckedRows<Fresh, Fault> = {
  readonly fresh: readonly Fresh[]
  readonly repeated: number
  readonly faults: readonly Fault[]
}

/** One reading of one file; it may remember what earlier rows have said. */
export type Reading<Column extends string, Fresh, Fault> = {
  /** Sorts the rows of a chunk into new, repeated and faulty; writes nothing. */
  check(tx: Tx, rows: readonly NamedRow<Column>[]): Promise<CheckedRows<Fresh, Fault>>
  /** Writes what is new. Late faults are of rows that others outran. */
  store(
    tx: Tx,
    checked: CheckedRows<Fresh, Fault>,
    batchId: string,
  ): Promise<{ readonly accepted: number; readonly faults: readonly Fault[] }>
}

/** What a slice says of the files that it takes in. */
export type FileKind<Column extends string, Fresh, Fault extends BatchFault> = {
  readonly kind: BatchKind
  readonly columns: KnownColumns<Column>
  /** rows of one transaction: big enough for bulk statements, small enough to lose and do again */
  readonly chunkRows: number
  readonly words: FaultWords
  may(actor: Actor): Decision
  /** @param orgId whose records they become @param isDryRun nothing will be written */
  read(orgId: string, isDryRun: boolean): Reading<Column, Fresh, Fault>
  /** when the file is through */
  afterwards?(workshop: Workshop, actor: Actor, orgId: string): Promise<void>
}

/** Reads on while the database works: the next chunk is parsed during the last one's transaction. */
export async function eachChunk<Column extends string>(
  source: SheetSource,
  of: { readonly columns: KnownColumns<Column>; readonly chunkRows: number },
  on: {
    tellUnknown(columns: readonly string[]): Promise<void>
    take(
      rows: readonly NamedRow<Column>[],
      total: (done: number) => number | undefined,
    ): Promise<void>
  },
): Promise<Refusal | undefined> {
  const progress: SheetProgress = { fraction: 0 }
  const total = (done: number): number | undefined =>
    progress.fraction === 0 ? undefined : Math.max(done, Math.round(done / progress.fraction))
  let telling: Promise<void> = Promise.resolve()
  const rows = namedRows(readSheet(source, progress), of.columns, (columns) => {
    telling = settledLater(on.tellUnknown(columns))
  })
  try {
    await inChunks(rows, of.chunkRows, async (chunk) => {
      await telling
      await on.take(chunk, total)
    })
    await telling
    return undefined
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error
    await telling
    return error.refusal
  }
}
