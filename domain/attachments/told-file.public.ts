import { nobody, systemActor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { safeFilename } from '#platform/files/file-kind.ts'
import type { Runtime } from '#platform/http/route.ts'
import { moveAttachments } from './attachment.store.ts'
import { inspected, keepFile } from './keeping.store.ts'

/** The largest that is kept at all; ⚙ what the public page takes is less. */
export { sizeLimit } from './attachment.schema.ts'

/**
 * Keeps what somebody without an account sent with her request for help: what it is is seen in its
 * content, a photograph loses place and device, the scanner looks at it, and it lies sealed. As the
 * system; whoever asks has decided that it is hers.
 * @param alongside what belongs into the same transaction; a refusal of it keeps nothing
 */
export async function keepToldFile(
  runtime: Runtime,
  requestId: string,
  { filename, content }: { readonly filename: string; readonly content: Buffer },
  alongside: (tx: Tx) => Promise<Refusal | undefined>,
): Promise<Refusal | undefined> {
  const checked = await inspected(runtime, content)
  if (isRefusal(checked)) return checked
  const { kind, scan, clean } = checked
  // No account wrote it; the console says so where no name stands.
  const actor = { ...systemActor(runtime.config.region), name: '' }
  const about = { filename: safeFilename(filename, kind), contentType: kind, scan, purpose: null }
  const subject = { subjectKind: 'help-request', subjectId: requestId } as const
  const kept = await keepFile(runtime, actor, subject, clean, about, alongside)
  return isRefusal(kept) ? kept : undefined
}

/** Files go where their request goes. */
export function moveToldFiles(tx: Tx, request: Place & { readonly id: string }): void {
  moveAttachments(tx, 'help-request', [request])
}

/** Forgotten with their requests, their names too; the night's sweep deletes the files themselves. */
export async function forgetToldFiles(tx: Tx, requestIds: readonly string[]): Promise<void> {
  const { region } = tx.actor
  const rows = await tx.rows<{ id: string }>(
    sql`select id from attachments
        where region = ${region} and subject_kind = 'help-request'
          and subject_id = any (${[...requestIds]}::uuid[]) and removed_at is null`,
  )
  for (const { id } of rows) {
    const filename = tx.keyring.seal('', { table: 'attachments', field: 'filename', id })
    const removed = { removedAt: tx.now.toISOString(), removedBy: nobody }
    tx.send(updateIn('attachments', { region, id, filename, ...removed }))
  }
}
