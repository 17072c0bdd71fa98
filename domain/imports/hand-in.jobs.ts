import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Actor } from '#platform/access/actor.ts'
import type { Refusal } from '#platform/access/decision.ts'
import { openSealedFile, sealToFile } from '#platform/crypto/sealed-file.ts'
import { newId } from '#platform/db/id.ts'
import type { Runtime, UploadedFile } from '#platform/http/route.ts'
import type { Report, Workshop } from '#platform/jobs/long-work.ts'
import { writeSheet } from '#platform/spreadsheets/sheet-writer.ts'
import { SheetRefused } from '#platform/spreadsheets/sheet.ts'
import { readHead } from './file-rows.jobs.ts'
import { importFilePath } from './import.jobs.ts'
import { columnsOf } from './import-kind.schema.ts'
import type { Import, ImportKind, Layout, StoredImport } from './import.schema.ts'
import { findImport, insertFaults, insertImport, lockImport } from './import.store.ts'
import { saveChunk, settleImport } from './import.store.ts'
import { faultSheet } from './import.table.ts'
import { layoutFault, unmapped } from './mapping.transition.ts'
import { readThrough, type PassedChunk } from './pass.jobs.ts'
import { layoutFor } from './preview.store.ts'
import { insertRecords } from './record.store.ts'
import type { ImportFault } from './row.schema.ts'

/** A summary with 1,000,000 faults helps nobody; the database keeps them all. */
const listedFaults = 100_000

/**
 * Sealed as it arrives: what families told is never on the disk in clear. Its first rows are read at
 * once, so that a file that cannot be read is refused while whoever sent it is still there.
 */
export async function receiveFile(
  { config, keyring, db }: Runtime,
  actor: Actor,
  file: UploadedFile,
  kind: ImportKind,
): Promise<{ importId: string } | Refusal> {
  const id = newId()
  const path = importFilePath(config, id)
  try {
    const bytes = await sealToFile(keyring, file.stream, path, id)
    if (bytes === 0) throw new SheetRefused('file-empty')
    if ('truncated' in file.stream && file.stream.truncated === true) {
      throw new SheetRefused('file-too-large')
    }
    const stream = openSealedFile(keyring, path, id) as AsyncIterable<Buffer>
    const head = await readHead({ stream, bytes })
    await db.within(actor, async (tx) => {
      const { layout, isRemembered } = await layoutFor(tx, kind, head)
      const filename = file.filename.slice(0, 200)
      const made = newImport(actor, { id, kind, filename, bytes, layout, now: tx.now })
      insertImport(tx, { ...made, isRemembered }, head)
    })
    return { importId: id }
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof SheetRefused) return error.refusal
    throw error
  }
}

function newImport(
  actor: Actor,
  given: Pick<StoredImport, 'id' | 'kind' | 'filename' | 'bytes' | 'layout'> & { now: Date },
): StoredImport {
  const { now, ...file } = given
  return {
    ...file,
    ...{ region: actor.region, accountId: actor.id, orgId: actor.orgId, state: 'received' },
    ...{ taskId: null, isRemembered: false, pass: 0, lastRow: 0, rows: 0, accepted: 0 },
    ...{ repeated: 0, rejected: 0, undone: 0, kept: 0, refusal: null },
    ...{ createdAt: now.toISOString(), finishedAt: null, version: 1 },
  }
}

export type ImportSummary = Pick<
  Import,
  'rows' | 'accepted' | 'repeated' | 'rejected' | 'unknownColumns' | 'refusal'
> & { readonly importId: string | null; readonly errors: readonly ImportFault[] }

/**
 * The command line's import: the same work on a file of the machine, waited for. The columns are read
 * as they would be proposed on the console; what cannot be told apart there is refused here.
 * @returns counts of rows and the first faults; a refusal where the file is not taken at all
 */
export async function importFile(
  workshop: Workshop,
  actor: Actor,
  kind: ImportKind,
  path: string,
  options: {
    readonly dryRun: boolean
    /** .xlsx to write the faults to */
    readonly errorsOut?: string
    readonly onProgress?: Report
  },
): Promise<ImportSummary | Refusal> {
  const layout = await layoutOfFile(workshop, actor, kind, path)
  if ('refused' in layout) return layout
  const id = options.dryRun ? null : newId()
  if (id !== null) await openImport(workshop, actor, { id, kind, layout, path })
  const errors: ImportFault[] = []
  const counts = { rows: 0, accepted: 0, repeated: 0, rejected: 0 }
  const tell = (chunk: PassedChunk): void => {
    errors.push(...chunk.faults.slice(0, Math.max(0, listedFaults - errors.length)))
    for (const name of ['rows', 'accepted', 'repeated', 'rejected'] as const) {
      counts[name] += chunk.counts[name]
    }
  }
  const refusal = await readThrough(workshop, actor, {
    ...{ kind, layout, isTrial: options.dryRun, source: { path }, importId: id ?? '' },
    report: options.onProgress ?? (() => undefined),
    hold: async (tx) => (id === null ? 0 : ((await lockImport(tx, id))?.lastRow ?? 0)),
    settle(tx, chunk) {
      tell(chunk)
      if (id === null) return
      saveChunk(tx, id, chunk.lastRow, chunk.counts)
      insertFaults(tx, { id, pass: 1, accountId: actor.id }, chunk.faults)
      insertRecords(tx, { id, accountId: actor.id }, chunk.made)
    },
  })
  if (id !== null) await closeImport(workshop, actor, id, refusal?.refused ?? null)
  if (refusal !== undefined && counts.rows === 0) return refusal
  if (options.errorsOut !== undefined) {
    await writeSheet(createWriteStream(options.errorsOut), faultSheet(errors))
  }
  const unknownColumns = unmapped(layout)
  return { ...counts, errors, unknownColumns, importId: id, refusal: refusal?.refused ?? null }
}

async function layoutOfFile(
  { db }: Workshop,
  actor: Actor,
  kind: ImportKind,
  path: string,
): Promise<Layout | Refusal> {
  try {
    const head = await readHead({ path })
    const { layout } = await db.within(actor, (tx) => layoutFor(tx, kind, head))
    return layoutFault(layout, columnsOf(kind)) ?? layout
  } catch (error) {
    if (error instanceof SheetRefused) return error.refusal
    throw error
  }
}

function openImport(
  { db }: Workshop,
  actor: Actor,
  { id, kind, layout, path }: { id: string; kind: ImportKind; layout: Layout; path: string },
): Promise<void> {
  return db.within(actor, (tx) => {
    const filename = (path.split('/').at(-1) ?? path).slice(0, 200)
    const made = newImport(actor, { id, kind, filename, bytes: 0, layout, now: tx.now })
    insertImport(tx, { ...made, state: 'running', pass: 1 }, null)
    tx.audit({ name: 'import.begun', outcome: 'done', subjectKind: 'import', subjectId: id })
    return Promise.resolve()
  })
}

function closeImport(
  { db }: Workshop,
  actor: Actor,
  id: string,
  refusal: string | null,
): Promise<void> {
  return db.within(actor, async (tx) => {
    if ((await findImport(tx, id)) === undefined) throw new Error(`the import ${id} is gone`)
    settleImport(tx, id, { state: refusal === null ? 'done' : 'refused', refusal })
    tx.audit({ name: 'import.pass-ended', outcome: 'done', subjectKind: 'import', subjectId: id })
  })
}
