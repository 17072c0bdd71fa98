import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import type { Config } from '#platform/config/config.ts'
import { openSealedFile } from '#platform/crypto/sealed-file.ts'
import { newId } from '#platform/db/id.ts'
import type { Report, Work, Workshop } from '#platform/jobs/long-work.ts'
import { writeSheet } from '#platform/spreadsheets/sheet-writer.ts'
import type { SheetSource } from '#platform/spreadsheets/sheet.ts'
import {
  checkChunk,
  freshMemory,
  storeChunk,
  type ImportMemory,
  type SheetVisit,
} from './visit-chunk.store.ts'
import type { ImportSummary, NumberedFault, StoredImport } from './visit-import.schema.ts'
import {
  findImport,
  finishImport,
  insertFaults,
  insertImport,
  lockImport,
  saveChunk,
  saveUnknownColumns,
} from './visit-import.store.ts'
import { faultSheet } from './visit-import.table.ts'
import { eachChunk } from './visit-file.jobs.ts'
import { mayImportVisits } from './visit.policy.ts'
import type { VisitsRecorded } from './visit.schema.ts'

/** A summary with 1,000,000 faults helps nobody; the database keeps them all. */
const listedFaults = 100_000

/** Where a file that was handed in lies sealed until it is worked through. */
export function importPath(config: Config, id: string): string {
  return join(config.dataDir, 'uploads', id)
}

export const visitImportWork: Work = {
  kind: 'visits.import',
  async run(workshop, actor, task, report) {
    const id = task.input['importId'] ?? ''
    const path = importPath(workshop.config, id)
    const stored = await workshop.db.within(actor, (tx) => findImport(tx, id))
    if (stored === undefined) return { refusal: 'not-found' }
    const isOpen = stored.finishedAt === null
    if (isOpen) {
      const decision = mayImportVisits(actor)
      const stream = openSealedFile(workshop.keyring, path, id) as AsyncIterable<Buffer>
      const source = { stream, bytes: stored.bytes }
      if (isRefusal(decision)) await finish(workshop, actor, id, decision.refused)
      else await takeIn(workshop, actor, { id, source, report, tellFaults: () => undefined })
    }
    await rm(path, { force: true })
    return summaryOf(await workshop.db.within(actor, (tx) => findImport(tx, id)))
  },
}

/** The command line's import: the same work on a file of the machine, waited for. */
export async function importVisitsFile(
  workshop: Workshop,
  actor: Actor,
  path: string,
  options: {
    readonly dryRun: boolean
    /** .xlsx to write the faults to */
    readonly errorsOut?: string
    readonly onProgress?: Report
  },
): Promise<(ImportSummary & { readonly errors: readonly NumberedFault[] }) | Refusal> {
  const errors: NumberedFault[] = []
  const work = {
    ...{ id: newId(), source: { path }, report: options.onProgress ?? (() => undefined) },
    tellFaults: (faults: readonly NumberedFault[]) =>
      void errors.push(...faults.slice(0, Math.max(0, listedFaults - errors.length))),
  }
  const summary = options.dryRun
    ? await rehearse(workshop, actor, work)
    : await takeInNew(workshop, actor, work, path)
  const { whole, ...counts } = summary
  if (whole !== undefined && counts.rows === 0) return whole
  if (options.errorsOut !== undefined) {
    await writeSheet(createWriteStream(options.errorsOut), faultSheet(errors))
  }
  return { ...counts, errors }
}

type Intake = {
  readonly id: string
  readonly source: SheetSource
  readonly report: Report
  readonly tellFaults: (faults: readonly NumberedFault[]) => void
}

/** `whole`: why the file was not taken at all. */
type Outcome = ImportSummary & { readonly whole?: Refusal }

