import type { Tx } from '#platform/db/tx.ts'
import type { MatterFile } from './matter.schema.ts'
import { lockMatter } from './matter.store.ts'
import { excludedContacts } from './party.public.ts'
import type { ExcludedContact } from './party.schema.ts'

/** The matter with the guardians who must not be the ones that her safe phone reaches. */
export type WithExcluded = MatterFile & { readonly excluded: readonly ExcludedContact[] }

export async function withExcluded(
  tx: Tx,
  { params }: { params: { id: string } },
): Promise<WithExcluded | undefined> {
  const file = await lockMatter(tx, params.id)
  return file === undefined ? undefined : { ...file, excluded: await excludedContacts(tx, file.id) }
}
