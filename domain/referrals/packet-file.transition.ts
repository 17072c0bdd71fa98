import type { Attachment } from '#domain/attachments/attachment.schema.ts'
import type { CoActing } from '#domain/routing/routing.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { withhold } from '#platform/text/withhold.ts'
import type { PacketFile, PacketFileState, PacketFileView } from './packet-file.schema.ts'
import type { PacketField } from './packet.schema.ts'
import type { ReferralStatus } from './referral.schema.ts'

/** What is known when files are chosen for a packet. */
export type Choice = {
  readonly matterId: string
  readonly chosen: readonly string[]
  /** those of the chosen ones that the sender sees */
  readonly found: readonly Attachment[]
  /** what the packet may hold */
  readonly fields: readonly PacketField[]
  /** do the routing rules let this receiver have files of this matter? */
  readonly isAllowed: boolean
  /** where she can be reached: in no name of a file either */
  readonly secrets: readonly string[]
  /** files that go along already */
  readonly sent: readonly string[]
}

/**
 * The files that go into a packet, or why one of them must not. A packet never says where she is
 * (反家庭暴力法: her new address least of all), so a file goes only where a person has looked and found
 * nothing of it there.
 */
export function chosenFiles(choice: Choice): readonly Attachment[] | Refusal {
  const { matterId, chosen, found, fields, isAllowed, secrets, sent } = choice
  if (chosen.length === 0) return []
  if (!fields.includes('files')) return refuse('files-not-in-packet')
  if (!isAllowed) return refuse('files-not-in-rule')
  const files: Attachment[] = []
  for (const id of new Set(chosen)) {
    const file = found.find((one) => one.id === id)
    const isOfMatter = file?.subjectKind === 'matter' && file.subjectId === matterId
    if (file === undefined || !isOfMatter || file.removedAt !== null) return refuse('no-such-file')
    if (sent.includes(id)) return refuse('file-already-in-packet')
    if (file.whereabouts === 'present') return refuse('file-tells-where')
    if (file.whereabouts !== 'absent') return refuse('file-not-looked-at')
    if (withhold(file.filename, secrets) !== file.filename) return refuse('file-name-tells-where')
    files.push(file)
  }
  return files
}

/** Does the rule that fits the matter let receivers of this kind have files? */
export function mayHaveFiles(
  coActing: readonly Pick<CoActing, 'kind' | 'packet'>[],
  receiver: { readonly kind: CoActing['kind'] },
): boolean {
  return coActing.some(({ kind, packet }) => kind === receiver.kind && packet.includes('files'))
}

const opening: ReadonlySet<ReferralStatus> = new Set([
  ...(['sent', 'signed', 'accepted', 'fed-back', 'disputed'] as const),
])

/** While a referral runs its receiver needs the files; given back, passed on or over, no longer. */
export function isOpenForFiles({ status }: { readonly status: ReferralStatus }): boolean {
  return opening.has(status)
}

/** May the file itself still be had: it is there, and nobody found since that it tells where she is. */
export function standingOf(attachment: Attachment | undefined): 'open' | 'removed' | 'withheld' {
  if (attachment === undefined || attachment.removedAt !== null) return 'removed'
  return attachment.whereabouts === 'absent' ? 'open' : 'withheld'
}

export function viewOf(
  file: PacketFile,
  attachment: Attachment | undefined,
  isReader: boolean,
): PacketFileView {
  const state: PacketFileState = isReader ? standingOf(attachment) : 'closed'
  const { attachmentId: id, filename, contentType, size, at, byName } = file
  return { id, filename: state === 'open' ? filename : null, contentType, size, at, byName, state }
}
