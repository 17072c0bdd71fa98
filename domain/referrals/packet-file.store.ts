import { findAttachments } from '#domain/attachments/content.public.ts'
import type { Attachment } from '#domain/attachments/attachment.schema.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { placeOfMatter } from '#domain/matters/matter.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { routesOf } from '#domain/routing/routing.public.ts'
import { guardedOf } from '#domain/services/guarded.public.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { insertInto, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { PacketFile, PacketFileView } from './packet-file.schema.ts'
import { chosenFiles, mayHaveFiles, standingOf, viewOf } from './packet-file.transition.ts'
import type { PacketField } from './packet.schema.ts'
import { mayOpenFiles } from './referral.policy.ts'
import type { Referral } from './referral.schema.ts'
import { placeOf } from './referral.store.ts'

const columns = raw(
  'id, referral_id, attachment_id, filename, content_type, size, at, by_account, by_name',
)

type Row = Omit<PacketFile, 'filename'> & { readonly filename: Buffer }

export function insertPacketFiles(tx: Tx, files: readonly PacketFile[], place: Place): void {
  for (const file of files) {
    const filename = tx.keyring.seal(file.filename, contextOf(file.id))
    tx.send(insertInto('referral_files', { ...placeOf(place), ...file, filename }))
  }
}

/** In the order in which they were given. */
export async function findPacketFiles(tx: Tx, referralId: string): Promise<PacketFile[]> {
  const rows = await tx.rows<Row>(
    sql`select ${columns} from referral_files
        where region = ${tx.actor.region} and referral_id = ${referralId} order by at, id`,
  )
  return rows.map((row) =>
    Object.assign(row, { filename: tx.keyring.open(row.filename, contextOf(row.id)) }),
  )
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'referral_files', field: 'filename', id }
}

/** The files as they go along with one referral, from now on. */
export function filesAlong(
  tx: Tx,
  attachments: readonly Attachment[],
  referralId: string,
): PacketFile[] {
  const { id: byAccount, name: byName } = tx.initiator
  return attachments.map(({ id: attachmentId, filename, contentType, size }) => ({
    ...{ id: newId(), referralId, attachmentId, filename, contentType, size },
    ...{ at: tx.now.toISOString(), byAccount, byName },
  }))
}

/**
 * Looks the chosen files up under the sender's own scope, and whether the rules let the receiver have
 * them. Where any were chosen the transaction goes on as the system.
 */
export async function chooseFiles(
  tx: Tx,
  matter: Matter,
  receiver: Organisation,
  {
    chosen,
    fields,
    sent,
  }: { chosen: readonly string[]; fields: readonly PacketField[]; sent: readonly string[] },
): Promise<readonly Attachment[] | Refusal> {
  if (chosen.length === 0) return []
  const [found, routes] = await Promise.all([findAttachments(tx, chosen), routesOf(tx, [matter])])
  return chosenFiles({
    ...{ matterId: matter.id, chosen, found, fields, sent },
    isAllowed: mayHaveFiles(routes[0]?.coActing ?? [], receiver),
    secrets: await guardedOf(tx, matter.id),
  })
}

/** What a forward takes along: the files that still stand, where the rules let the next one have any. */
export async function filesPassedOn(
  tx: Tx,
  matter: Matter,
  receiver: Organisation | undefined,
  referralId: string,
): Promise<readonly Attachment[]> {
  const files = await findPacketFiles(tx, referralId)
  if (files.length === 0 || receiver === undefined) return []
  const [found, routes] = await Promise.all([
    findAttachments(
      tx,
      files.map(({ attachmentId }) => attachmentId),
    ),
    routesOf(tx, [matter]),
  ])
  if (!mayHaveFiles(routes[0]?.coActing ?? [], receiver)) return []
  return found.filter((attachment) => standingOf(attachment) === 'open')
}

/** The files on the page of a referral. Afterwards the transaction goes on as the system. */
export async function presentFiles(tx: Tx, referral: Referral): Promise<PacketFileView[]> {
  const files = await findPacketFiles(tx, referral.id)
  if (files.length === 0) return []
  const matter = await placeOfMatter(tx, referral.matterId)
  const isReader = !isRefusal(mayOpenFiles(tx.initiator, referral, matter))
  tx.asSystem()
  const attachments = await findAttachments(
    tx,
    files.map(({ attachmentId }) => attachmentId),
  )
  const byId = new Map(attachments.map((attachment) => [attachment.id, attachment]))
  return files.map((file) => viewOf(file, byId.get(file.attachmentId), isReader))
}
