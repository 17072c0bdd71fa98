import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import type { Config } from '#platform/config/config.ts'
import { openSealedFile } from '#platform/crypto/sealed-file.ts'
import { newId } from '#platform/db/id.ts'
import type { Report, Work, Workshop } from '#platform/jobs/long-work.ts'
import type { NamedRow } from '#platform/spreadsheets/columns.ts'
import { writeSheet } from '#platform/spreadsheets/sheet-writer.ts'
import type { SheetSource } from '#platform/spreadsheets/sheet.ts'
import type { BatchFault, BatchKind, BatchSummary, StoredBatch } from './file-batch.schema.ts'
import {
  findBatch,
  finishBatch,
  insertBatch,
  insertFaults,
  lockBatch,
  saveChunk,
  saveUnknownColumns,
} from './file-batch.store.ts'
import { faultSheet } from './file-batch.table.ts'
import { eachChunk, type FileKind, type Reading } from './reading.jobs.ts'

/** A summary with 1,000,000 faults helps nobody; the database keeps them all. */
const listedFaults = 100_000

export type FileOptions = {
  /** whose records they become; left out: the actor's own organisation's */
  readonly orgId?: string
  readonly dryRun: boolean
  /** .xlsx to write the faults to */
  readonly errorsOut?: string
  readonly onProgress?: Report
}

export type FileResult<Fault> = BatchSummary & { readonly errors: readonly Fault[] }

type Intake<Fault> = {
  readonly id: string
  readonly orgId: string
  readonly source: SheetSource
  readonly report: Report
  readonly tellFaults: (faults: readonly Fault[]) => void
}

/** `whole`: why the file was not taken at all. */
type Outcome = BatchSummary & { readonly whole?: Refusal }

/** Where a file that was handed in lies sealed until it is worked through. */
export function batchPath(config: Config, id: string): string {
  return join(config.dataDir, 'uploads', id)
}

/** The worker's part: goes on where an earlier run left off, whoever hands it in having her right still. */
export function fileWork<Column extends string, Fresh, Fault extends BatchFault>(
  of: FileKind<Column, Fresh, Fault>,
): Work {
  return {
    kind: `${of.kind}.import`,
    async run(workshop, actor, task, report) {
      const id = task.input['importId'] ?? ''
      const path = batchPath(workshop.config, id)
      const find = () => workshop.db.within(actor, (tx) => findBatch(tx, of.kind, id))
      const stored = await find()
      if (stored === undefined) return { refusal: 'not-found' }
      if (stored.finishedAt === null) {
        const decision = of.may(actor)
        const stream = openSealedFile(workshop.keyring, path, id) as AsyncIterable<Buffer>
        const source = { stream, bytes: stored.bytes }
        const intake = { id, orgId: actor.orgId, source, report, tellFaults: () => undefined }
        if (isRefusal(decision)) await finish(workshop, actor, of.kind, id, decision.refused)
        else await takeIn(workshop, actor, of, intake)
      }
      await rm(path, { force: true })
      return summaryOf(await find())
    },
  }
}

/**
 * The command line's import: the same work on a file of the machine, waited for.
 * @returns counts of rows and the first faults; a refusal where the file is not taken at all
 */
export async function importBatchFile<Column extends string, Fresh, Fault extends BatchFault>(
  workshop: Workshop,
  actor: Actor,
  of: FileKind<Column, Fresh, Fault>,
  path: string,
  options: FileOptions,
): Promise<FileResult<Fault> | Refusal> {
  const errors: Fault[] = []
  const intake: Intake<Fault> = {
    ...{ id: newId(), orgId: options.orgId ?? actor.orgId, source: { path } },
    report: options.onProgress ?? (() => undefined),
    tellFaults: (faults) =>
      void errors.push(...faults.slice(0, Math.max(0, listedFaults - errors.length))),
  }
  const { whole, ...counts } = options.dryRun
    ? await rehearse(workshop, actor, of, intake)
    : await takeInNew(workshop, actor, of, intake, path)
  if (whole !== undefined && counts.rows === 0) return whole
  if (options.errorsOut !== undefined) {
    await writeSheet(createWriteStream(options.errorsOut), faultSheet(errors, of.words))
  }
  return { ...counts, errors }
}

async function takeInNew<Column extends string, Fresh, Fault extends BatchFault>(
  workshop: Workshop,
  actor: Actor,
  of: FileKind<Column, Fresh, Fault>,
  intake: Intake<Fault>,
  path: string,
): Promise<Outcome> {
  const { id } = intake
  await workshop.db.within(actor, (tx) => {
    insertBatch(tx, of.kind, {
      ...{ id, filename: path.split('/').at(-1) ?? path, taskId: null, bytes: 0 },
    })
    tx.audit({ name: `${of.kind}.import-begun`, outcome: 'done', subjectId: id })
    return Promise.resolve()
  })
  const whole = await takeIn(workshop, actor, of, intake)
  const stored = await workshop.db.within(actor, (tx) => findBatch(tx, of.kind, id))
  return { ...summaryOf(stored), ...(whole === undefined ? {} : { whole }) }
}

