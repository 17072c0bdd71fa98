import type { Actor } from '#platform/access/actor.ts'
import type { Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Report, Workshop } from '#platform/jobs/long-work.ts'
import { inChunks } from '#platform/spreadsheets/row-chunks.ts'
import { SheetRefused, type SheetProgress, type SheetSource } from '#platform/spreadsheets/sheet.ts'
import { readRow } from './cell.transition.ts'
import { fileRows } from './file-rows.jobs.ts'
import { columnsOf } from './import-kind.schema.ts'
import type { ImportKind, Layout, MadeRecord } from './import.schema.ts'
import type { ChunkCounts } from './import.store.ts'
import { findRegister } from './register.store.ts'
import type { ImportFault, ReadRow } from './row.schema.ts'
import type { Taker } from './taker.store.ts'
import { takerOf } from './taker.table.ts'

/** Rows of one transaction: big enough for bulk statements, small enough to lose and do again. */
const chunkRows = 500

export type PassedChunk = {
  readonly lastRow: number
  readonly counts: ChunkCounts
  readonly faults: readonly ImportFault[]
  readonly made: readonly MadeRecord[]
}

export type Pass = {
  readonly kind: ImportKind
  readonly layout: Layout
  readonly source: SheetSource
  readonly isTrial: boolean
  readonly importId: string
  readonly report: Report
  /** Holds the file for this transaction. @returns the row up to which everything is in */
  hold(tx: Tx): Promise<number>
  /** Keeps what became of a chunk, in its transaction. */
  settle(tx: Tx, chunk: PassedChunk): void
}

/**
 * Reads a file through. Rows, records, faults and the place in the file are one transaction.
 * @returns why it broke off, if it did
 */
export async function readThrough(
  { db }: Workshop,
  actor: Actor,
  pass: Pass,
): Promise<Refusal | undefined> {
  const taker = takerOf(pass.kind, pass.isTrial)
  const columns = columnsOf(pass.kind)
  const register = await db.within(actor, findRegister)
  const progress: SheetProgress = { fraction: 0 }
  let done = 0
  async function* readRows(): AsyncGenerator<ReadRow> {
    for await (const row of fileRows(pass.source, pass.layout, progress)) {
      yield readRow(row, columns, register)
    }
  }
  try {
    await inChunks(readRows(), chunkRows, async (rows) => {
      await db.within(actor, async (tx) => {
        const lastRow = await pass.hold(tx)
        taker.remember(rows.filter(({ row }) => row <= lastRow))
        const open = rows.filter(({ row }) => row > lastRow)
        if (open.length > 0) await take(tx, pass, taker, open)
      })
      done += rows.length
      const { fraction } = progress
      pass.report(done, fraction === 0 ? undefined : Math.max(done, Math.round(done / fraction)))
    })
    return undefined
  } catch (error) {
    if (error instanceof SheetRefused) return error.refusal
    throw error
  }
}

async function take(tx: Tx, pass: Pass, taker: Taker, rows: readonly ReadRow[]): Promise<void> {
  const checked = await taker.check(tx, rows)
  const { made, faults: late } = pass.isTrial
    ? { made: [], faults: [] }
    : await checked.store(pass.importId)
  const lateRows = new Set(late.map(({ row }) => row))
  const count = (wanted: string): number =>
    rows.filter(({ row }) => !lateRows.has(row) && checked.outcomes.get(row) === wanted).length
  pass.settle(tx, {
    lastRow: rows.at(-1)?.row ?? 0,
    counts: {
      ...{ rows: rows.length, accepted: count('new'), repeated: count('repeated') },
      rejected: count('faulty') + lateRows.size,
    },
    faults: [...checked.faults, ...late],
    made,
  })
}
