import { contentOf, findAttachments, tellsAny } from '#domain/attachments/content.public.ts'
import type { Attachment } from '#domain/attachments/attachment.schema.ts'
import { placeOfMatter } from '#domain/matters/matter.public.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { guardedOf } from '#domain/services/guarded.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, download, type Route } from '#platform/http/route.ts'
import { withhold } from '#platform/text/withhold.ts'
import { chooseFiles, filesAlong, findPacketFiles, insertPacketFiles } from './packet-file.store.ts'
import { standingOf } from './packet-file.transition.ts'
import { readReferralFileContract } from './referral-page.contract.ts'
import { answerWith } from './referral-page.store.ts'
import { supplementReferralContract } from './referral.contract.ts'
import { mayOpenFiles, mayReadReferrals, maySettleReferral } from './referral.policy.ts'
import { findPacket, findReferral } from './referral.store.ts'
import { supplementReferral, type ReferralFile } from './referral.transition.ts'
import { saveReferral } from './sending.store.ts'
import { lockReferralFile } from './surroundings.store.ts'

/** A referral with the files that are to follow it, or why they must not. */
type Supplemented = ReferralFile & { readonly chosen: readonly Attachment[] | Refusal }

export const packetFileRoutes: readonly Route[] = [
  command(supplementReferralContract, {
    load: lockWithFiles,
    may: maySettleReferral,
    apply(file: Supplemented, body, on): Supplemented | Refusal {
      if (isRefusal(file.chosen)) return file.chosen
      const next = supplementReferral(file, body, { ...on, id: newId })
      return isRefusal(next) ? next : { ...next, chosen: file.chosen }
    },
    async save(tx, supplemented: Supplemented, stored: Supplemented) {
      const { chosen, ...next } = supplemented
      const { chosen: _chosen, ...before } = stored
      await saveReferral(tx, next, before)
      if (!isRefusal(chosen)) insertPacketFiles(tx, filesAlong(tx, chosen, next.id), next)
    },
    present: answerWith,
    audit: 'referral.supplemented',
  }),

  download(readReferralFileContract, {
    may: mayReadReferrals,
    async produce(tx, { params: { id, fileId } }, { config }) {
      const referral = await findReferral(tx, id)
      if (referral === undefined) return undefined
      const files = await findPacketFiles(tx, id)
      const file = files.find(({ attachmentId }) => attachmentId === fileId)
      if (file === undefined) return undefined
      const matter = await placeOfMatter(tx, referral.matterId)
      const decision = mayOpenFiles(tx.actor, referral, matter)
      if (isRefusal(decision)) return decision
      const guarded = await guardedOf(tx, referral.matterId)
      const [attachment] = await findAttachments(tx, [fileId])
      const standing = standingOf(attachment)
      if (attachment === undefined || standing === 'removed') return refuse('attachment-removed')
      if (standing === 'withheld') return refuse('file-tells-where')
      // An address that became known after the file was sent stops it all the same.
      const content = await wholeOf(contentOf(tx, attachment, config.dataDir))
      if (await tellsAny(content, attachment, guarded)) return refuse('file-tells-where')
      tx.audit({
        ...{ name: 'attachment.read', outcome: 'done', subjectKind: 'attachment' },
        ...{ subjectId: fileId, detail: { referral: id } },
      })
      const { contentType } = attachment
      return { filename: withhold(file.filename, guarded), contentType, content }
    },
    audit: 'referral.file-read',
  }),
]

async function lockWithFiles(
  tx: Tx,
  input: { params: { id: string }; body: { files: readonly string[] } },
): Promise<Supplemented | undefined> {
  const file = await lockReferralFile(tx, input)
  if (file === undefined) return undefined
  const [matter, receiver, packet, sent] = await Promise.all([
    findMatter(tx, file.matterId),
    findOrganisation(tx, file.orgId),
    findPacket(tx, file.id),
    findPacketFiles(tx, file.id),
  ])
  // Who does not see the matter has no file of it to give; the policy says whose business it is.
  if (matter === undefined || receiver === undefined || packet === undefined) {
    return { ...file, chosen: refuse('no-such-file') }
  }
  const chosen = await chooseFiles(tx, matter, receiver, {
    ...{ chosen: input.body.files, fields: packet.fields },
    sent: sent.map(({ attachmentId }) => attachmentId),
  })
  return { ...file, chosen }
}

/** At most the 20 MiB of a file: its words are looked through before its first byte leaves. */
async function wholeOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}
