import type { Refusal } from '#platform/access/decision.ts'
import { namedRows } from '#platform/spreadsheets/columns.ts'
import { inChunks, settledLater } from '#platform/spreadsheets/row-chunks.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { SheetRefused, type SheetProgress, type SheetSource } from '#platform/spreadsheets/sheet.ts'
import type { SheetCall } from './call-chunk.store.ts'
import { callColumns } from './call.schema.ts'

/** Rows of one transaction; reading what is told takes longer than writing it. */
const chunkRows = 500

/** Reads on while the database works: the next chunk is parsed during the last one's transaction. */
export async function eachCallChunk(
  source: SheetSource,
  on: {
    tellUnknown(columns: readonly string[]): Promise<void>
    take(rows: readonly SheetCall[], total: (done: number) => number | undefined): Promise<void>
  },
): Promise<Refusal | undefined> {
  const progress: SheetProgress = { fraction: 0 }
  const total = (done: number): number | undefined =>
    progress.fraction === 0 ? undefined : Math.max(done, Math.round(done / progress.fraction))
  let telling: Promise<void> = Promise.resolve()
  const rows = namedRows(readSheet(source, progress), callColumns, (columns) => {
    telling = settledLater(on.tellUnknown(columns))
  })
  try {
    await inChunks(rows, chunkRows, async (chunk) => {
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
