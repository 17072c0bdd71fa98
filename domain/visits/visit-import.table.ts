import type { WrittenSheet } from '#platform/spreadsheets/sheet-writer.ts'
import { rowFaultWords } from './row-fault.schema.ts'
import type { ImportFault } from './visit-import.schema.ts'

const columns = [
  { header: '行', width: 8 },
  { header: '列', width: 20 },
  { header: '原因', width: 60 },
  { header: '原因代码', width: 28 },
  { header: '原值（已遮蔽）', width: 28 },
]

/** The rows that were not taken, to put the file right by. */
export function faultSheet(faults: Iterable<ImportFault>): WrittenSheet {
  return { name: '未导入的行', columns, rows: rowsOf(faults) }
}

function* rowsOf(faults: Iterable<ImportFault>): Generator<(string | number | null)[]> {
  for (const { row, column, code, shown } of faults) {
    yield [row, column, rowFaultWords[code].zh, code, shown]
  }
}
