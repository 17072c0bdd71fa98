import { rm } from 'node:fs/promises'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
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
import * as contracts from './call-import.contract.ts'
import { callImportPath, callImportWork } from './call-import.jobs.ts'
import {
  countSelected,
  findAllFaults,
  findCallImport,
  findCallImports,
  findFaults,
  insertCallImport,
} from './call-import.store.ts'
import { callFaultSheet } from './call-import.table.ts'
import { mayImportCalls } from './call.policy.ts'

/** As many rows as a spreadsheet program opens without complaint. */
const workbookCap = 100_000

export const callImportRoutes: readonly Route[] = [
  upload(contracts.importCallsContract, {
    may: mayImportCalls,
    receive: receiveFile,
    audit: 'calls.import-begun',
  }),
  query(contracts.listCallImportsContract, {
    may: mayImportCalls,
    read: (tx, { query: paging }) => findCallImports(tx, paging),
  }),
  query(contracts.readCallImportContract, {
    may: mayImportCalls,
    async read(tx, { params: { id } }) {
      const [found, counts] = await Promise.all([findCallImport(tx, id), countSelected(tx, id)])
      if (found === undefined) return undefined
      const { lastRow: _lastRow, bytes: _bytes, ...shown } = found
      return { ...shown, ...counts }
    },
  }),
  query(contracts.listCallImportFaultsContract, {
    may: mayImportCalls,
    async read(tx, { params: { id }, query: paging }) {
      const [found, faults] = await Promise.all([
        findCallImport(tx, id),
        findFaults(tx, id, paging),
      ])
      return found === undefined ? undefined : faults
    },
  }),
  download(contracts.downloadCallImportFaultsContract, {
    may: mayImportCalls,
    async produce(tx, { params: { id } }) {
      const found = await findCallImport(tx, id)
      if (found === undefined) return undefined
      const faults = await findAllFaults(tx, id, workbookCap)
      const filename = `${found.filename.replace(/\.\w+$/, '')}-未导入的行.xlsx`
      return { filename, contentType: xlsxType, content: sheetStream(callFaultSheet(faults)) }
    },
    audit: 'calls.import-faults-exported',
  }),
]

/** Only the police have calls; sealed as it arrives, so that it is never on the disk in clear. */
async function receiveFile(
  runtime: Runtime,
  actor: Actor,
  file: UploadedFile,
): Promise<{ importId: string; taskId: string } | Refusal> {
  const office = await runtime.db.within(actor, (tx) => findOrganisation(tx, actor.orgId))
  if (office?.kind !== 'public-security') return refuse('not-the-police')
  const importId = newId()
  const path = callImportPath(runtime.config, importId)
  try {
    const bytes = await sealToFile(runtime.keyring, file.stream, path, importId)
    if (bytes === 0) throw new FileRefused('file-empty')
    if ('truncated' in file.stream && file.stream.truncated === true) {
      throw new FileRefused('file-too-large')
    }
    const taskId = await runtime.db.within(actor, async (tx) => {
      const task = await runtime.longWork.begin(tx, callImportWork.kind, { importId })
      const filename = file.filename.slice(0, 200)
      insertCallImport(tx, { id: importId, filename, taskId: task, bytes })
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
