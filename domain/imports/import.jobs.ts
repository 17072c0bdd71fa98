import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemActor, type Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Config } from '#platform/config/config.ts'
import { openSealedFile } from '#platform/crypto/sealed-file.ts'
import type { Report, Work, Workshop } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { signatureOf } from './mapping.transition.ts'
import { mayWorkOn } from './import.policy.ts'
import type { Import, StartAct, StoredImport } from './import.schema.ts'
import {
  findForgotten,
  findImport,
  insertFaults,
  lockImport,
  rememberMapping,
  saveChunk,
  settleImport,
} from './import.store.ts'
import { readThrough } from './pass.jobs.ts'
import { findMade, insertRecords, settleRecords } from './record.store.ts'
import { withdrawals } from './taker.table.ts'

/** Records of one transaction of undoing. */
const undoneAtOnce = 500

/** A file that nobody runs is not kept for ever: it is full of people. */
const keptDays = 14

/** Where a file that was handed in lies sealed until it is through. */
export function importFilePath(config: Config, id: string): string {
  return join(config.dataDir, 'uploads', `import-${id}`)
}

export const importWork: Work = {
  kind: 'imports.work',
  async run(workshop, actor, task, report) {
    const id = task.input['importId'] ?? ''
    const act = task.input['act'] as StartAct
    const stored = await workshop.db.within(actor, (tx) => findImport(tx, id))
    if (stored === undefined) return { refusal: 'not-found' }
    const decision = mayWorkOn(actor, stored)
    if (act === 'undo') {
      if (stored.state === 'undoing') await undo(workshop, actor, stored, report)
    } else if (stored.state === (act === 'run' ? 'running' : 'rehearsing')) {
      if (isRefusal(decision)) await settle(workshop, actor, stored, decision.refused)
      else await takeIn(workshop, actor, stored, report)
    }
    const now = await workshop.db.within(actor, (tx) => findImport(tx, id))
    if (now?.finishedAt !== null) await rm(importFilePath(workshop.config, id), { force: true })
    return now === undefined ? { refusal: 'not-found' } : countsOf(now)
  },
}

function countsOf(stored: StoredImport): Pick<Import, 'rows' | 'accepted' | 'rejected' | 'state'> {
  const { rows, accepted, rejected, state } = stored
  return { rows, accepted, rejected, state }
}

/** Reads the file through, from where an earlier run left off; a trial run writes only its faults. */
async function takeIn(
  workshop: Workshop,
  actor: Actor,
  stored: StoredImport,
  report: Report,
): Promise<void> {
  const { id, kind, layout } = stored
  if (layout === null) return settle(workshop, actor, stored, 'file-empty')
  const path = importFilePath(workshop.config, id)
  const stream = openSealedFile(workshop.keyring, path, id) as AsyncIterable<Buffer>
  const isTrial = stored.state === 'rehearsing'
  if (!isTrial) {
    await workshop.db.within(actor, (tx) => {
      rememberMapping(tx, kind, signatureOf(layout.columns), layout)
      return Promise.resolve()
    })
  }
  const refusal = await readThrough(workshop, actor, {
    ...{ kind, layout, isTrial, source: { stream, bytes: stored.bytes }, report },
    importId: id,
    async hold(tx) {
      const held = await lockImport(tx, id)
      if (held === undefined) throw new Error(`the import ${id} is gone`)
      return held.lastRow
    },
    settle(tx, { lastRow, counts, faults, made }) {
      saveChunk(tx, id, lastRow, counts)
      insertFaults(tx, stored, faults)
      insertRecords(tx, stored, made)
      const { accepted, repeated, rejected } = counts
      tx.audit({
        ...{ name: isTrial ? 'import.chunk-tried' : 'import.chunk-taken', outcome: 'done' },
        ...{ subjectKind: 'import', subjectId: id, detail: { accepted, repeated, rejected } },
      })
    },
  })
  return settle(workshop, actor, stored, refusal?.refused ?? null)
}

function settle(
  { db }: Workshop,
  actor: Actor,
  stored: StoredImport,
  refusal: string | null,
): Promise<void> {
  return db.within(actor, (tx) => {
    const through = stored.state === 'running' ? 'done' : 'rehearsed'
    settleImport(tx, stored.id, { state: refusal === null ? through : 'refused', refusal })
    tx.audit({
      ...{ name: 'import.pass-ended', outcome: 'done', subjectKind: 'import' },
      subjectId: stored.id,
    })
    return Promise.resolve()
  })
}

/** Kind by kind, a few hundred records a transaction; what was looked at once is not looked at again. */
async function undo(
  { db }: Workshop,
  actor: Actor,
  stored: StoredImport,
  report: Report,
): Promise<void> {
  let done = 0
  for (const [kind, withdraw] of withdrawals) {
    for (let isMore = true; isMore;) {
      const looked = await db.within(actor, async (tx) => {
        const ids = await findMade(tx, stored.id, kind, undoneAtOnce)
        if (ids.length === 0) return 0
        tx.audit({
          ...{ name: 'import.records-withdrawn', outcome: 'done', subjectKind: 'import' },
          ...{ subjectId: stored.id, detail: { kind, looked: ids.length } },
        })
        const gone = await withdraw(tx, ids)
        settleRecords(tx, stored.id, kind, {
          gone: ids.filter((id) => gone.has(id)),
          kept: ids.filter((id) => !gone.has(id)),
        })
        return ids.length
      })
      done += looked
      isMore = looked === undoneAtOnce
      report(done, stored.accepted)
    }
  }
  await db.within(actor, (tx) => {
    settleImport(tx, stored.id, { state: 'undone' })
    return Promise.resolve()
  })
}

/** Destroys files that were handed in and never run. */
export const forgetUnrunFiles: Schedule = {
  name: 'imports.forget-unrun-files',
  every: 'night',
  async run({ db, config, clock }) {
    const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
    const forgotten = await db.within(systemActor(config.region), async (tx) => {
      const found = await findForgotten(tx, before, 500)
      for (const { id } of found) settleImport(tx, id, { state: 'expired' })
      return found
    })
    for (const { id } of forgotten) await rm(importFilePath(config, id), { force: true })
  },
}
