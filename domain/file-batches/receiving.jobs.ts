import { rm } from 'node:fs/promises'
import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { sealToFile } from '#platform/crypto/sealed-file.ts'
import { newId } from '#platform/db/id.ts'
import type { Runtime, UploadedFile } from '#platform/http/route.ts'
import { batchPath } from './file-batch.jobs.ts'
import type { BatchKind } from './file-batch.schema.ts'
import { insertBatch } from './file-batch.store.ts'

/** Sealed as it arrives: what families told is never on the disk in clear. The work begins with it. */
export async function receiveBatch(
  { config, keyring, db, longWork }: Runtime,
  actor: Actor,
  kind: BatchKind,
  file: UploadedFile,
): Promise<{ importId: string; taskId: string } | Refusal> {
  const importId = newId()
  const path = batchPath(config, importId)
  try {
    const bytes = await sealToFile(keyring, file.stream, path, importId)
    if (bytes === 0) throw new FileRefused('file-empty')
    if ('truncated' in file.stream && file.stream.truncated === true) {
      throw new FileRefused('file-too-large')
    }
    const taskId = await db.within(actor, async (tx) => {
      const task = await longWork.begin(tx, `${kind}.import`, { importId })
      insertBatch(tx, kind, {
        id: importId,
        filename: file.filename.slice(0, 200),
        taskId: task,
        bytes,
      })
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
