import type { Readable } from 'node:stream'
import { openSealedFile } from '#platform/crypto/sealed-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { hasReadableText, officeText } from '#platform/files/office-text.ts'
import { withhold } from '#platform/text/withhold.ts'
import { attachmentPath } from './attachment.store.ts'
import type { Attachment } from './attachment.schema.ts'

export { findAttachments, listAttachments, moveAttachments } from './attachment.store.ts'

/** The bytes of a file, opened as they are read. Whoever asks has decided who reads it, and logs it. */
export function contentOf(tx: Tx, { id }: Attachment, dataDir: string): Readable {
  return openSealedFile(tx.keyring, attachmentPath(dataDir, id), id)
}

/**
 * Do the words of a file say what must not be read? Only papers of Word and Excel are looked into; one
 * that cannot be looked into is taken for one that does. Of a picture a person has to say it.
 * @param guarded phones and addresses as they were written down
 */
export async function tellsAny(
  content: Buffer,
  { contentType }: Attachment,
  guarded: readonly string[],
): Promise<boolean> {
  if (guarded.length === 0 || !hasReadableText(contentType)) return false
  const text = await officeText(content)
  return text === undefined || withhold(text, guarded) !== text
}
