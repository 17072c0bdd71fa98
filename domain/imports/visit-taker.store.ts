import type { Tx } from '#platform/db/tx.ts'
import { checkChunk, freshMemory, takeVisits } from '#domain/visits/visit-intake.public.ts'
import { visitColumns, type VisitColumn } from '#domain/visits/visit-row.schema.ts'
import type { MadeRecord } from './import.schema.ts'
import type { RawCell, ReadRow, RowOutcome } from './row.schema.ts'
import type { TakenChunk, Taker } from './taker.store.ts'

/**
 * Visits come in through their own slice's checks, by the same statements as from `/visits/imports`;
 * what this way adds is the reading of other offices' columns, dates and names of villages.
 */
export function visitTaker(isTrial: boolean): Taker {
  const memory = freshMemory(isTrial)
  return { check: (tx, rows) => check(tx, rows, memory), remember: () => undefined }
}

async function check(
  tx: Tx,
  rows: readonly ReadRow[],
  memory: ReturnType<typeof freshMemory>,
): Promise<TakenChunk> {
  const sound = rows.filter(({ faults }) => faults.length === 0)
  const checked = await checkChunk(tx, sound.map(sheetRow), memory)
  const faulty = new Set(checked.faults.map(({ row }) => row))
  const fresh = new Set(checked.fresh.map(({ row }) => row))
  const outcomes = new Map<number, RowOutcome>(
    rows.map(({ row, faults }) => [
      row,
      faults.length > 0 || faulty.has(row) ? 'faulty' : fresh.has(row) ? 'new' : 'repeated',
    ]),
  )
  return {
    outcomes,
    faults: [...rows.flatMap(({ faults }) => faults), ...checked.faults],
    async store(importId) {
      const { visits, faults } = await takeVisits(tx, checked, importId)
      const rowOf = new Map(checked.fresh.map((each) => [each.checked.number, each.row]))
      const made = visits.map(({ id, number }): MadeRecord => {
        return { kind: 'visit', id, row: rowOf.get(number) ?? 0 }
      })
      return { made, faults }
    },
  }
}

function sheetRow(row: ReadRow): Parameters<typeof checkChunk>[1][number] {
  const cells = {} as Record<VisitColumn, RawCell>
  for (const name of visitColumns.names) {
    const value = row.values[name]
    cells[name] = typeof value === 'string' ? value : (row.cells[name] ?? '')
  }
  return { number: row.row, cells, extra: row.extra }
}
