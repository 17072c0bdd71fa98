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
import { checkCalls, storeCalls, type SheetCall } from './call-chunk.store.ts'
import type {
  CallImportSummary,
  NumberedCallFault,
  StoredCallImport,
} from './call-import.schema.ts'
import {
  findCallImport,
  finishCallImport,
  insertCallImport,
  insertFaults,
  lockCallImport,
  saveChunk,
  saveUnknownColumns,
} from './call-import.store.ts'
import { callFaultSheet } from './call-import.table.ts'
import { eachCallChunk } from './call-file.jobs.ts'
import { linkWaiting } from './call.jobs.ts'
import { mayImportCalls } from './call.policy.ts'

/** A summary with more faults helps nobody; the database keeps them all. */
const listedFaults = 100_000

/** Where a file that was handed in lies sealed until it is worked through. */
export function callImportPath(config: Config, id: string): string {
  return join(config.dataDir, 'uploads', id)
}

export const callImportWork: Work = {
  kind: 'calls.import',
  async run(workshop, actor, task, report) {
    const id = task.input['importId'] ?? ''
    const path = callImportPath(workshop.config, id)
    const stored = await workshop.db.within(actor, (tx) => findCallImport(tx, id))
    if (stored === undefined) return { refusal: 'not-found' }
    if (stored.finishedAt === null) {
      const decision = mayImportCalls(actor)
      const stream = openSealedFile(workshop.keyring, path, id) as AsyncIterable<Buffer>
      const source = { stream, bytes: stored.bytes }
      if (isRefusal(decision)) await finish(workshop, actor, id, decision.refused)
      else {
        const intake = { id, orgId: actor.orgId, source, report, tellFaults: () => undefined }
        await takeIn(workshop, actor, intake)
      }
    }
    await rm(path, { force: true })
    return summaryOf(await workshop.db.within(actor, (tx) => findCallImport(tx, id)))
  },
}

/** The command line's import: the same work on a file of the machine, waited for. */
export async function importCallsFile(
  workshop: Workshop,
  actor: Actor,
  path: string,
  options: {
    /** the police organisation that the calls belong to */
    readonly orgId: string
    readonly dryRun: boolean
    readonly errorsOut?: string
    readonly onProgress?: Report
  },
): Promise<(CallImportSummary & { readonly errors: readonly NumberedCallFault[] }) | Refusal> {
  const errors: NumberedCallFault[] = []
  const intake: Intake = {
    ...{ id: newId(), orgId: options.orgId, source: { path } },
    report: options.onProgress ?? (() => undefined),
    tellFaults: (faults) =>
      void errors.push(...faults.slice(0, Math.max(0, listedFaults - errors.length))),
  }
  const { whole, ...counts } = options.dryRun
    ? await rehearse(workshop, actor, intake)
    : await takeInNew(workshop, actor, intake, path)
  if (whole !== undefined && counts.rows === 0) return whole
  if (options.errorsOut !== undefined) {
    await writeSheet(createWriteStream(options.errorsOut), callFaultSheet(errors))
  }
  return { ...counts, errors }
}

type Intake = {
  readonly id: string
  readonly orgId: string
  readonly source: SheetSource
  readonly report: Report
  readonly tellFaults: (faults: readonly NumberedCallFault[]) => void
}

/** `whole`: why the file was not taken at all. */
type Outcome = CallImportSummary & { readonly whole?: Refusal }

async function takeInNew(
  workshop: Workshop,
  actor: Actor,
  intake: Intake,
  path: string,
): Promise<Outcome> {
  const filename = path.split('/').at(-1) ?? path
  await workshop.db.within(actor, (tx) => {
    insertCallImport(tx, { id: intake.id, filename, taskId: null, bytes: 0 })
    tx.audit({ name: 'calls.import-begun', outcome: 'done', subjectId: intake.id })
    return Promise.resolve()
  })
  const whole = await takeIn(workshop, actor, intake)
  const stored = await workshop.db.within(actor, (tx) => findCallImport(tx, intake.id))
  return { ...summaryOf(stored), ...(whole === undefined ? {} : { whole }) }
}

/** Works the file through from where an earlier run left off, then links what came in. */
async function takeIn(
  workshop: Workshop,
  actor: Actor,
  intake: Intake,
): Promise<Refusal | undefined> {
  const { id, orgId } = intake
  let done = 0
  const refusal = await eachCallChunk(intake.source, {
    tellUnknown: (columns) =>
      workshop.db.within(actor, (tx) => {
        saveUnknownColumns(tx, id, columns)
        return Promise.resolve()
      }),
    async take(rows, total) {
      await takeChunk(workshop, actor, intake, rows)
      done += rows.length
      intake.report(done, total(done))
    },
  })
  await linkWaiting(workshop, actor, orgId)
  await finish(workshop, actor, id, refusal?.refused ?? null)
  return refusal
}

/** One transaction: rows, faults, counts and the place in the file are there together or not at all. */
function takeChunk(
  { db }: Workshop,
  actor: Actor,
  { id, orgId, tellFaults }: Intake,
  rows: readonly SheetCall[],
): Promise<void> {
  return db.within(actor, async (tx) => {
    const stored = await lockCallImport(tx, id)
    if (stored === undefined) throw new Error(`the import ${id} is gone`)
    const open = rows.filter(({ number }) => number > stored.lastRow)
    const last = open.at(-1)
    if (last === undefined) return
    const checked = await checkCalls(tx, orgId, open)
    const { accepted, faults: late } = await storeCalls(tx, orgId, checked, id)
    const faults = [...checked.faults, ...late]
    const rejected = new Set(faults.map(({ row }) => row)).size
    const { repeated } = checked
    insertFaults(tx, id, faults)
    saveChunk(tx, id, last.number, { rows: open.length, accepted, repeated, rejected })
    const detail = { accepted, repeated, rejected }
    const subject = { subjectKind: 'import', subjectId: id }
    tx.audit({ name: 'calls.imported', outcome: 'done', ...subject, detail })
    tellFaults(faults)
  })
}

/** Everything but writing: what a real run would say. */
async function rehearse(workshop: Workshop, actor: Actor, intake: Intake): Promise<Outcome> {
  const numbers = new Map<string, string>()
  const counts = { rows: 0, accepted: 0, repeated: 0, rejected: 0 }
  let unknownColumns: readonly string[] = []
  const refusal = await eachCallChunk(intake.source, {
    tellUnknown: (columns) => {
      unknownColumns = columns
      return Promise.resolve()
    },
    async take(rows, total) {
      const { fresh, repeated, faults } = await workshop.db.within(actor, (tx) =>
        checkCalls(tx, intake.orgId, rows, numbers),
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
    finishCallImport(tx, id, refusal)
    const subject = { subjectKind: 'import', subjectId: id }
    tx.audit({ name: 'calls.import-finished', outcome: 'done', ...subject })
    return Promise.resolve()
  })
}

function summaryOf(stored: StoredCallImport | undefined): CallImportSummary {
  if (stored === undefined) throw new Error('an import that was just worked through is gone')
  const { id, rows, accepted, repeated, rejected, unknownColumns, refusal } = stored
  return { importId: id, rows, accepted, repeated, rejected, unknownColumns, refusal }
}
