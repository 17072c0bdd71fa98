import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemActor } from '#platform/access/actor.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { attachmentFolder, statesOf } from './attachment.store.ts'

/**
 * A file without a row is what a broken upload left behind, or what a database restored from an
 * older backup does not know yet: the operator gets a week to notice.
 */
const orphanMilliseconds = 7 * 86_400_000

export const sweepAttachments: Schedule = {
  name: 'attachments.sweep',
  every: 'night',
  run: sweep,
}

/** Deletes the files of removed attachments, and old files that belong to none. Repeating it is harmless. */
async function sweep({ db, config, clock }: Workshop): Promise<void> {
  const root = attachmentFolder(config.dataDir)
  for (const folder of await entriesOf(root)) {
    const names = await entriesOf(join(root, folder))
    const ids = names.filter((name) => /^[0-9a-f-]{36}$/.test(name))
    const states = await db.within(systemActor(config.region), (tx) => statesOf(tx, ids))
    for (const name of names) {
      const path = join(root, folder, name)
      const isRemoved = states.get(name)
      const isWaste = isRemoved ?? (await ageOf(path, clock.now())) > orphanMilliseconds
      if (isWaste) await rm(path, { force: true })
    }
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
}

/** A file that another worker has just deleted has no age. */
async function ageOf(path: string, now: Date): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => now.getTime() - mtimeMs,
    () => 0,
  )
}
