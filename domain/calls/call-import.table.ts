import type { WrittenSheet } from '#platform/spreadsheets/sheet-writer.ts'
import type { CallImportFault } from './call-import.schema.ts'
import { callFaultWords } from './row-fault.schema.ts'

const columns = [
  { header: '行', width: 8 },
  { header: '列', width: 20 },
  { header: '原因', width: 60 },
  { header: '原因代码', width: 28 },
  { header: '原值（已遮蔽）', width: 28 },
]

/** The rows that were not taken, to put the file right by. */
export function callFaultSheet(faults: Iterable<CallImportFault>): WrittenSheet {
  return { name: '未导入的行', columns, rows: rowsOf(faults) }
}

function* rowsOf(faults: Iterable<CallImportFault>): Generator<(string | number | null)[]> {
  for (const { row, column, code, shown } of faults) {
    yield [row, column, callFaultWords[code].zh, code, shown]
  }
}
