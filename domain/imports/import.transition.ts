import { refuse, type Refusal } from '#platform/access/decision.ts'
import { columnsOf } from './import-kind.schema.ts'
import type { Layout, StartAct, StoredImport } from './import.schema.ts'
import { layoutFault } from './mapping.transition.ts'

/** Reads the file otherwise. What a trial run has found no longer holds. */
export function layOut(stored: StoredImport, layout: Layout): StoredImport | Refusal {
  const closed = closedFor(stored)
  if (closed !== undefined) return closed
  const fault = layoutFault(layout, columnsOf(stored.kind))
  // What is missing is told beside the preview; two columns for one field cannot be read at all.
  if (fault !== undefined && fault.refused !== 'columns-missing') return fault
  return {
    ...stored,
    ...{ layout, state: 'received', version: stored.version + 1, isRemembered: false },
  }
}

/** Begins a pass over the file, or takes back what it made. */
export function start(stored: StoredImport, act: StartAct): StoredImport | Refusal {
  const version = stored.version + 1
  if (act === 'undo') {
    if (stored.state !== 'done') return refuse('import-not-done')
    return { ...stored, state: 'undoing', version }
  }
  const closed = closedFor(stored)
  if (closed !== undefined) return closed
  if (stored.layout === null) return refuse('file-empty')
  const fault = layoutFault(stored.layout, columnsOf(stored.kind))
  if (fault !== undefined) return fault
  return {
    ...stored,
    state: act === 'rehearse' ? 'rehearsing' : 'running',
    ...{ pass: stored.pass + 1, lastRow: 0, rows: 0, accepted: 0, repeated: 0, rejected: 0 },
    version,
  }
}

function closedFor({ state }: StoredImport): Refusal | undefined {
  switch (state) {
    case 'received':
    case 'rehearsed':
      return undefined
    case 'rehearsing':
    case 'running':
    case 'undoing':
      return refuse('import-at-work')
    case 'done':
    case 'undone':
    case 'refused':
    case 'expired':
      return refuse('import-over')
  }
}