/** Works the file through, from where an earlier run left off. @returns why it broke off, if it did */
async function takeIn<Column extends string, Fresh, Fault extends BatchFault>(
  workshop: Workshop,
  actor: Actor,
  of: FileKind<Column, Fresh, Fault>,
  intake: Intake<Fault>,
): Promise<Refusal | undefined> {
  const { id, orgId } = intake
  const reading = of.read(orgId, false)
  let done = 0
  const refusal = await eachChunk(intake.source, of, {
    tellUnknown: (columns) =>
      workshop.db.within(actor, (tx) => {
        saveUnknownColumns(tx, id, columns)
        return Promise.resolve()
      }),
    async take(rows, total) {
      await takeChunk(workshop, actor, of.kind, intake, reading, rows)
      done += rows.length
      intake.report(done, total(done))
    },
  })
  await of.afterwards?.(workshop, actor, orgId)
  await finish(workshop, actor, of.kind, id, refusal?.refused ?? null)
  return refusal
}

/** One transaction: rows, faults, counts and the place in the file are there together or not at all. */
function takeChunk<Column extends string, Fresh, Fault extends BatchFault>(
  { db }: Workshop,
  actor: Actor,
  kind: BatchKind,
  { id, tellFaults }: Intake<Fault>,
  reading: Reading<Column, Fresh, Fault>,
  rows: readonly NamedRow<Column>[],
): Promise<void> {
  return db.within(actor, async (tx) => {
    const stored = await lockBatch(tx, kind, id)
    if (stored === undefined) throw new Error(`the import ${id} is gone`)
    const open = rows.filter(({ number }) => number > stored.lastRow)
    const last = open.at(-1)
    if (last === undefined) return
    const checked = await reading.check(tx, open)
    const { accepted, faults: late } = await reading.store(tx, checked, id)
    const faults = [...checked.faults, ...late]
    const rejected = new Set(faults.map(({ row }) => row)).size
    const { repeated } = checked
    insertFaults(tx, id, faults)
    saveChunk(tx, id, last.number, { rows: open.length, accepted, repeated, rejected })
    const subject = { subjectKind: 'import', subjectId: id }
    const detail = { accepted, repeated, rejected }
    tx.audit({ name: `${kind}.imported`, outcome: 'done', ...subject, detail })
    tellFaults(faults)
  })
}

/** Everything but writing: what a real run would say. */
async function rehearse<Column extends string, Fresh, Fault extends BatchFault>(
  workshop: Workshop,
  actor: Actor,
  of: FileKind<Column, Fresh, Fault>,
  intake: Intake<Fault>,
): Promise<Outcome> {
  const reading = of.read(intake.orgId, true)
  const counts = { rows: 0, accepted: 0, repeated: 0, rejected: 0 }
  let unknownColumns: readonly string[] = []
  const refusal = await eachChunk(intake.source, of, {
    tellUnknown: (columns) => {
      unknownColumns = columns
      return Promise.resolve()
    },
    async take(rows, total) {
      const { fresh, repeated, faults } = await workshop.db.within(actor, (tx) =>
        reading.check(tx, rows),
      )
      counts.rows += rows.length
      counts.accepted += fresh.length
      counts.repeated += repeated
      counts.rejected += new Set(faults.map(({ row }) => row)).size
      intake.tellFaults(faults)
      intake.report(counts.rows, total(counts.rows))
    },
  })
  const whole = refusal === undefined ? {} : { whole: refusal }
  const summary = { ...counts, importId: null, refusal: refusal?.refused ?? null, ...whole }
  return { ...summary, unknownColumns: [...unknownColumns] }
}

function finish(
  { db }: Workshop,
  actor: Actor,
  kind: BatchKind,
  id: string,
  refusal: string | null,
): Promise<void> {
  return db.within(actor, (tx) => {
    finishBatch(tx, id, refusal)
    const subject = { subjectKind: 'import', subjectId: id }
    tx.audit({ name: `${kind}.import-finished`, outcome: 'done', ...subject })
    return Promise.resolve()
  })
}

function summaryOf(stored: StoredBatch | undefined): BatchSummary {
  if (stored === undefined) throw new Error('an import that was just worked through is gone')
  const { id, rows, accepted, repeated, rejected, unknownColumns, refusal } = stored
  return { importId: id, rows, accepted, repeated, rejected, unknownColumns, refusal }
}
