import { PassThrough } from 'node:stream'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  command,
  download,
  openTo,
  query,
  upload,
  type Route,
  type Runtime,
} from '#platform/http/route.ts'
import { sheetStream, xlsxType } from '#platform/spreadsheets/sheet-writer.ts'
import { writeTemplate } from '#platform/spreadsheets/template-writer.ts'
import { receiveFile } from './hand-in.jobs.ts'
import type { SheetHead } from './header.transition.ts'
import {
  downloadFaultsContract,
  downloadTemplateContract,
  handInContract,
  layOutContract,
  listFaultsContract,
  listImportsContract,
  listKeptContract,
  previewImportContract,
  readImportContract,
  startImportContract,
} from './import.contract.ts'
import { importWork } from './import.jobs.ts'
import { mayImport, mayImportAnything, mayWorkOn } from './import.policy.ts'
import type { Import, StartAct, StoredImport } from './import.schema.ts'
import {
  findFaults,
  findHead,
  findImport,
  findImports,
  lockImport,
  saveImport,
  type ImportWithTotal,
} from './import.store.ts'
import { faultSheet, kindTitles, templateOf } from './import.table.ts'
import { layOut, start } from './import.transition.ts'
import { unmapped } from './mapping.transition.ts'
import { previewOf, relaid } from './preview.store.ts'
import { findKept } from './record.store.ts'

/** As many rows as a spreadsheet program opens without complaint. */
const workbookCap = 100_000

/** A file with the beginning that it is laid out by. */
type Laid = StoredImport & { readonly head: SheetHead | undefined }

export const importRoutes: readonly Route[] = [
  upload(handInContract, {
    may: (actor, { query: { kind } }) => mayImport(actor, kind),
    receive: (runtime, actor, file, { query: { kind } }) => receiveFile(runtime, actor, file, kind),
    audit: 'import.handed-in',
  }),

  query(listImportsContract, {
    may: mayImportAnything,
    async read(tx, { query: paging }) {
      const found = await findImports(tx, paging)
      return { ...found, items: found.items.map(viewOf) }
    },
  }),

  query(readImportContract, {
    may: mayImportAnything,
    async read(tx, { params: { id } }) {
      const found = await findImport(tx, id)
      return found === undefined ? undefined : viewOf(found)
    },
  }),

  command<typeof layOutContract, Laid>(layOutContract, {
    async load(tx, { params: { id } }) {
      const [stored, head] = await Promise.all([lockImport(tx, id), findHead(tx, id)])
      return stored === undefined ? undefined : { ...stored, head }
    },
    may: (actor, stored) => mayWorkOn(actor, stored),
    apply({ head, ...stored }, { layout }) {
      const before = stored.layout
      const next =
        head === undefined || before === null ? layout : relaid(head, stored.kind, layout, before)
      const laid = layOut(stored, next)
      return isRefusal(laid) ? laid : { ...laid, head }
    },
    save: (tx, { head: _head, ...next }) => saveImport(tx, next),
    present: (next) => viewOf({ ...next, total: null }),
    audit: 'import.mapped',
  }),

  query(previewImportContract, {
    may: mayImportAnything,
    async read(tx, { params: { id } }) {
      const [found, head] = await Promise.all([findImport(tx, id), findHead(tx, id)])
      if (found === undefined || head === undefined) return undefined
      const decision = mayWorkOn(tx.actor, found)
      return isRefusal(decision) ? decision : previewOf(tx, found, head)
    },
    audit: 'import.previewed',
  }),

  openTo(
    'signed-in',
    'Starts work that outlives the request: the task and the new state are one transaction',
    startImportContract,
    (runtime, { params: { id }, body: { act } }, { actor }) => begin(runtime, actor, id, act),
  ),

  query(listFaultsContract, {
    may: mayImportAnything,
    async read(tx, { params: { id }, query: paging }) {
      const found = await findImport(tx, id)
      return found === undefined ? undefined : findFaults(tx, found, paging)
    },
  }),

  query(listKeptContract, {
    may: mayImportAnything,
    async read(tx, { params: { id }, query: paging }) {
      const found = await findImport(tx, id)
      return found === undefined ? undefined : findKept(tx, id, paging)
    },
  }),

  download(downloadFaultsContract, {
    may: mayImportAnything,
    async produce(tx, { params: { id } }) {
      const found = await findImport(tx, id)
      if (found === undefined) return undefined
      const { items } = await findFaults(tx, found, { page: 1, size: workbookCap })
      const filename = `${found.filename.replace(/\.\w+$/, '')}-未导入的行.xlsx`
      return { filename, contentType: xlsxType, content: sheetStream(faultSheet(items)) }
    },
    audit: 'import.faults-exported',
  }),

  download(downloadTemplateContract, {
    may: (actor, { params: { kind } }) => mayImport(actor, kind),
    produce(_tx, { params: { kind } }) {
      const content = new PassThrough()
      writeTemplate(content, templateOf(kind)).catch((error: unknown) => {
        content.destroy(error instanceof Error ? error : new Error(String(error)))
      })
      const filename = `导入模板-${kindTitles[kind]}.xlsx`
      return Promise.resolve({ filename, contentType: xlsxType, content })
    },
    audit: 'import-template.downloaded',
  }),
]

/** Locks the file, changes its state and queues the work; a second request finds the state changed. */
function begin(
  { db, longWork }: Runtime,
  actor: Actor,
  id: string,
  act: StartAct,
): Promise<Import | Refusal> {
  return db.within(actor, async (tx) => {
    const stored = await lockImport(tx, id)
    if (stored === undefined) return refuseMissing
    const decision = mayWorkOn(actor, stored)
    if (isRefusal(decision)) return decision
    const next = start(stored, act)
    if (isRefusal(next)) return next
    const taskId = await longWork.begin(tx, importWork.kind, { importId: id, act })
    saveImport(tx, { ...next, taskId })
    tellBegun(tx, id, act)
    return viewOf({ ...next, taskId, total: null })
  })
}

const refuseMissing: Refusal = { refused: 'not-found' }

function tellBegun(tx: Tx, id: string, act: StartAct): void {
  const begun = { rehearse: 'import.trial-begun', run: 'import.begun', undo: 'import.undo-begun' }
  tx.audit({ name: begun[act], outcome: 'done', subjectKind: 'import', subjectId: id })
}

function viewOf(stored: ImportWithTotal): Import {
  const { id, kind, filename, state, taskId, rows, total, accepted, repeated, rejected } = stored
  const { undone, kept, refusal, isRemembered, layout, version } = stored
  const { createdAt, finishedAt } = stored
  return {
    ...{ id, kind, filename, state, taskId, rows, total, accepted, repeated, rejected },
    unknownColumns: layout === null ? [] : unmapped(layout),
    ...{ undone, kept, refusal, isRemembered, layout, version },
    ...{ createdAt, finishedAt },
  }
}
