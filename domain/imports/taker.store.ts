import type { Tx } from '#platform/db/tx.ts'
import type { IdentityNumber } from '#platform/text/identity-number.ts'
import type { KeyGroup } from '#domain/people/key-group.schema.ts'
import { faultOf } from './cell.transition.ts'
import { columnsOf } from './import-kind.schema.ts'
import type { ImportKind, MadeRecord } from './import.schema.ts'
import type { ImportFault, ImportFaultCode, ReadRow, RowOutcome } from './row.schema.ts'

/** What a chunk of rows would be, and how to make it so. */
export type TakenChunk = {
  readonly outcomes: ReadonlyMap<number, RowOutcome>
  readonly faults: readonly ImportFault[]
  /** writes what is new; never called in a trial run. Late faults are of rows that others outran. */
  store(importId: string): Promise<Stored>
}

export type Stored = {
  readonly made: readonly MadeRecord[]
  readonly faults: readonly ImportFault[]
}

/** One reading of a file of one kind; it remembers what the rows before have said. */
export type Taker = {
  /** Sorts the rows of a chunk, those with faults of their cells included; writes nothing. */
  check(tx: Tx, rows: readonly ReadRow[]): Promise<TakenChunk>
  /** rows that an earlier run has dealt with: remembered, not taken again */
  remember(rows: readonly ReadRow[]): void
}

export function textOf(row: ReadRow, field: string): string | null {
  const value = row.values[field]
  return typeof value === 'string' && value !== '' ? value : null
}

export function numberOf(row: ReadRow, field: string): number | null {
  const value = row.values[field]
  return typeof value === 'number' ? value : null
}

export function flagOf(row: ReadRow, field: string): boolean | null {
  const value = row.values[field]
  return typeof value === 'boolean' ? value : null
}

export function identityOf(row: ReadRow): IdentityNumber | null {
  const value = row.values['identity']
  return typeof value === 'object' && value !== null && 'birth' in value ? value : null
}

export function tagsOf(row: ReadRow): readonly KeyGroup[] {
  const value = row.values['tags']
  return Array.isArray(value) ? (value as readonly KeyGroup[]) : []
}

/** A fault of a column of this kind. */
export function faultAt(
  kind: ImportKind,
  row: ReadRow,
  field: string,
  code: ImportFaultCode,
): ImportFault {
  const column = columnsOf(kind).find((each) => each.field === field)
  if (column === undefined) throw new Error(`a file of ${kind} has no column ${field}`)
  return faultOf(row, column, code)
}