async function takeInNew(
  workshop: Workshop,
  actor: Actor,
  intake: Intake,
  path: string,
): Promise<Outcome> {
  const filename = path.split('/').at(-1) ?? path
  await workshop.db.within(actor, (tx) => {
    insertImport(tx, { id: intake.id, filename, taskId: null, bytes: 0 })
    tx.audit({ name: 'visits.import-begun', outcome: 'done', subjectId: intake.id })
    return Promise.resolve()
  })
  const whole = await takeIn(workshop, actor, intake)
  const stored = await workshop.db.within(actor, (tx) => findImport(tx, intake.id))
  return { ...summaryOf(stored), ...(whole === undefined ? {} : { whole }) }
}

/** Works the file through, from where an earlier run left off. @returns why it broke off, if it did */
async function takeIn(
  workshop: Workshop,
  actor: Actor,
  intake: Intake,
): Promise<Refusal | undefined> {
  const { id } = intake
  const memory = freshMemory(false)
  let done = 0
  const refusal = await eachChunk(intake.source, {
    tellUnknown: (columns) =>
      workshop.db.within(actor, (tx) => {
        saveUnknownColumns(tx, id, columns)
        return Promise.resolve()
      }),
    async take(rows, total) {
      await takeChunk(workshop, actor, intake, memory, rows)
      done += rows.length
      intake.report(done, total(done))
    },
  })
  await finish(workshop, actor, id, refusal?.refused ?? null)
  return refusal
}

/** One transaction: rows, faults, counts and the place in the file are there together or not at all. */
function takeChunk(
  { db }: Workshop,
  actor: Actor,
  { id, tellFaults }: Intake,
  memory: ImportMemory,
  rows: readonly SheetVisit[],
): Promise<void> {
  return db.within(actor, async (tx) => {
    const stored = await lockImport(tx, id)
    if (stored === undefined) throw new Error(`the import ${id} is gone`)
    const open = rows.filter(({ number }) => number > stored.lastRow)
    const last = open.at(-1)
    if (last === undefined) return
    const checked = await checkChunk(tx, open, memory)
    const { visits, faults: late } = await storeChunk(tx, checked, id)
    const faults = [...checked.faults, ...late]
    const rejected = new Set(faults.map(({ row }) => row)).size
    insertFaults(tx, id, faults)
    saveChunk(tx, id, last.number, {
      ...{ rows: open.length, accepted: visits.length, repeated: checked.repeated, rejected },
    })
    const event: VisitsRecorded = { type: 'visits.recorded', visits }
    if (visits.length > 0) tx.publish(event)
    const detail = { accepted: visits.length, repeated: checked.repeated, rejected }
    tx.audit({
      name: 'visits.imported',
      outcome: 'done',
      subjectKind: 'import',
      subjectId: id,
      detail,
    })
    tellFaults(faults)
  })
}

/** Everything but writing: what a real run would say. */
async function rehearse(workshop: Workshop, actor: Actor, intake: Intake): Promise<Outcome> {
  const memory = freshMemory(true)
  const counts = { rows: 0, accepted: 0, repeated: 0, rejected: 0 }
  let unknownColumns: readonly string[] = []
  const refusal = await eachChunk(intake.source, {
    tellUnknown: (columns) => {
      unknownColumns = columns
      return Promise.resolve()
    },
    async take(rows, total) {
      const { fresh, repeated, faults } = await workshop.db.within(actor, (tx) =>
        checkChunk(tx, rows, memory),
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

function finish({ db }: Workshop, actor: Actor, id: string, refusal: string | null): Promise<void> {
  return db.within(actor, (tx) => {
    finishImport(tx, id, refusal)
    tx.audit({
      name: 'visits.import-finished',
      outcome: 'done',
      subjectKind: 'import',
      subjectId: id,
    })
    return Promise.resolve()
  })
}

function summaryOf(stored: StoredImport | undefined): ImportSummary {
  if (stored === undefined) throw new Error('an import that was just worked through is gone')
  const { id, rows, accepted, repeated, rejected, unknownColumns, refusal } = stored
  return { importId: id, rows, accepted, repeated, rejected, unknownColumns, refusal }
}
