import { rm } from 'node:fs/promises'
import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { sealToFile } from '#platform/crypto/sealed-file.ts'
import { newId } from '#platform/db/id.ts'
import {
  download,
  query,
  upload,
  type Route,
  type Runtime,
  type UploadedFile,
} from '#platform/http/route.ts'
import { sheetStream, xlsxType } from '#platform/spreadsheets/sheet-writer.ts'
import {
  downloadImportFaultsContract,
  importVisitsContract,
  listImportFaultsContract,
  listImportsContract,
  readImportContract,
} from './visit-import.contract.ts'
import { importPath, visitImportWork } from './visit-import.jobs.ts'
import {
  findAllFaults,
  findFaults,
  findImport,
  findImports,
  insertImport,
} from './visit-import.store.ts'
import { faultSheet } from './visit-import.table.ts'
import { mayImportVisits } from './visit.policy.ts'

/** As many rows as a spreadsheet program opens without complaint. */
const workbookCap = 100_000

export const visitImportRoutes: readonly Route[] = [
  upload(importVisitsContract, {
    may: mayImportVisits,
    receive: receiveFile,
    audit: 'visits.import-begun',
  }),

  query(listImportsContract, {
    may: mayImportVisits,
    read: (tx, { query: paging }) => findImports(tx, paging),
  }),

  query(readImportContract, {
    may: mayImportVisits,
    async read(tx, { params: { id } }) {
      const found = await findImport(tx, id)
      if (found === undefined) return undefined
      const { lastRow: _lastRow, bytes: _bytes, ...shown } = found
      return shown
    },
  }),

  query(listImportFaultsContract, {
    may: mayImportVisits,
    async read(tx, { params: { id }, query: paging }) {
      const [found, faults] = await Promise.all([findImport(tx, id), findFaults(tx, id, paging)])
      return found === undefined ? undefined : faults
    },
  }),

  download(downloadImportFaultsContract, {
    may: mayImportVisits,
    async produce(tx, { params: { id } }) {
      const found = await findImport(tx, id)
      if (found === undefined) return undefined
      const faults = await findAllFaults(tx, id, workbookCap)
      const filename = `${found.filename.replace(/\.\w+$/, '')}-未导入的行.xlsx`
      return { filename, contentType: xlsxType, content: sheetStream(faultSheet(faults)) }
    },
    audit: 'visits.import-faults-exported',
  }),
]

/** Sealed as it arrives: what families told is never on the disk in clear. */
async function receiveFile(
  runtime: Runtime,
  actor: Actor,
  file: UploadedFile,
): Promise<{ importId: string; taskId: string } | Refusal> {
  const importId = newId()
  const path = importPath(runtime.config, importId)
  try {
    const bytes = await sealToFile(runtime.keyring, file.stream, path, importId)
    if (bytes === 0) throw new FileRefused('file-empty')
    if ('truncated' in file.stream && file.stream.truncated === true) {
      throw new FileRefused('file-too-large')
    }
    const taskId = await runtime.db.within(actor, async (tx) => {
      const task = await runtime.longWork.begin(tx, visitImportWork.kind, { importId })
      insertImport(tx, { id: importId, filename: file.filename.slice(0, 200), taskId: task, bytes })
      return task
    })
    return { importId, taskId }
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof FileRefused) return refuse(error.message)
    throw error
  }
}

class FileRefused extends Error {}
