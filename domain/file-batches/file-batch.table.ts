import type { WrittenSheet } from '#platform/spreadsheets/sheet-writer.ts'
import type { BatchFault } from './file-batch.schema.ts'

const columns = [
  { header: '行', width: 8 },
  { header: '列', width: 20 },
  { header: '原因', width: 60 },
  { header: '原因代码', width: 28 },
  { header: '原值（已遮蔽）', width: 28 },
]

/** What each code of a fault means. */
export type FaultWords = Readonly<Record<string, { readonly zh: string }>>

/** The rows that were not taken, to put the file right by. */
export function faultSheet(faults: Iterable<BatchFault>, words: FaultWords): WrittenSheet {
  return { name: '未导入的行', columns, rows: rowsOf(faults, words) }
}

function* rowsOf(
  faults: Iterable<BatchFault>,
  words: FaultWords,
): Generator<(string | number | null)[]> {
  for (const { row, column, code, shown } of faults) {
    yield [row, column, words[code]?.zh ?? '', code, shown]
  }
}
